using SequencesAsCode.Core.Planning.Crossing;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a sequence because file, lock and Apollo disagree about its content.</summary>
internal static class ConflictGuards
{
    private const int SeveralEdits = 2;
    private const int MostValues = 8;

    /// <summary>Stops values that were edited in the file and in Apollo.</summary>
    public static IEnumerable<Block> Conflicts(DesiredSequence sequence, IReadOnlyList<ConflictAt> conflicts)
    {
        if (conflicts.Count == 0)
            yield break;
        var what = string.Join("; ", conflicts);
        yield return new(
            BlockCode.Conflict,
            $"Changed both in the file and in Apollo since the last apply: {what}. Copy Apollo's values to the file "
                + $"with '{CommandWords.PullTheirs(sequence.Key)}', or use the version in git.",
            sequence.At
        )
        {
            Consent = Consent.Overwrite(sequence.Key),
        };
    }

    /// <summary>Stops an overwrite of a live sequence when no lock tells which side is newer.</summary>
    public static IEnumerable<Block> WithoutBase(
        DesiredSequence sequence,
        CurrentSequence current,
        SequenceChange change
    )
    {
        var steps = change.Steps.Where(step => step.Action != PartAction.None).ToList();
        var fields = change.Fields.Concat(
            steps.SelectMany(step => step.Fields.Concat(step.Touches.SelectMany(touch => touch.Fields)))
        );
        var labels = fields
            .Where(field => !ReferenceEquals(field.Field, Fields.Active))
            .Select(field => field.Field.Label)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var isOfSteps = steps.Exists(step =>
            step.Action != PartAction.Update
            || step.Touches.Any(touch => touch.Action is PartAction.Create or PartAction.Remove)
        );
        if (labels.Count == 0 && !isOfSteps)
            yield break;
        var what = string.Join(", ", labels.Take(MostValues).Concat(isOfSteps ? ["the list of steps"] : []));
        yield return new(
            BlockCode.Conflict,
            $"The file and Apollo differ ({what}), and no lock file says which side is newer. "
                + $"{Live(current)} If Apollo is right, copy its values to the file with "
                + $"'{CommandWords.PullTheirs(sequence.Key)}'. If the file is right, use the version in git.",
            sequence.At
        )
        {
            LinesToAdd = ["without_lock: overwrite"],
            Consent = Consent.Overwrite(sequence.Key),
        };
    }

    private static string Live(CurrentSequence current) =>
        current.People.IsNobody ? "It is on." : $"{Guards.AreThere(current.People)} in it.";

    /// <summary>
    /// Notes that the lock may be old: several edits in Apollo and nothing to change look like an older commit.
    /// </summary>
    public static IEnumerable<string> MayBeOldLock(string key, int edits) =>
        edits < SeveralEdits
            ? []
            :
            [
                "If you went back to an older commit, its lock file went back too. Then restore the newest "
                    + "lock file and run 'sequences plan' again, or plan with "
                    + $"{ConsentFlags.FlagOf(Consent.RevertDrift(key))}.",
            ];

    /// <summary>The number of edits made in Apollo in steps.</summary>
    public static int EditsIn(ImmutableArray<StepChange> steps) =>
        steps.Sum(step =>
            step.Drift.Length
            + One(step.Action, step.Reason)
            + step.Touches.Sum(touch => touch.Drift.Length + One(touch.Action, touch.Reason))
        );

    private static int One(PartAction action, Reason reason) => StepChange.IsDrift(action, reason) ? 1 : 0;

    /// <summary>Stops an update that may lose what it is not known to send back.</summary>
    public static IEnumerable<Block> Losses(DesiredSequence sequence, IReadOnlyList<Loss> losses)
    {
        if (losses.Count == 0)
            yield break;
        var words = losses.Select(loss => loss.What).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var accepted = sequence
            .AcceptLoss.Concat(words)
            .Distinct(StringComparer.Ordinal)
            .Select(word => YamlText.Of(word, inFlow: true));
        yield return new(
            BlockCode.CannotBeKept,
            "This update could lose "
                + $"{string.Join(", ", losses.Distinct().Select(loss => $"{loss.What} of {loss.Where}"))}. It is not "
                + "known whether Apollo keeps it.",
            sequence.At
        )
        {
            LinesToAdd = [$"accept_loss: [{string.Join(", ", accepted)}]"],
        };
    }

    /// <summary>Stops differences that only a person can remove, if the policy treats them as errors.</summary>
    public static IEnumerable<Block> SetByHand(
        DesiredSequence sequence,
        ImmutableArray<FieldDifference> differences,
        Policy policy
    )
    {
        if (!policy.CreateOnlyIsError || differences.IsEmpty)
            yield break;
        var what = string.Join(", ", differences.Select(difference => $"{difference.Field.Key} to {difference.File}"));
        yield return new(
            BlockCode.SetByHand,
            $"The API is not known to set {what}. Set it in Apollo, or change the file (policy "
                + "'create_only: error').",
            sequence.At
        );
    }

    /// <summary>Stops a sequence for each mistake of its file in view of the account, at its line.</summary>
    public static IEnumerable<Block> Mistakes(IEnumerable<Diagnostic> mistakes) =>
        mistakes
            .OrderBy(mistake => mistake.At, SourceLocation.FileOrder)
            .Select(mistake => new Block(BlockCode.DoesNotFit, mistake.ToString(), mistake.At) { Mistake = mistake });

    /// <summary>Stops a sequence when file and lock name two different ones.</summary>
    public static Block Contradiction(DesiredSequence sequence, string why) =>
        new(BlockCode.Conflict, why, sequence.At);

    /// <summary>Stops a sequence when the lock has keys for the wrong steps or touches.</summary>
    public static Block KeysAreCrossed(DesiredSequence sequence, CrossedKeys crossed) =>
        new(
            BlockCode.Conflict,
            $"The lock file has keys for the wrong emails: {string.Join("; ", crossed.What)}. One email "
                + "would be written over another, so nothing is sent. Add the lines below to the file, so that "
                + "it says which is which. After one apply you can remove them.",
            sequence.At
        )
        {
            LinesToAdd = crossed.Lines,
        };
}
