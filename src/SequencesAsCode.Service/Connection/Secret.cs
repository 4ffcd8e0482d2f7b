using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SequencesAsCode.Service.Connection;

/// <summary>Keeps a key out of texts that somebody else wrote: as it is, as URLs, JSON, HTML and base64 write it, and cut short.</summary>
internal sealed class Secret
{
    // Fewer characters of a key are of no use to anybody, and may stand in any text.
    private const int Telling = 8;
    private const string Instead = "[key]";
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
        notations = [.. known.Where(notation => notation.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(notation => notation.Length)];
    }

    /// <summary>Without the key where it stands whole; for long texts.</summary>
    public string ConcealWhole(string text) => notations.Aggregate(text, (said, notation) => said.Replace(notation, Instead, StringComparison.Ordinal));

    /// <summary>Without the key, its beginning and its end; for short texts.</summary>
    public string Conceal(string text)
    {
        text = ConcealWhole(text);
        foreach (var notation in notations)
        {
            for (var length = notation.Length - 1; length >= Telling; length--)
            {
                text = text.Replace(notation[..length], Instead, StringComparison.Ordinal).Replace(notation[^length..], Instead, StringComparison.Ordinal);
            }
        }

        return text;
    }
}
