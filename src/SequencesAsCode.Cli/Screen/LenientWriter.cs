using System.Text;

namespace SequencesAsCode.Cli.Screen;

/// <summary>A writer for progress and notices. When they cannot be written any more, because a disk is full or a pipe
/// is closed, the run goes on without them.</summary>
internal sealed class LenientWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No stream is left to report this on.
        }
    }
}
