using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ6xx: allowed but probably a mistake. LintRules has their titles and levels; a workspace can set other levels.
public sealed partial record Diagnostic
{
    private const int LongestAddress = 200;
    private const string Filled = "the text itself, or a dynamic variable such as {{first_name}}";

    /// <summary>The sequence is active, but no email touch is approved.</summary>
    public static Diagnostic NothingSends(SourceLocation at) =>
        Warning(
            "SEQ601",
            at,
            "The sequence is on but sends nothing, because every variant is 'to_be_reviewed'. Write "
                + "'status: approved' on the variants that are ready, or 'active: false'."
        );

    /// <summary>An email step of an active sequence has no approved touch.</summary>
    public static Diagnostic StepSendsNothing(SourceLocation at) =>
        Warning(
            "SEQ602",
            at,
            "The sequence is on, but this email step sends nothing, because it has no approved variant. "
                + "Write 'status: approved' on one that is ready."
        );

    /// <summary>A reply has a subject of its own.</summary>
    public static Diagnostic ReplyWithSubject(SourceLocation at) =>
        Warning(
            "SEQ603",
            at,
            "A reply keeps the subject of its thread, and Apollo may refuse another one. Remove "
                + "'subject', or write 'type: new_thread'."
        );

    /// <summary>The subject is longer than inboxes show.</summary>
    public static Diagnostic LongSubject(SourceLocation at, int length, int limit) =>
        Warning(
            "SEQ604",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The subject has about {length} visible characters, and inboxes cut it after about {limit}. "
                    + $"Shorten it."
            )
        );

    /// <summary>Two emails follow each other in less than a day.</summary>
    public static Diagnostic EmailsTooClose(SourceLocation at, string after, string corrected) =>
        Warning(
            "SEQ605",
            at,
            $"This email follows the one before it after {after}. Less than a day is rarely intended. "
                + $"Write at least: {corrected}."
        );

    /// <summary>The address of a link or image cannot work.</summary>
    public static Diagnostic AddressLeadsNowhere(
        SourceLocation at,
        string what,
        string address,
        string why,
        string? corrected
    ) =>
        Warning(
            "SEQ606",
            at,
            $"The address {(address.Length == 0 ? "" : Quote(address) + " ")}of this {what} {why}. "
                + $"{Address(corrected)}."
        );

    /// <summary>The address of a link or image uses http.</summary>
    public static Diagnostic AddressWithoutEncryption(SourceLocation at, string what, string corrected) =>
        Warning(
            "SEQ607",
            at,
            $"The address of this {what} begins with 'http:', which is not encrypted. {Address(corrected)}."
        );

    /// <summary>An image has no alternative text.</summary>
    public static Diagnostic ImageWithoutText(SourceLocation at, string corrected) =>
        Warning(
            "SEQ608",
            at,
            "The image has no text for people who do not see it, and many mail programs hide images at "
                + $"first. Write it like {corrected}."
        );

    /// <summary>Two touches of a step have the same subject and body.</summary>
    public static Diagnostic SameTouches(SourceLocation at, SourceLocation first) =>
        Warning(
            "SEQ609",
            at,
            $"This variant has the same subject and body as the one at {Place(first)}, so an A/B test "
                + "shows nothing. Change or remove one of them."
        );

    /// <summary>A merge variable is in single braces.</summary>
    public static Diagnostic SingleBraces(SourceLocation at, string name) =>
        Warning(
            "SEQ610",
            at,
            $"'{{{Short(name)}}}' is in single braces, so recipients would see it as written. Write: "
                + $"{{{{{name}}}}}."
        );

    /// <summary>An approved email opens a thread and has no subject.</summary>
    public static Diagnostic NoSubject(SourceLocation at) =>
        Warning(
            "SEQ611",
            at,
            "This approved email opens a thread but has no subject. Add 'subject', or write 'status: "
                + "to_be_reviewed'."
        );

    /// <summary>Code of <see cref="NewUnknownVariable"/>.</summary>
    public const string NewUnknownVariableCode = "SEQ612";

    /// <summary>Code of <see cref="NewSingleBraces"/>.</summary>
    public const string NewSingleBracesCode = "SEQ613";

    /// <summary>
    /// A plan adds an unknown merge variable to a sequence that sends; only the plan can tell what is new.
    /// </summary>
    public static Diagnostic NewUnknownVariable(SourceLocation? at, string what) =>
        Warning(
            NewUnknownVariableCode,
            at,
            $"New in a sequence that is on, and not a known dynamic variable: {what}. Apollo does not document what "
                + "recipients see then. Correct it. Or, if the account has "
                + "it, add it to 'variables' in sequences.yaml."
        );

    /// <summary>
    /// A plan adds text in single braces to a sequence that sends; only the plan can tell what is new.
    /// </summary>
    public static Diagnostic NewSingleBraces(SourceLocation? at, string what) =>
        Warning(
            NewSingleBracesCode,
            at,
            $"New in a sequence that is on, and recipients would see it as written: {what}. If the braces "
                + $"are intended, add '{NewSingleBracesCode}: warning' to 'lint' in sequences.yaml."
        );

    /// <summary>A merge variable has more than two braces on each side.</summary>
    public static Diagnostic SpareBraces(SourceLocation at, string written, string word) =>
        Warning(
            "SEQ614",
            at,
            $"{Quote(written)} has more than two braces on each side, but Apollo's variables have two. "
                + $"Write: {{{{{word}}}}}."
        );

    /// <summary>A placeholder has the form of another tool.</summary>
    public static Diagnostic ForeignPlaceholder(SourceLocation at, string written, string fate, string? corrected) =>
        Warning(
            "SEQ615",
            at,
            $"{Quote(written)} is a placeholder of another tool, {fate}. Write: {corrected ?? Filled}."
        );

    /// <summary>Text in double braces has no form that Apollo documents.</summary>
    public static Diagnostic BraceForm(SourceLocation at, string written, string why, string? corrected) =>
        Warning("SEQ616", at, $"{Quote(written)} {why}. Write: {corrected ?? Filled}.");

    /// <summary>The braces of a merge variable are percent-encoded.</summary>
    public static Diagnostic EncodedBraces(SourceLocation at, string written, string corrected) =>
        Warning(
            "SEQ617",
            at,
            $"The braces of {Quote(written)} are percent-encoded, so it is not a dynamic variable. Write: "
                + $"{corrected}."
        );

    /// <summary>An email that opens a thread has a subject like a reply.</summary>
    public static Diagnostic PretendedReply(SourceLocation at, string mark, string corrected, bool isFirst) =>
        Warning(
            "SEQ618",
            at,
            $"This email opens a thread, so {Quote(mark)} pretends that somebody wrote before. Write: "
                + "subject: "
                + $"{Short(corrected)}{(isFirst ? "" : ", or 'type: reply_to_thread' without 'subject'")}."
        );

    /// <summary>Two steps have the same text.</summary>
    public static Diagnostic RepeatedText(SourceLocation at, SourceLocation first) =>
        Warning(
            "SEQ619",
            at,
            $"This step sends the text of {Place(first)} again to the same people. Write another text, or "
                + "remove the step."
        );

    /// <summary>The first email has more words than the limit.</summary>
    public static Diagnostic LongFirstEmail(SourceLocation at, int words, int limit) =>
        Warning(
            "SEQ620",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The first email has {words} words, more than the limit of {limit}. Shorten it."
            )
        );

    /// <summary>The first email has more links than the limit.</summary>
    public static Diagnostic ManyLinks(SourceLocation at, int links, int limit) =>
        Warning(
            "SEQ621",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The first email has {links} links, and more than {limit} look like advertising. Remove some."
            )
        );

    /// <summary>A merge variable has no fallback.</summary>
    public static Diagnostic VariableWithoutFallback(SourceLocation at, string name) =>
        Warning(
            "SEQ622",
            at,
            $"'{{{{{name}}}}}' has no fallback. Apollo's help says that an email whose variable has no "
                + $"value is not sent. Write: {{{{#if {name}}}}}{{{{{name}}}}}{{{{#else}}}}…{{{{#endif}}}}."
        );

    /// <summary>The note is longer than LinkedIn allows with a connection request.</summary>
    public static Diagnostic LongConnectNote(SourceLocation at, int length, int limit) =>
        Warning(
            "SEQ623",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The note has about {length} characters, and LinkedIn accepts {limit} with a request. "
                    + $"Shorten it."
            )
        );

    /// <summary>An image has an empty alternative text.</summary>
    public static Diagnostic ImageWithEmptyText(SourceLocation at, string corrected) =>
        Warning(
            "SEQ624",
            at,
            "The image has an empty 'alt', which marks it as decoration. If it shows something, write it "
                + $"like {corrected}."
        );

    /// <summary>An address uses a host that is reserved for examples.</summary>
    public static Diagnostic AddressFromTemplate(SourceLocation at, string what, string host) =>
        Warning(
            "SEQ625",
            at,
            $"The address of this {what} leads to {Quote(host)}, which is only for examples. Write the "
                + "real address."
        );

    /// <summary>A wait is not a whole number of minutes.</summary>
    /// <param name="at">The place of the wait.</param>
    /// <param name="wait">The wait.</param>
    /// <param name="corrected">The wait in minutes.</param>
    /// <param name="measured">The day when the account was measured to refuse it; null when it was not.</param>
    public static Diagnostic WaitInSeconds(SourceLocation at, string wait, string corrected, string? measured = null) =>
        Warning(
            "SEQ650",
            at,
            (
                measured is null
                    ? $"A wait of {wait} can only be written in seconds. Apollo does not document seconds and is "
                        + "reported to refuse them."
                    : $"This account does not take a wait of {wait} (measured {measured})."
            ) + $" Write: wait: {corrected}."
        );

    /// <summary>A body has markup that the account was measured to remove.</summary>
    public static Diagnostic MarkupIsRemoved(SourceLocation at, string markup, string measured) =>
        Warning(
            "SEQ651",
            at,
            $"Apollo removes {markup} from a body in this account (measured {measured}). Write the text without it."
        );

    private static string Address(string? corrected) =>
        corrected is null || corrected.Length > LongestAddress
            ? "Write the whole address, like https://example.com/page"
            : $"Write: {corrected.ReplaceLineEndings(" ")}";
}
