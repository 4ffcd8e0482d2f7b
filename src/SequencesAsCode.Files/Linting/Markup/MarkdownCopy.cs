using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Linting.Markup;

/// <summary>Markdown as it is parsed, with the places of what recipients read of it.</summary>
internal sealed class MarkdownCopy
{
    /// <summary>What stands in <see cref="Read"/> for a sign that means something.</summary>
    public const char Mark = '\0';

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .Build();

    private MarkdownCopy(string text, string masked, MarkdownDocument document)
    {
        (Text, Document) = (text, document);
        var read = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            read[i] = text[i] == '\n' ? '\n' : Mark;
        foreach (var literal in document.Descendants<LiteralInline>())
        {
            // An escaped sign is meant: it and its backslash are no text here.
            var from = literal.Span.Start + (literal.IsFirstCharacterEscaped ? 2 : 0);
            for (var i = from; i <= literal.Span.End && i < read.Length; i++)
                read[i] = masked[i];
        }

        Read = new(read);
    }

    /// <summary>The text as it is written.</summary>
    public string Text { get; }

    /// <summary>The blocks and what is in them; places are indexes of the text.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>
    /// The letters that recipients read, each where it stands in the text; letters for merge variables, line ends as
    /// they are.
    /// </summary>
    public string Read { get; }

    /// <summary>The Markdown, parsed; null when the reader refuses it for its many marks or its depth.</summary>
    public static MarkdownCopy? Of(string text)
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
            // Nested too deeply, which the reader has said.
            return null;
        }
    }
}
