using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Cli.Screen;

/// <summary>The standard streams and what they are connected to.</summary>
/// <param name="In">Answers of a person.</param>
/// <param name="Out">Results.</param>
/// <param name="Error">Everything else.</param>
/// <param name="IsInteractive">Whether a person can be asked.</param>
/// <param name="Colour">Whether results may be coloured.</param>
/// <param name="Width">Columns for prose.</param>
internal sealed record Terminal(
    TextReader In,
    TextWriter Out,
    TextWriter Error,
    bool IsInteractive,
    bool Colour,
    int Width
)
{
    /// <summary>Tells a person what goes on, beside the result.</summary>
    public void Notice(string text) => TextRenderer.WriteNotice(text, Error);
}
