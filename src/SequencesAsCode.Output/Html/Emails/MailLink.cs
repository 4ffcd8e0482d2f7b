namespace SequencesAsCode.Output.Html.Emails;

/// <summary>A link or an image of an email.</summary>
/// <param name="Text">The words of the link, or the image's alternative text; may be empty.</param>
/// <param name="Target">Where the link leads, or where the image comes from.</param>
/// <param name="IsImage">Whether it is an image.</param>
internal sealed record MailLink(string Text, string Target, bool IsImage)
{
    private const int LongestText = 80;

    /// <summary>The links and images of an email in order, equal ones once.</summary>
    public static ImmutableArray<MailLink> In(ImmutableArray<BodyPart> parts)
    {
        var links = new List<MailLink>();
        for (var at = 0; at < parts.Length; at++)
        {
            if (parts[at] is BodyPart.Picture picture)
                links.Add(new(Cut(picture.Alternative), picture.Address, true));
            else if (parts[at] is BodyPart.Start { Target: { Length: > 0 } target })
                links.Add(new(Cut(WordsFrom(parts, at)), target, false));
        }

        return [.. links.Distinct()];
    }

    // Up to the end of the link. A longer text than is shown is not looked for.
    private static string WordsFrom(ImmutableArray<BodyPart> parts, int start)
    {
        var depth = 0;
        var text = "";
        for (var at = start; at < parts.Length && text.Length <= LongestText; at++)
        {
            depth += parts[at] switch
            {
                BodyPart.Start => 1,
                BodyPart.End => -1,
                _ => 0,
            };
            if (depth == 0)
                break;
            text += BodyDiff.TextOf(parts[at]);
        }

        return text;
    }

    private static string Cut(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > LongestText ? $"{words[..LongestText]}…" : words;
    }
}
