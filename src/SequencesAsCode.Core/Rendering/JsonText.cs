using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Rendering;

/// <summary>JSON as text: readable, and harmless to whoever prints it.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static string Write(JsonNode? node) => Harmless(node?.ToJsonString(Indented) ?? "null");

    /// <summary>On one line, nothing replaced: for requests and digests.</summary>
    public static string WriteCompact(JsonNode? node) => node?.ToJsonString(Compact) ?? "null";

    /// <exception cref="JsonException">The text is not JSON, or an object has a property twice.</exception>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, null, Strict);

    // Outside strings JSON is plain ASCII without these, so each replacement is an escape inside a string and means the same.
    private static string Harmless(string json)
    {
        var result = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value is '\n' || !Printable.IsUnseen(rune)) result.Append(rune.ToString());
            else foreach (var unit in rune.ToString()) result.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return result.Replace("##vso[", "\\u0023#vso[").Replace("##[", "\\u0023#[").ToString();
    }
}
