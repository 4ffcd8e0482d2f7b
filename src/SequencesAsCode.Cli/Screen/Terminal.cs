using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Cli.Screen;

/// <summary>The standard streams and what they are connected to.</summary>
/// <param name="In">What a person types.</param>
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
    /// <summary>Whether a person is being asked.</summary>
    public Asking Asking { get; init; } = new();

    /// <summary>Whether results go to a screen and not to a file or another program.</summary>
    public bool IsOutputSeen { get; init; }

    /// <summary>Writes a notice to stderr.</summary>
    public void Notice(string text) => TextRenderer.WriteNotice(text, Error);
}
