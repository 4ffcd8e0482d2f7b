using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>A sequence as the service shows it after a write, compared with the plan.</summary>
/// <param name="Mismatches">
/// Short phrases for what is neither equal nor explained; empty when all is as planned.
/// </param>
/// <param name="Steps">Every step of the service with the step of the plan.</param>
internal sealed record ReadBack(ImmutableArray<string> Mismatches, ImmutableArray<StepPair> Steps)
{
    private const int MostMismatches = 8;

    /// <summary>The fields that are neither equal nor explained.</summary>
    public ImmutableArray<Field> Untaken { get; init; } = [];

    /// <summary>The values that the service changed.</summary>
    public ImmutableArray<RewrittenField> Rewrites { get; init; } = [];

    /// <summary>The bodies that read the same as they were sent, with other markup.</summary>
    public ImmutableArray<ReturnedBody> Bodies { get; init; } = [];

    /// <summary>How the service changed values, by the id of the sequence, step or touch and the field.</summary>
    public ImmutableDictionary<(string Id, Field Field), Rewriting.Verdict> Verdicts { get; init; } =
        ImmutableDictionary<(string Id, Field Field), Rewriting.Verdict>.Empty;

    /// <summary>Whether the service shows what was sent, with changes of form at most.</summary>
    public bool IsWhatWasSent => Mismatches.IsEmpty && Rewrites.All(rewrite => RewriteKinds.IsForm(rewrite.Kinds));

    /// <summary>Compares all parts, including unmanaged ones, and finds the ids of created parts.</summary>
    /// <param name="target">The target of the plan.</param>
    /// <param name="current">The sequence as it was read.</param>
    /// <param name="ignored">Fields of the sequence that are not written yet.</param>
    public static ReadBack Compare(
        TargetSequence target,
        CurrentSequence current,
        params ImmutableArray<Field> ignored
    ) => Compare(target, current, NewParts.Unknown, null, ignored);

    /// <summary>Compares as well, with known ids of new parts, and tells changed values from refused ones.</summary>
    /// <param name="target">The target of the plan.</param>
    /// <param name="current">The sequence as it was read.</param>
    /// <param name="parts">The known ids of new parts.</param>
    /// <param name="rewriting">Tells changed values from refused ones; null to count all as mismatches.</param>
    /// <param name="ignored">Fields of the sequence that are not written yet.</param>
    public static ReadBack Compare(
        TargetSequence target,
        CurrentSequence current,
        NewParts parts,
        Rewriting? rewriting,
        params ImmutableArray<Field> ignored
    )
    {
        if (current.IsOrderUnknown)
            current = current.InOrder([.. target.Steps.Select(step => step.Id).OfType<string>()]);
        var differences = new ReadBackDifferences(rewriting);
        differences.Compare(target, current, ignored);

        var partners = Partners.Of(target, current, parts);
        var pairs = ImmutableArray.CreateBuilder<StepPair>();
        foreach (var (index, step) in current.Steps.Index())
        {
            var wanted = partners.Steps.GetValueOrDefault(step.Id);
            if (wanted is not null && (index >= target.Steps.Length || target.Steps[index] != wanted))
                differences.Add($"place of step {wanted.Handle}");
            pairs.Add(partners.With(wanted, step));
            if (wanted is null)
                differences.Add($"step {index + 1} is not one that was sent");
            else
                Compare(wanted, pairs[^1], differences);
        }

        foreach (var missing in target.Steps.Where(step => !partners.Steps.ContainsValue(step)))
            differences.Add($"step {missing.Handle} is not there as it was sent");
        if (current.Steps.Length != target.Steps.Length)
            differences.Add($"{current.Steps.Length} steps instead of {target.Steps.Length}");
        return new(differences.Mismatches, pairs.ToImmutable())
        {
            Untaken = differences.Untaken,
            Rewrites = differences.Rewrites,
            Bodies = differences.Bodies,
            Verdicts = differences.Verdicts,
        };
    }

    /// <summary>A sentence that lists the mismatches.</summary>
    public string NotTaken() =>
        $"Written, but the result differs from the plan: {ShortList.Of(Mismatches, MostMismatches, "; ")}. Check the "
        + "sequence in Apollo, then run 'sequences plan'.";

    /// <summary>The parts that a create made, as they are now.</summary>
    public CreatedParts Created(string sequenceId) =>
        new(
            sequenceId,
            [
                .. Steps
                    .Where(pair => pair.Target is not null)
                    .Select(pair =>
                        pair.Target! with
                        {
                            Id = pair.Current.Id,
                            Fields = pair.Current.Fields.With(pair.Target!.Fields),
                            Touches =
                            [
                                .. pair.Touches.Select(touch =>
                                    touch.Target is { } wanted
                                        ? wanted with
                                        {
                                            Id = touch.Current.Id,
                                            Fields = touch.Current.Fields.With(wanted.Fields),
                                        }
                                        : new TargetTouch(
                                            touch.Current.Id,
                                            null,
                                            touch.Current.Id,
                                            touch.Current.Fields,
                                            FieldSet.Empty
                                        )
                                ),
                            ],
                        }
                    ),
            ]
        );

    private static void Compare(TargetStep wanted, StepPair pair, ReadBackDifferences differences)
    {
        foreach (var touch in pair.Touches)
        {
            if (touch.Target is { } sent)
                differences.Compare(sent, touch.Current);
        }

        // For some types of steps the service makes a touch that was not sent.
        var isServiceMade = wanted.Id is null && wanted.Touches.IsEmpty;
        foreach (var missing in wanted.Touches.Where(touch => pair.Touches.All(held => held.Target != touch)))
            differences.Add($"variant {missing.Handle} is not there as it was sent");
        if (!isServiceMade && pair.Touches.Length != wanted.Touches.Length)
            differences.Add($"step {wanted.Handle}: {pair.Touches.Length} variants instead of {wanted.Touches.Length}");
        differences.Compare(wanted, pair.Current);
    }
}

/// <summary>A step of the service with the step of the plan.</summary>
/// <param name="Target">The step of the plan; null for a step that the plan did not expect.</param>
/// <param name="Current">The step as the service shows it.</param>
/// <param name="Touches">Its touches with those of the plan.</param>
internal sealed record StepPair(TargetStep? Target, CurrentStep Current, ImmutableArray<TouchPair> Touches);

/// <summary>A touch of the service with the touch of the plan.</summary>
/// <param name="Target">The touch of the plan; null for a touch that the plan did not expect.</param>
/// <param name="Current">The touch as the service shows it.</param>
internal sealed record TouchPair(TargetTouch? Target, CurrentTouch Current);
