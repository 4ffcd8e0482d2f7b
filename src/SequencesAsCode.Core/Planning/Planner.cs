using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Drift;
using SequencesAsCode.Core.Planning.Guarding;
using SequencesAsCode.Core.Planning.Guarding.AcrossSequences;

namespace SequencesAsCode.Core.Planning;

/// <summary>A plan, and the mistakes of the files in view of the account.</summary>
/// <param name="Plan">The plan; each sequence with mistakes is blocked.</param>
/// <param name="Diagnostics">The mistakes, and the plan's own warnings, in file order.</param>
public sealed record PlanResult(Plan Plan, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Makes the plan from the files, the account and the lock. It reads and writes nothing itself.
/// </summary>
public static class Planner
{
    /// <summary>
    /// Plans every sequence of the files, and those of the lock that no file claims. Equal inputs give an equal plan.
    /// </summary>
    public static PlanResult CreatePlan(
        DesiredState desired,
        CurrentState current,
        Base @base,
        PlanOptions options,
        IRequestSource source
    )
    {
        var bindings = SequenceBinder
            .Bind(desired, @base, current.Rows)
            .Resolved(current.Directory, source.Capabilities.ShowsAll);
        var targets = options.Targets.ToHashSet(StringComparer.Ordinal);
        var namesakes = new Namesakes(bindings, current.Rows, desired.Workspace);
        ImmutableArray<Diagnostic> warnings =
        [
            .. FormerName.Warnings(
                bindings
                    .Bindings.Where(binding => IsTargeted(binding.Desired.Key, targets))
                    .SelectMany(binding => binding.FormerNames)
            ),
            .. namesakes.Twins().Where(twin => IsTargeted(twin.Key, targets)).Select(twin => twin.Warning),
        ];
        if (options.DriftOnly)
            return DriftOnly(desired, current, @base, options, source, bindings, warnings);

        var lost = new LostCreates(desired, @base, bindings, current.Rows);
        warnings = [.. warnings, .. lost.Told()];
        var newcomers = new NewcomerGuard(
            namesakes,
            Unclaimed(bindings, current),
            desired,
            options.Consents,
            @base.KnowsNothing
        );
        var planner = new SequencePlanner(source, desired, options.Consents, @base.KnowsNothing);
        var choice = new ChangeChoice(
            planner,
            new(planner, source, desired, options.Consents),
            newcomers,
            lost,
            bindings,
            current,
            desired.Workspace
        );
        var ofFiles = bindings.Bindings.Select(binding =>
            IsTargeted(binding.Desired.Key, targets) ? choice.Of(binding) : NotTargeted(binding)
        );
        var ofLock = bindings.Orphans.Select(orphan =>
            IsTargeted(orphan.Key, targets) ? choice.Of(orphan) : NotTargeted(orphan)
        );
        var changes = SharedTemplates.Guard([.. ofFiles, .. ofLock], current, source.Capabilities);
        warnings = [.. warnings, .. changes.SelectMany(change => VariableGuard.Warnings(change, desired.Workspace))];

        var mistakes = changes.SelectMany(change => change.Blocks).Select(block => block.Mistake).OfType<Diagnostic>();
        var context = Context(desired, current, @base, options);
        var blocks = ManyAtOnce.Blocks(changes, Live(bindings, current), options.Consents);
        return new(new(context, changes, InFileOrder(warnings), blocks), InFileOrder(mistakes.Concat(warnings)));
    }

    // Rows of the list that neither a file nor the lock claims.
    private static ImmutableArray<SequenceRow> Unclaimed(SequenceBindings bindings, CurrentState current)
    {
        var claimed = bindings
            .Bindings.Select(binding => binding.Id)
            .Concat(bindings.Orphans.Select(orphan => orphan.Id))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return [.. current.Rows.Where(row => !claimed.Contains(row.Id))];
    }

    // Ids of the sequences of files that are on in Apollo.
    private static HashSet<string> Live(SequenceBindings bindings, CurrentState current)
    {
        var bound = bindings.Bindings.Select(binding => binding.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return current
            .Rows.Where(row => row.Active && bound.Contains(row.Id))
            .Select(row => row.Id)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static ImmutableArray<Diagnostic> InFileOrder(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder)];

    // Mistakes of the files in view of the account do not matter to a report of edits made in Apollo.
    private static PlanResult DriftOnly(
        DesiredState desired,
        CurrentState current,
        Base @base,
        PlanOptions options,
        IRequestSource source,
        SequenceBindings bindings,
        ImmutableArray<Diagnostic> warnings
    )
    {
        var targets = options.Targets.ToHashSet(StringComparer.Ordinal);
        var kept = desired with { Workspace = desired.Workspace with { Policy = Policy.Default } };
        var planner = new DriftPlanner(new SequencePlanner(source, kept, Consents.None, false), current);
        var decided = desired.Workspace.Removed.Select(removed => removed.Key).ToHashSet(StringComparer.Ordinal);
        var ofFiles = bindings
            .Bindings.Where(binding => binding.Base is not null)
            .Select(binding => IsTargeted(binding.Desired.Key, targets) ? planner.Of(binding) : NotTargeted(binding));
        var ofLock = bindings
            .Orphans.Where(orphan => !decided.Contains(orphan.Key))
            .Select(orphan => IsTargeted(orphan.Key, targets) ? planner.Of(orphan) : NotTargeted(orphan));
        return new(
            new(
                Context(desired, current, @base, options),
                ofFiles.Concat(ofLock).OfType<SequenceChange>(),
                InFileOrder(warnings)
            ),
            InFileOrder(warnings)
        );
    }

    private static PlanContext Context(DesiredState desired, CurrentState current, Base @base, PlanOptions options) =>
        new()
        {
            Environment = desired.Environment.Name,
            Service = options.Service,
            Account = current.Account,
            FilesDigest = desired.FilesDigest,
            LockDigest = @base.Digest,
            Targets = options.Targets,
            Consents = options.Consents,
            DriftOnly = options.DriftOnly,
            SnapshotTaken = options.SnapshotTaken,
            SampleContacts = desired.Workspace.SampleContacts,
        };

    private static bool IsTargeted(string key, HashSet<string> targets) => targets.Count == 0 || targets.Contains(key);

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
