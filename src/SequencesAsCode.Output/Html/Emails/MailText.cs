using System.Text;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>The words of an email: how many they are, and the first of them as an inbox shows them.</summary>
internal static class MailText
{
    // Inboxes show about as much beside a subject.
    private const int SnippetLength = 90;

    /// <summary>The number of words, those that stand in for variables included.</summary>
    public static int WordsIn(ImmutableArray<BodyPart> parts)
    {
        var text = string.Concat(parts.Select(part => part is BodyPart.Blank ? "blank" : BodyDiff.TextOf(part)));
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.Any(char.IsLetterOrDigit));
    }

    /// <summary>The beginning of an email in one line; text that it hides is part of it, as in an inbox.</summary>
    public static ImmutableArray<BodyPart> Snippet(ImmutableArray<BodyPart> parts)
    {
        var snippet = ImmutableArray.CreateBuilder<BodyPart>();
        var run = new StringBuilder();
        var length = 0;
        foreach (var part in parts)
        {
            if (part is BodyPart.Blank blank)
            {
                Flush();
                length += blank.Name.Length;
                snippet.Add(new BodyPart.Blank(blank.Name));
            }
            else
            {
                run.Append(BodyDiff.TextOf(part));
            }

            if (length + run.Length > SnippetLength * 2)
                break;
        }

        Flush();
        return snippet.ToImmutable();

        void Flush()
        {
            var isApart = snippet.Count > 0 && run.Length > 0 && char.IsWhiteSpace(run[0]);
            var endsApart = run.Length > 0 && char.IsWhiteSpace(run[^1]);
            var words = string.Join(' ', run.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            run.Clear();
            var left = SnippetLength - length;
            if (words.Length == 0 || left <= 0)
                return;
            var shown = words.Length > left ? $"{Whole(words, left)}…" : words;
            length += words.Length;
            snippet.Add(new BodyPart.Words($"{(isApart ? " " : "")}{shown}{(endsApart ? " " : "")}"));
        }
    }

    // Half of a pair of surrogates is no letter.
    private static string Whole(string text, int length) =>
        char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}
