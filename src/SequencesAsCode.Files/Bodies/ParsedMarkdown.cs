using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Bodies;

/// <summary>A Markdown text with its syntax tree and the places of the text that recipients read.</summary>
internal sealed class ParsedMarkdown
{
    /// <summary>Stands in <see cref="Read"/> for every sign that has a meaning in Markdown.</summary>
    public const char Mark = '\0';

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .Build();

    private readonly Lazy<string> read;

    private ParsedMarkdown(string text, string masked, MarkdownDocument document)
    {
        Text = text;
        Masked = masked;
        Document = document;
        read = new(ReadText);
    }

    /// <summary>The text as it is written.</summary>
    public string Text { get; }

    /// <summary>The text with letters for each merge variable, as many as it has, so that every place stays.</summary>
    public string Masked { get; }

    /// <summary>The syntax tree; its places are indexes of the text.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>
    /// The letters that recipients read, each at its place in the text; letters for merge variables, line ends as they
    /// are.
    /// </summary>
    public string Read => read.Value;

    /// <summary>
    /// Parses a text; null when the reader refuses it, because it has too many marks or is nested too deeply.
    /// </summary>
    public static ParsedMarkdown? Of(string text)
    {
        if (MarkdownMarks.LineOfExcess(text) > 0)
            return null;
        var masked = MergeText.Braced().Replace(text, match => new string('v', match.Length));
        try
        {
            return new(text, masked, Markdown.Parse(masked, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig throws this where the nesting exceeds its limit; the reader reports it.
            return null;
        }
    }

    private string ReadText()
    {
        var letters = new char[Text.Length];
        for (var i = 0; i < Text.Length; i++)
            letters[i] = Text[i] == '\n' ? '\n' : Mark;
        foreach (var literal in Document.Descendants<LiteralInline>())
        {
            // An escaped sign is written on purpose, so neither it nor its backslash counts as text.
            var from = literal.Span.Start + (literal.IsFirstCharacterEscaped ? 2 : 0);
            for (var i = from; i <= literal.Span.End && i < letters.Length; i++)
                letters[i] = Masked[i];
        }

        return new(letters);
    }
}
