using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Markup;

/// <summary>
/// What came back of a text that was sent, kept as the difference from it: <c>[[AT, LENGTH, "TEXT"], …]</c>, at which
/// character how many give way to what.
/// With it an edit made later is told from what the service did.
/// </summary>
internal static class ServedText
{
    // A lock is read and merged by people: beyond, it is told from the text alone what the service took out.
    private const int Limit = 4_000;

    /// <summary>The difference; null where both are the same markup, or it is too long to keep.</summary>
    public static string? Difference(string sent, string returned)
    {
        if (HtmlText.SameMarkup(sent, returned))
            return null;
        var (one, other) = (Pieces(sent), Pieces(returned));
        var hunks = TokenDiff
            .Of([.. one.Select(piece => piece.Text)], [.. other.Select(piece => piece.Text)])
            .Select(hunk =>
            {
                var (from, to) = (At(one, hunk.From, sent), At(one, hunk.To, sent));
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
    /// What came back; null where the difference is not of that text, or does not lead to what came back.
    /// </summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="pair">What is known of it.</param>
    public static string? Of(string sent, BasePair pair)
    {
        if (pair.Served is null || FieldToken.Hash(sent) != pair.Sent)
            return null;
        try
        {
            var (text, at) = (new StringBuilder(), 0);
            foreach (var hunk in JsonNode.Parse(pair.Served)!.AsArray())
            {
                text.Append(sent.AsSpan(at, (int)hunk![0]! - at)).Append((string)hunk[2]!);
                at = (int)hunk[0]! + (int)hunk[1]!;
            }

            var returned = text.Append(sent.AsSpan(at)).ToString();
            return FieldToken.Hash(returned) == pair.Returned ? returned : null;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    // Each with the white space before it, so that together they are the text.
    private static List<(int Start, string Text)> Pieces(string text)
    {
        var (pieces, at) = (new List<(int Start, string Text)>(), 0);
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
