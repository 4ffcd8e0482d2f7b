using System.Text;

namespace SequencesAsCode.Applying.Disk;

/// <summary>Reads what a run saved for a later one, within bounds. A pipe or a device is not waited for: it has no length, and so no content.</summary>
public static class RegularFile
{
    /// <summary>A lock, journal, plan, snapshot or account of the emulator may have this many bytes.</summary>
    public const long Limit = 512L << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="limit">How many it may have.</param>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Bytes(string path, long limit = Limit)
    {
        var file = new FileInfo(path);
        var length = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
        if (length > limit) throw new IOException($"It has {length} bytes and the limit is {limit}.");
        return length == 0 ? [] : File.ReadAllBytes(path);
    }

    /// <summary>The text of a file; what is no text in it becomes the sign for that.</summary>
    /// <exception cref="IOException">As <see cref="Bytes"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">As <see cref="Bytes"/>.</exception>
    public static string Text(string path)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(path)));
        return reader.ReadToEnd();
    }

    /// <summary>Strict UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="DecoderFallbackException">It is not.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
}
