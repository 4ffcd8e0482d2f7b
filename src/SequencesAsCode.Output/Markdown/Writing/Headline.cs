namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>The title of a comment and what it means for people.</summary>
/// <param name="Title">The title, a few words.</param>
/// <param name="Meaning">Sentences, the most important first; may be empty.</param>
/// <param name="IsAlarming">Whether people get different messages, or something is deleted.</param>
internal sealed record Headline(string Title, ImmutableArray<string> Meaning, bool IsAlarming)
{
    private const int LongestTitle = 100;
    private const int LongestMeaning = 110;

    /// <summary>The title and all sentences, with the host's own form for what is alarming.</summary>
    public MarkdownText Full(CommentContext context)
    {
        if (Meaning.IsEmpty)
            return Heading;
        var text = MarkdownText.Prose(string.Join(' ', Meaning));
        return (IsAlarming, context.Host) switch
        {
            (true, CommentHost.GitHub) => MarkdownText.Of($"{Heading}\n\n> [!CAUTION]\n> {text}"),
            (true, _) => MarkdownText.Of($"{Heading}\n\n⚠️ <b>{text}</b>"),
            _ => MarkdownText.Of($"{Heading}\n\n{text}"),
        };
    }

    /// <summary>The title and the first sentences, for a comment without room for more.</summary>
    public MarkdownText Short =>
        Meaning.IsEmpty
            ? Heading
            : MarkdownText.Of($"{Heading}\n\n<b>{MarkdownText.Prose(FirstSentences(), LongestMeaning)}</b>");

    private string FirstSentences()
    {
        var text = Meaning[0];
        foreach (var sentence in Meaning.Skip(1).TakeWhile(next => text.Length + next.Length < LongestMeaning))
            text += $" {sentence}";
        return text;
    }

    private MarkdownText Heading => MarkdownText.Of($"### {MarkdownText.Prose(Title, LongestTitle)}");
}
