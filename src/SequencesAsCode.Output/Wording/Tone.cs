using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Wording;

/// <summary>What a run of text is, which decides its colour, and its brackets where there is none.</summary>
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

    /// <summary>Words that go, inside a line that stays.</summary>
    WordsOut,

    /// <summary>Words that come, inside a line that stays.</summary>
    WordsIn,
}

/// <summary>The one table of colours.</summary>
internal static class Tones
{
    private const string Reset = "\e[0m";

    /// <summary>The text in its tone.</summary>
    public static string Paint(string text, Tone tone, bool colour) =>
        (colour, tone) switch
        {
            (false, Tone.WordsOut) => new ProsePiece(text, PieceKind.Removed).ToString(),
            (false, Tone.WordsIn) => new ProsePiece(text, PieceKind.Added).ToString(),
            (false, _) or (_, Tone.Plain) => text,
            _ => $"{Code(tone)}{text}{Reset}",
        };

    private static string Code(Tone tone) =>
        tone switch
        {
            Tone.Strong => "\e[1m",
            Tone.Faint => "\e[2m",
            Tone.Added => "\e[32m",
            Tone.Removed => "\e[31m",
            Tone.Changed => "\e[33m",
            Tone.Moved => "\e[36m",
            Tone.Alarm => "\e[1;31m",
            Tone.WordsOut => "\e[9;31m",
            _ => "\e[1;32m",
        };
}
