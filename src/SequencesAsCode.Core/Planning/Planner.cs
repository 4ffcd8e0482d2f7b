using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Guarding.AcrossSequences;
using SequencesAsCode.Core.Planning.Measured;

namespace SequencesAsCode.Core.Planning;

/// <summary>A plan, and the mistakes that only show when the files are compared with the account.</summary>
/// <param name="Plan">The plan; each sequence with mistakes is blocked.</param>
/// <param name="Diagnostics">The mistakes and the warnings of the plan, in file order.</param>
public sealed record PlanResult(Plan Plan, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Makes the plan from the files, the account and the lock. It reads and writes nothing itself.
/// </summary>
public static class Planner
{
    /// <summary>
    /// Plans every sequence of the files, and those of the lock that no file claims. Equal inputs give an equal plan.
    /// </summary>
    /// <param name="desired">The files.</param>
    /// <param name="current">The state of the account.</param>
    /// <param name="base">The lock.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="source">Describes what the service can do, and its requests.</param>
    public static PlanResult CreatePlan(
        DesiredState desired,
        CurrentState current,
        Base @base,
        PlanOptions options,
        IRequestSource source
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var measured = options.Facts.AreGuesses ? source : new MeasuredSource(source, options.Facts);
        var input = new PlanInput(desired, current, @base, options, measured);
        var namesakes = new Namesakes(input.Bindings, current.Rows, desired.Workspace);
        var warnings = NameWarnings(input, namesakes);
        return options.DriftOnly ? PlanDrift(input, warnings) : PlanChanges(input, namesakes, warnings);
    }

    private static ImmutableArray<Diagnostic> NameWarnings(PlanInput input, Namesakes namesakes) =>
        [
            .. FormerName.Warnings(
                input
                    .Bindings.Bindings.Where(binding => input.IsTargeted(binding.Desired.Key))
                    .SelectMany(binding => binding.FormerNames)
            ),
            .. namesakes.Twins().Where(twin => input.IsTargeted(twin.Key)).Select(twin => twin.Warning),
        ];

    private static PlanResult PlanChanges(PlanInput input, Namesakes namesakes, ImmutableArray<Diagnostic> warnings)
    {
        var workspace = input.Desired.Workspace;
        var lost = new LostCreates(input.Desired, input.Base, input.Bindings, input.Current.Rows);
        var choice = ChoiceFor(input, namesakes, lost);
        var ofFiles = input.Bindings.Bindings.Select(binding =>
            input.IsTargeted(binding.Desired.Key) ? choice.Plan(binding) : NotTargeted(binding)
        );
        var ofLock = input.Bindings.Orphans.Select(orphan =>
            input.IsTargeted(orphan.Key) ? choice.Plan(orphan) : NotTargeted(orphan)
        );
        var changes = SharedTemplates.Guard([.. ofFiles, .. ofLock], input.Current, input.Source.Capabilities);
        var (blocks, allowed) = ManyAtOnce.Judge(changes, input);

        ImmutableArray<Diagnostic> all =
        [
            .. warnings,
            .. lost.Warnings(),
            .. AllowNotes.Warnings(
                input.Bindings.Bindings.Where(binding => input.IsTargeted(binding.Desired.Key)),
                workspace,
                input.Base
            ),
            .. changes.SelectMany(change => VariableGuard.Warnings(change, workspace)),
            .. AllowNotes.IdleMany(workspace, input.Base, isNeeded: !blocks.IsEmpty || !allowed.IsEmpty),
        ];
        var mistakes = changes.SelectMany(change => change.Blocks).Select(block => block.Mistake).OfType<Diagnostic>();
        var context = input.Context with { Allowed = [.. allowed] };
        return new(new(context, changes, InFileOrder(all), blocks), InFileOrder(mistakes.Concat(all)));
    }

    private static ChangeChoice ChoiceFor(PlanInput input, Namesakes namesakes, LostCreates lost)
    {
        var consents = input.Options.Consents;
        var isWithoutLock = input.Base.KnowsNothing;
        var planner = new SequencePlanner(input.Source, input.Desired, consents, isWithoutLock, input.Judge);
        return new(
            planner,
            new(planner, input.Source, input.Desired, consents),
            new(namesakes, input.Unclaimed, input.Desired, consents, isWithoutLock),
            lost,
            input.Bindings,
            input.Current,
            input.Desired.Workspace
        );
    }

    private static ImmutableArray<Diagnostic> InFileOrder(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder)];

    // A report of edits made in Apollo leaves out the mistakes of the files.
    private static PlanResult PlanDrift(PlanInput input, ImmutableArray<Diagnostic> warnings)
    {
        var desired = input.Desired;
        var kept = desired with { Workspace = desired.Workspace with { Policy = Policy.Default } };
        var matching = new SequencePlanner(
            input.Source,
            kept,
            Consents.None,
            mayHaveMadeThem: false,
            AllowJudge.Nobody
        );
        var planner = new DriftPlanner(matching, input.Current);
        var decided = desired.Workspace.Removed.Select(removed => removed.Key).ToHashSet(StringComparer.Ordinal);
        var ofFiles = input
            .Bindings.Bindings.Where(binding => binding.Base is not null)
            .Select(binding => input.IsTargeted(binding.Desired.Key) ? planner.Plan(binding) : NotTargeted(binding));
        var ofLock = input
            .Bindings.Orphans.Where(orphan => !decided.Contains(orphan.Key))
            .Select(orphan => input.IsTargeted(orphan.Key) ? planner.Plan(orphan) : NotTargeted(orphan));
        var ordered = InFileOrder(warnings);
        return new(new(input.Context, ofFiles.Concat(ofLock).OfType<SequenceChange>(), ordered), ordered);
    }

    private static SequenceChange NotTargeted(SequenceBinding binding) =>
        NotRead(binding, Reason.NotTargeted) with
        {
            MatchedBy = MatchedBy.Nothing,
        };

    private static SequenceChange NotTargeted(BaseSequence orphan) =>
        SequencePlanner.Blank(orphan, SequenceAction.NotRead, Reason.NotTargeted, new(EffectKind.NotLookedAt));

    internal static SequenceChange NotRead(SequenceBinding binding, Reason reason) =>
        SequencePlanner.Blank(binding.Desired, SequenceAction.NotRead, reason, new(EffectKind.NotLookedAt)) with
        {
            Id = binding.Id,
            MatchedBy = binding.By,
        };
}
