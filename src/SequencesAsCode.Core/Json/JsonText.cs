using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes and parses JSON text. Indented text is safe to print on terminals and in CI logs.</summary>
public static partial class JsonText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit),
        '\n',
    ]);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The node as indented text, with invisible characters and CI commands escaped.</summary>
    public static string Write(JsonNode? node) => Harmless(node?.ToJsonString(Indented) ?? "null");

    /// <summary>How <see cref="Write"/> writes, before <see cref="Harmless"/>.</summary>
    internal static JsonWriterOptions IndentedOptions { get; } =
        new()
        {
            Indented = true,
            NewLine = Indented.NewLine,
            Encoder = Indented.Encoder,
        };

    /// <summary>How <see cref="WriteCompact"/> writes.</summary>
    internal static JsonWriterOptions CompactOptions { get; } = new() { Encoder = CompactJson.Options.Encoder };

    /// <summary>The node on one line with nothing replaced, for requests and digests.</summary>
    public static string WriteCompact(JsonNode? node) => node?.ToJsonString(CompactJson.Options) ?? "null";

    /// <summary>The node that a text holds.</summary>
    /// <exception cref="JsonException">The text is not JSON, or an object has a property twice.</exception>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, null, Strict);

    // The encoder has no setting that leaves emoji unescaped.
    private static string Unescaped(Match escape) =>
        escape.Groups["high"] is { Success: true } high
            ? new([Unit(high.Value), Unit(escape.Groups["low"].Value)])
            : escape.Value;

    private static char Unit(string hex) =>
        (char)ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>
    /// Indented JSON, or whole tokens of it, with emoji unescaped, and invisible characters and CI commands escaped.
    /// </summary>
    /// <remarks>
    /// Outside strings, JSON has none of these characters. So each replacement is an escape inside a string, and the
    /// value stays the same.
    /// </remarks>
    internal static string Harmless(string json)
    {
        if (json.Contains("\\u", StringComparison.Ordinal))
            json = Escapes().Replace(json, Unescaped);
        var result = json.AsSpan().ContainsAnyExcept(Plain) ? Seen(json) : json;
        return result.Contains("##", StringComparison.Ordinal)
            ? result
                .Replace("##vso[", "\\u0023#vso[", StringComparison.Ordinal)
                .Replace("##[", "\\u0023#[", StringComparison.Ordinal)
            : result;
    }

    private static string Seen(string json)
    {
        var result = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value is not '\n' && Printable.IsUnseen(rune))
            {
                foreach (var unit in rune.ToString())
                    result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else if (rune.IsBmp)
            {
                result.Append((char)rune.Value);
            }
            else
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(
        @"\\(u(?<high>d[89ab][0-9a-f]{2})\\u(?<low>d[c-f][0-9a-f]{2})|.)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Escapes();
}
