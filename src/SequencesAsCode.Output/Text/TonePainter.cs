using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Paints text in its tone. The only table of terminal colors.</summary>
internal static class TonePainter
{
    private const string Reset = "\e[0m";

    /// <summary>The text with its color. Without color, only changed words get marks.</summary>
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
            Tone.InGit => "\e[34m",
            Tone.InApollo => "\e[35m",
            _ => "\e[1;32m",
        };
}
