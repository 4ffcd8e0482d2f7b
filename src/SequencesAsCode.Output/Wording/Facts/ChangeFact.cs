namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>One thing that a change does, as a sentence without a full stop.</summary>
/// <param name="Text">What happens.</param>
/// <param name="IsLoss">Whether something is deleted, or sending starts or stops: outputs stress it.</param>
internal readonly record struct ChangeFact(string Text, bool IsLoss = false)
{
    /// <summary>Who notices, as the end of the sentence; empty when nobody is counted.</summary>
    public string People { get; init; } = "";
}
