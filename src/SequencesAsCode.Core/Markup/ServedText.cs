using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Markup;

/// <summary>
/// The text that the service returned for a sent text, kept as the difference: <c>[[INDEX, LENGTH, "TEXT"], …]</c>
/// replaces LENGTH characters at INDEX with TEXT. It tells later edits from changes by the service.
/// </summary>
internal static class ServedText
{
    // People read and merge locks. Longer differences are not kept; the changes are then inferred from the text.
    private const int Limit = 4_000;

    /// <summary>The difference; null when both have the same markup, or it is too long.</summary>
    public static string? Difference(string sent, string returned)
    {
        if (HtmlText.SameMarkup(sent, returned))
            return null;
        var one = Pieces(sent);
        var other = Pieces(returned);
        var hunks = TokenDiff
            .Of([.. one.Select(piece => piece.Text)], [.. other.Select(piece => piece.Text)])
            .Select(hunk =>
            {
                var from = At(one, hunk.From, sent);
                var to = At(one, hunk.To, sent);
                return (JsonNode)
                    new JsonArray(
                        from,
                        to - from,
                        returned[At(other, hunk.NewFrom, returned)..At(other, hunk.NewTo, returned)]
                    );
            });
        var text = new JsonArray([.. hunks]).ToJsonString(CompactJson.Options);
        return text.Length <= Limit ? text : null;
    }

    /// <summary>
    /// The returned text; null when the difference belongs to another text or does not produce the returned text.
    /// </summary>
    /// <param name="sent">The sent text.</param>
    /// <param name="difference">The recorded difference; null when there is none.</param>
    /// <param name="sentToken">The token of the text that the difference belongs to.</param>
    /// <param name="returnedToken">The token of the text that it has to produce.</param>
    public static string? Restore(string sent, string? difference, string sentToken, string returnedToken)
    {
        if (difference is null || FieldToken.Hash(sent) != sentToken)
            return null;
        try
        {
            var text = new StringBuilder();
            var at = 0;
            foreach (var hunk in JsonNode.Parse(difference)!.AsArray())
            {
                text.Append(sent.AsSpan(at, (int)hunk![0]! - at)).Append((string)hunk[2]!);
                at = (int)hunk[0]! + (int)hunk[1]!;
            }

            var returned = text.Append(sent.AsSpan(at)).ToString();
            return FieldToken.Hash(returned) == returnedToken ? returned : null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    // Each piece includes the white space before it, so that together they are the text.
    private static List<(int Start, string Text)> Pieces(string text)
    {
        var pieces = new List<(int Start, string Text)>();
        var at = 0;
        foreach (var token in MarkupTokens.OfHtml(text))
        {
            pieces.Add((at, text[at..token.End]));
            at = token.End;
        }

        if (at < text.Length)
            pieces.Add((at, text[at..]));
        return pieces;
    }

    private static int At(List<(int Start, string Text)> pieces, int index, string text) =>
        index < pieces.Count ? pieces[index].Start : text.Length;
}
