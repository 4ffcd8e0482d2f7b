using System.Text;

namespace SequencesAsCode.Core.Text;

/// <summary>The text of one file: strict UTF-8, without BOM, lines ending in LF.</summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private string[]? lines;
    private LineStarts? starts;

    private SourceText(string file, string text) => (File, Text) = (file, text);

    /// <summary>The path relative to the workspace.</summary>
    public string File { get; }

    /// <summary>The text, with LF as the only line end and without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The lines without their ends.</summary>
    public IReadOnlyList<string> Lines => lines ??= Text.Split('\n');

    /// <summary>Decodes the bytes of a file; null after a diagnostic when they are not text.</summary>
    public static SourceText? Decode(string file, byte[] content, ICollection<Diagnostic> diagnostics)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var valid = Encoding.UTF8.GetString(bytes[..ValidLength(bytes)]);
            diagnostics.Add(Diagnostic.NotUtf8(Place(file, valid, valid.Length)));
            return null;
        }

        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var control = ControlCharacter(text);
        if (control >= 0)
            diagnostics.Add(Diagnostic.ControlCharacter(Place(file, text, control), text[control]));
        else if (!Leftovers.In(file, text, diagnostics))
            return new(file, text);
        return null;
    }

    /// <summary>The index of the first character that text files must not contain, or -1.</summary>
    public static int ControlCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i]
                is < ' '
                    and not ('\t' or '\n')
                    or (>= '\u007f' and <= '\u009f' and not '\u0085')
                    or '\ufffe'
                    or '\uffff'
            )
                return i;
        }

        return -1;
    }

    /// <summary>The line and column of an index.</summary>
    public SourceLocation PlaceAt(int index)
    {
        starts ??= new(Text);
        return new(File, starts.Line(index), starts.Column(index) + 1);
    }

    private static SourceLocation Place(string file, string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new(file, before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            length += consumed;
        return length;
    }
}
