using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SequencesAsCode.Tests.Secrets;

/// <summary>Looks for a marked key in whatever notation, and for its beginning.</summary>
internal static class KeySearch
{
    /// <summary>Has characters that URLs, JSON, HTML and base64 write otherwise.</summary>
    public const string Key = "k3y+TH4T/MUST=N0T<L34K>\"anywhere\"&ever";

    private static readonly (string Notation, byte[] Bytes)[] Marks =
    [
        ("plain", Encoding.UTF8.GetBytes(Key)),
        ("its beginning", Encoding.UTF8.GetBytes(Key[..12])),
        ("its end", Encoding.UTF8.GetBytes(Key[^12..])),
        ("URL", Encoding.UTF8.GetBytes(Uri.EscapeDataString(Key))),
        ("form", Encoding.UTF8.GetBytes(WebUtility.UrlEncode(Key))),
        ("HTML", Encoding.UTF8.GetBytes(WebUtility.HtmlEncode(Key))),
        ("JSON", Encoding.UTF8.GetBytes(JsonEncodedText.Encode(Key).ToString())),
        (
            "relaxed JSON",
            Encoding.UTF8.GetBytes(JsonEncodedText.Encode(Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString())
        ),
        ("base64", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)))),
        ("the beginning of base64", Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))[..16])),
        ("UTF-16", Encoding.Unicode.GetBytes(Key[..12])),
        ("UTF-16 from the other end", Encoding.BigEndianUnicode.GetBytes(Key[..12])),
        ("hexadecimal", Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(Key)))),
        ("small hexadecimal", Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Key)))),
    ];

    /// <summary>The key in the notations in which a service might repeat it.</summary>
    public static IEnumerable<string> Notations =>
        Marks
            .Where(mark =>
                !mark.Notation.StartsWith("UTF-16", StringComparison.Ordinal)
                && !mark.Notation.Contains("hexadecimal", StringComparison.Ordinal)
            )
            .Select(mark => Encoding.UTF8.GetString(mark.Bytes));

    /// <summary>Which notations a text holds.</summary>
    public static IEnumerable<string> In(string text) => In(Encoding.UTF8.GetBytes(text));

    /// <summary>Which notations a file holds.</summary>
    public static IEnumerable<string> InFile(string file) =>
        In(File.ReadAllBytes(file)).Concat(In(Path.GetFileName(file))).Select(notation => $"{file}: {notation}");

    private static IEnumerable<string> In(byte[] content) =>
        Marks.Where(mark => content.AsSpan().IndexOf(mark.Bytes) >= 0).Select(mark => mark.Notation);
}
