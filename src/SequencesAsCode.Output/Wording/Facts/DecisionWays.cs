namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>The two ways out of a decision: to allow what a guard stops, or to do without.</summary>
/// <param name="Allow">What happens when it is allowed: <c>Delete it</c>.</param>
/// <param name="Keep">What happens otherwise: <c>Keep it</c>; null when there is no other way.</param>
/// <param name="How">How, as the end of the sentence without a full stop; empty when there is no other way.</param>
/// <param name="File">The file in which that is done; null when it is not done in one.</param>
internal sealed record DecisionWays(string Allow, string? Keep = null, string How = "", string? File = null)
{
    /// <summary>The ways out of a guard of one sequence.</summary>
    /// <param name="block">The guard.</param>
    /// <param name="change">The sequence.</param>
    public static DecisionWays Of(Block block, SequenceChange change)
    {
        var file = change.At?.File;
        return block.Code switch
        {
            BlockCode.RemovalNeedsConsent or BlockCode.RemovalDenied => new(
                "Delete it",
                "Keep it",
                "put it back",
                file
            ),
            BlockCode.MayBeSame => new("Keep it"),
            BlockCode.AddedInService => new("Delete it", "Keep it", $"run '{CommandWords.Pull(change.Key)}'"),
            BlockCode.ActivationNeedsConsent => Activation(change, file),
            BlockCode.Conflict => new(
                "Use the version in git",
                "Use Apollo's version",
                $"run '{CommandWords.PullTheirs(change.Key)}'"
            ),
            BlockCode.MissingFromFiles => new("Stop managing it, or archive it", "Keep it", "bring its file back"),
            BlockCode.GoneFromService => new("Stop managing it"),
            BlockCode.UnknownVariable => new("It exists in Apollo", "It is a typo", "correct it", file),
            _ => new("Allow it"),
        };
    }

    /// <summary>The ways out of a guard of the whole plan.</summary>
    public static DecisionWays Of(Block block) =>
        block.Code == BlockCode.ManyAtOnce
            ? new("Allow it", "Do less at once", "split the change into smaller pull requests")
            : new("Allow it");

    private static DecisionWays Activation(SequenceChange change, string? file) =>
        Effects.SwitchesOn(change.Fields)
            ? new("Turn it on", "Leave it off", "remove 'active: true'", file)
            : new("Send it", "Leave it under review", "put 'status: to_be_reviewed' back", file);
}
