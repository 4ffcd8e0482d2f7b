using System.Text;

namespace SequencesAsCode.Applying.Disk;

/// <summary>
/// Reads files that an earlier run saved, up to a size. Pipes and devices have no length and are read as empty.
/// </summary>
public static class RegularFile
{
    /// <summary>The most bytes of a lock, journal, plan, snapshot or emulator state.</summary>
    public const long Limit = 512L << 20;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes.</param>
    /// <exception cref="IOException">The file cannot be read, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static byte[] Bytes(string path, long limit = Limit)
    {
        var file = new FileInfo(path);
        var length = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
        if (length > limit)
            throw new IOException($"It has {length} bytes and the limit is {limit}.");
        return length == 0 ? [] : File.ReadAllBytes(path);
    }

    /// <summary>The text of a file; invalid bytes become U+FFFD.</summary>
    /// <exception cref="IOException">As <see cref="Bytes"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">As <see cref="Bytes"/>.</exception>
    public static string Text(string path)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(path)));
        return reader.ReadToEnd();
    }

    /// <summary>Decodes UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes) =>
        Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
}
