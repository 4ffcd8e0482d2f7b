using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>How a text is written.</summary>
internal enum TextForm
{
    /// <summary>Plain text, in which no sign has a meaning.</summary>
    Plain,

    /// <summary>Markdown, which may hold HTML.</summary>
    Markdown,

    /// <summary>HTML.</summary>
    Html,
}

/// <summary>A text of a sequence that rules read.</summary>
/// <param name="Text">The text as it is written.</param>
/// <param name="Form">How it is written.</param>
/// <param name="IsSent">Whether recipients get it; a note of a step is for the sender.</param>
/// <param name="Place">Gives the place of a character of the text.</param>
internal sealed record LintText(string Text, TextForm Form, bool IsSent, Func<int, SourceLocation> Place)
{
    private ParsedBodies Parsed { get; init; } = new();

    /// <summary>The text parsed as Markdown; null when the reader refuses it.</summary>
    public ParsedMarkdown? Markdown => Parsed.Of(Text);

    /// <summary>The texts of a sequence, in the order of its file.</summary>
    public static IEnumerable<LintText> In(SequenceSource sequence) =>
        sequence.Steps.SelectMany(step =>
            Of(step.Node["note"], sequence.Text, isSent: false)
                .Concat(step.Touches.SelectMany(touch => In(touch, sequence)))
        );

    /// <summary>The subject and the body of a touch.</summary>
    public static IEnumerable<LintText> In(TouchSource touch, SequenceSource sequence)
    {
        foreach (var subject in Of(touch.Node["subject"], sequence.Text, isSent: true))
            yield return subject;
        if (touch.Body is not { } body)
            yield break;
        var form = body.IsMarkdown ? TextForm.Markdown : TextForm.Html;
        yield return new(body.Text, form, IsSent: true, index => body.PlaceIn(sequence.Text, index))
        {
            Parsed = sequence.Parsed,
        };
    }

    private static IEnumerable<LintText> Of(YamlNode? node, SourceText text, bool isSent) =>
        node is YamlScalar scalar
            ? [new(scalar.Value, TextForm.Plain, isSent, index => ScalarPlace.Of(text, scalar, index))]
            : [];
}
