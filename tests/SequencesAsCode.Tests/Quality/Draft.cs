using System.Net;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Tests.Quality;

/// <summary>A step of a generated sequence, with the true id of the step in the account.</summary>
internal sealed record Draft(
    string Key,
    string Type,
    int WaitInHours,
    ImmutableArray<string> Note,
    ImmutableArray<DraftTouch> Touches
)
{
    /// <summary>Its id in the account; null when it is new.</summary>
    public string? Truth { get; init; }

    /// <summary>The id of the step that it was copied from.</summary>
    public string? CopyOf { get; init; }

    /// <summary>How many words or settings differ from the step in the account, or from the copied one.</summary>
    public int Edits { get; init; }

    /// <summary>Whether its words are not a standard text that other steps have as well.</summary>
    public bool IsFresh { get; init; }

    /// <summary>The id of the step whose words were merged into it, which it is just as much.</summary>
    public string? MergedWith { get; init; }

    /// <summary>Everything of it that matching can see.</summary>
    public string Content =>
        $"{Type}|{WaitInHours}|{string.Join(' ', Note)}|"
        + $"{string.Join('|', Touches.Select(touch => touch.Content).Order(StringComparer.Ordinal))}";

    /// <summary>The step as Apollo returns it.</summary>
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

    /// <summary>The step as a file asks for it.</summary>
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
internal sealed record DraftTouch(string Key, ImmutableArray<string> Subject, ImmutableArray<string> Body)
{
    /// <summary>Its id in the account; null when it is new.</summary>
    public string? Truth { get; init; }

    /// <summary>The id of the touch that it was copied from.</summary>
    public string? CopyOf { get; init; }

    /// <summary>How many words differ from the touch in the account, or from the copied one.</summary>
    public int Edits { get; init; }

    /// <summary>Whether its words are not a standard text that other touches have as well.</summary>
    public bool IsFresh { get; init; }

    /// <summary>The id of the touch whose words were merged into it.</summary>
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

/// <summary>The same words in the markup of Apollo and of a file.</summary>
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
