using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SequencesAsCode.Cli.Screen;

/// <summary>Stderr with a last line that changes in place. Any other output removes that line first. The only control
/// character it needs is the carriage return.</summary>
/// <param name="stream">Stderr itself.</param>
/// <param name="width">Columns of the terminal. Longer lines are cut, because a wrapped line could not be
/// removed.</param>
internal sealed class LiveLine(TextWriter stream, int width) : TextWriter
{
    private readonly Lock gate = new();
    private int shown;

    /// <summary>Stderr itself, for a display that draws on its own.</summary>
    public TextWriter Stream => stream;

    public override Encoding Encoding => stream.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => stream.NewLine;
        set => stream.NewLine = value;
    }

    /// <summary>Shows a line in place of the previous one. Null or an empty text removes it.</summary>
    public void Show(string? text)
    {
        lock (gate)
        {
            var line = text is null ? "" : text[..Math.Min(text.Length, width - 1)];
            if (line.Length == 0 && shown == 0)
                return;
            stream.Write(line.Length < shown ? $"\r{line.PadRight(shown)}\r{line}" : $"\r{line}");
            stream.Flush();
            shown = line.Length;
        }
    }

    public override void Write(char value) => Plain(() => stream.Write(value));

    public override void Write(string? value) => Plain(() => stream.Write(value));

    public override void Write(char[] buffer, int index, int count) => Plain(() => stream.Write(buffer, index, count));

    public override void Flush() => stream.Flush();

    private void Plain(Action write)
    {
        lock (gate)
        {
            Show(null);
            write();
        }
    }
}
