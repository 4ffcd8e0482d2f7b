using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ63x: text that recipients see differently from how it was written. LintRules has their titles and levels.
public sealed partial record Diagnostic
{
    private const int LongestEnd = 30;

    /// <summary>A single line end in Markdown becomes a space.</summary>
    public static Diagnostic LineEndLost(SourceLocation at, string before, string after) =>
        Warning(
            "SEQ630",
            at,
            $"Recipients read {Quote($"{Tail(before)} {Head(after)}")} on one line, because a single line "
                + "end is a space in Markdown. End the line with two spaces or a backslash, or add to "
                + "sequences.yaml: markdown: { breaks: br }."
        );

    /// <summary>A rule directly below text makes the text a heading.</summary>
    public static Diagnostic RuleMakesHeading(SourceLocation at, string rule, string text, int level) =>
        Warning(
            "SEQ631",
            at,
            $"{Quote(rule)} right under text makes {Quote(Head(text))} a heading. Put a blank line before "
                + $"it, or write the heading as: {new string('#', level)} {Head(text)}."
        );

    /// <summary>A body begins with front matter, which would be sent.</summary>
    public static Diagnostic FrontMatterInBody(SourceLocation at, string first) =>
        Warning(
            "SEQ632",
            at,
            $"Front matter is not read in a body, so recipients would see {Quote(Head(first))}. Delete "
                + "these lines, and write their values in the sequence file."
        );

    /// <summary>YAML joins the lines of a Markdown body.</summary>
    public static Diagnostic TextIsFolded(SourceLocation at, bool isBlock) =>
        Warning(
            "SEQ633",
            at,
            $"YAML joins the lines of {(isBlock ? "a text after '>'" : "this text")}, so paragraphs or "
                + "lists of this body are lost. Write 'body_markdown: |', with the text on the lines below."
        );

    /// <summary>The body uses Markdown of another dialect.</summary>
    public static Diagnostic MarkdownNotKnown(SourceLocation at, string what, string remedy) =>
        Warning(
            "SEQ634",
            at,
            $"Recipients see {what} as typed, because CommonMark, the Markdown used here, does not support it. "
                + $"{remedy}."
        );

    /// <summary>Signs for bold text are not recognized as such.</summary>
    public static Diagnostic BoldNotTaken(SourceLocation at, string written, string? text) =>
        Warning(
            "SEQ635",
            at,
            text is null
                ? $"Recipients see {Quote(written)}, because it has no match, so no text is bold. Remove it. "
                    + $"If it is intended, write {written.Replace("*", "\\*", StringComparison.Ordinal)}."
                : $"Recipients see {Quote(Head(written))} as typed, because Markdown does not read it as bold here. "
                    + $"Write: <strong>{Head(text)}</strong>."
        );

    /// <summary>An HTML comment is part of the email.</summary>
    public static Diagnostic CommentIsSent(SourceLocation at, int count) =>
        Warning(
            "SEQ636",
            at,
            count == 1
                ? "This comment is part of the email, so recipients may read it in its source. Delete it, or "
                    + "write a '#' comment in the sequence file."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"This comment and {count - 1} more are part of the email, so recipients may read them in its "
                        + $"source. "
                ) + "Delete them, or write '#' comments in the sequence file."
        );

    private static string Head(string text) => text.Length <= LongestEnd ? text : $"{text[..Cut(text, LongestEnd)]}…";

    private static string Tail(string text) =>
        text.Length <= LongestEnd ? text : $"…{text[Cut(text, text.Length - LongestEnd)..]}";

    // Never between the two halves of a surrogate pair.
    private static int Cut(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
