using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SequencesAsCode.Cli.Screen;

/// <summary>Stderr with a last line that changes in place: whatever else is written takes that line away first. It
/// needs no control sequence but the carriage return.</summary>
/// <param name="stream">Stderr itself.</param>
/// <param name="width">Columns; a longer line could not be taken back.</param>
internal sealed class LiveLine(TextWriter stream, int width) : TextWriter
{
    private readonly Lock gate = new();
    private int shown;

    /// <summary>Stderr itself, for who draws there in his own way.</summary>
    public TextWriter Stream => stream;

    public override Encoding Encoding => stream.Encoding;

    [AllowNull]
    public override string NewLine
    {
        get => stream.NewLine;
        set => stream.NewLine = value;
    }

    /// <summary>Shows a line in the place of the last one; null or nothing takes it away.</summary>
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
