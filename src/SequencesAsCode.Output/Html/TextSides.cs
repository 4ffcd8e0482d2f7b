namespace SequencesAsCode.Output.Html;

/// <summary>What the two sides of a comparison are called, and how words are marked that only one of them has.</summary>
/// <param name="First">Label of the one side.</param>
/// <param name="Second">Label of the other side.</param>
/// <param name="OnlyFirst">The element for words that only the one has.</param>
/// <param name="OnlySecond">The element for words that only the other has.</param>
/// <param name="Panes">The class of both panes together.</param>
internal sealed record TextSides(string First, string Second, string OnlyFirst, string OnlySecond, string Panes)
{
    /// <summary>A change: one side goes, the other comes.</summary>
    public static TextSides Change { get; } = new("Before", "After", "del", "ins", "panes two");

    /// <summary>A difference that stays: neither side goes.</summary>
    public static TextSides Kept { get; } = new("File", "Apollo", "mark", "mark", "panes sides");

    /// <summary>The label of a side.</summary>
    public string Label(bool isSecond) => isSecond ? Second : First;

    /// <summary>The element for words that only this side has.</summary>
    public string Mark(bool isSecond) => isSecond ? OnlySecond : OnlyFirst;
}
