using System.Net;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Tests.Quality;

/// <summary>A step of a generated sequence that knows which step of the service it is.</summary>
/// <param name="Truth">Its id in the service; null when it is new.</param>
/// <param name="CopyOf">The id of the step that it was copied from.</param>
/// <param name="Edits">How many words or settings differ from what it was in the service, or from what it was copied
/// from there.</param>
internal sealed record Draft(
    string Key,
    string Type,
    int WaitInHours,
    ImmutableArray<string> Note,
    ImmutableArray<DraftTouch> Touches,
    string? Truth = null,
    string? CopyOf = null,
    int Edits = 0,
    bool IsFresh = false
)
{
    /// <summary>The id of the step whose words it took in: it is as much that one.</summary>
    public string? MergedWith { get; init; }

    /// <summary>All that can be seen of it.</summary>
    public string Content =>
        $"{Type}|{WaitInHours}|{string.Join(' ', Note)}|"
        + $"{string.Join('|', Touches.Select(touch => touch.Content).Order(StringComparer.Ordinal))}";

    /// <summary>As Apollo holds it.</summary>
    public CurrentStep Hold() =>
        new(
            Truth!,
            Type,
            FieldSet.Of(
                (Fields.Wait, Wait),
                (Fields.Note, Note.IsEmpty ? FieldValue.None : Some.Html(Markup.OfService(Note)))
            ),
            [.. Touches.Select(touch => touch.Hold())],
            People.Nobody
        );

    /// <summary>As a file says it.</summary>
    public DesiredStep Want(bool hasKeys, bool isMarkdown) =>
        new(
            hasKeys ? Key : null,
            null,
            Type,
            Note.IsEmpty
                ? FieldSet.Of((Fields.Wait, Wait))
                : FieldSet.Of((Fields.Wait, Wait), (Fields.Note, Some.Html(Markup.OfFile(Note, isMarkdown)))),
            StepTypes.IsEmail(Type) || !Touches.IsEmpty
                ? [.. Touches.Select(touch => touch.Want(hasKeys, isMarkdown))]
                : null,
            Some.At("drawn")
        );

    private FieldValue.Wait Wait =>
        WaitInHours % 24 == 0 ? new(WaitInHours / 24, WaitUnit.Day) : new(WaitInHours, WaitUnit.Hour);
}

/// <summary>A touch of a generated step.</summary>
internal sealed record DraftTouch(
    string Key,
    ImmutableArray<string> Subject,
    ImmutableArray<string> Body,
    string? Truth = null,
    string? CopyOf = null,
    int Edits = 0,
    bool IsFresh = false
)
{
    /// <summary>The id of the touch whose words it took in.</summary>
    public string? MergedWith { get; init; }

    public string Content => $"{string.Join(' ', Subject)}/{string.Join(' ', Body)}";

    public CurrentTouch Hold() =>
        new(
            Truth!,
            FieldSet.Of(
                (Fields.Status, Approved),
                (Fields.Subject, SubjectOr(FieldValue.None)!),
                (Fields.Body, Some.Html(Markup.OfService(Body)))
            ),
            []
        );

    public DesiredTouch Want(bool hasKeys, bool isMarkdown)
    {
        var fields = FieldSet.Of((Fields.Status, Approved), (Fields.Body, Some.Html(Markup.OfFile(Body, isMarkdown))));
        return new(
            hasKeys ? Key : null,
            null,
            SubjectOr(null) is { } subject ? fields.With(Fields.Subject, subject) : fields,
            Some.At("drawn")
        );
    }

    private static FieldValue Approved => Some.Text("approved");

    private FieldValue? SubjectOr(FieldValue? none) => Subject.IsEmpty ? none : Some.Text(string.Join(' ', Subject));
}

/// <summary>The same words as the two sides write them.</summary>
internal static class Markup
{
    public static string OfService(ImmutableArray<string> words) =>
        string.Concat(Paragraphs(words).Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));

    public static string OfFile(ImmutableArray<string> words, bool isMarkdown) =>
        isMarkdown
            ? MarkdownEmail.Render(string.Join("\n\n", Paragraphs(words)), MarkdownStyle.Default)!
            : string.Join("<br><br>", Paragraphs(words).Select(WebUtility.HtmlEncode));

    private static IEnumerable<string> Paragraphs(ImmutableArray<string> words) =>
        string.Join(' ', words)
            .Split(SalesCopy.Paragraph)
            .Select(paragraph => paragraph.Trim())
            .Where(paragraph => paragraph.Length > 0);
}
