namespace SequencesAsCode.Output.Wording;

/// <summary>The role of a piece of text. It decides the color, or the brackets where there is no color.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Faint,
    Added,
    Removed,
    Changed,
    Moved,
    Alarm,

    /// <summary>Removed words inside a line that stays.</summary>
    WordsOut,

    /// <summary>Added words inside a line that stays.</summary>
    WordsIn,
}
