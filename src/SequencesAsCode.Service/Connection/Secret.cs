using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SequencesAsCode.Service.Connection;

/// <summary>
/// Removes a key from texts of the service: in plain text, in the notations of URLs, JSON, HTML and base64, and in
/// parts.
/// </summary>
internal sealed class Secret
{
    // Fewer characters of a key do not help to guess it, and may occur in any text.
    private const int ShortestPart = 8;
    private const string Replacement = "[key]";
    private readonly ImmutableArray<string> notations;

    public Secret(string key)
    {
        string[] known =
        [
            key,
            JsonEncodedText.Encode(key).ToString(),
            JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
            Uri.EscapeDataString(key),
            WebUtility.UrlEncode(key),
            WebUtility.HtmlEncode(key),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key)),
        ];
        notations =
        [
            .. known
                .Where(notation => notation.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(notation => notation.Length),
        ];
    }

    /// <summary>The text without the whole key; for long texts.</summary>
    public string ConcealWhole(string text) =>
        notations.Aggregate(text, (said, notation) => said.Replace(notation, Replacement, StringComparison.Ordinal));

    /// <summary>The text without the key, its beginnings and its ends; for short texts.</summary>
    public string Conceal(string text)
    {
        text = ConcealWhole(text);
        foreach (var notation in notations)
        {
            for (var length = notation.Length - 1; length >= ShortestPart; length--)
            {
                text = text.Replace(notation[..length], Replacement, StringComparison.Ordinal)
                    .Replace(notation[^length..], Replacement, StringComparison.Ordinal);
            }
        }

        return text;
    }
}
