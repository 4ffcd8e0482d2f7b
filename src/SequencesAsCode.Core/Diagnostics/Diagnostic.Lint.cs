using System.Globalization;

namespace SequencesAsCode.Diagnostics;

// SEQ6xx: what is allowed and seldom meant. Titles and levels stand in LintRules; a workspace may set other levels.
public sealed partial record Diagnostic
{
    private const int LongestAddress = 200;

    /// <summary>The same finding with the level of a workspace.</summary>
    internal Diagnostic As(Severity severity) => severity == Severity ? this : new(Code, severity, Message, At);

    /// <summary>The same finding at another place.</summary>
    internal Diagnostic With(SourceLocation at) => new(Code, Severity, Message, at);

    internal static Diagnostic NothingSends(SourceLocation at) =>
        Warning("SEQ601", at, "The sequence is active and nothing of it will send, because every email touch is 'to_be_reviewed'; write 'status: approved' on the touches that are ready, or 'active: false'.");

    internal static Diagnostic StepSendsNothing(SourceLocation at) =>
        Warning("SEQ602", at, "The sequence is active and this email step sends nothing, because it has no approved touch; write 'status: approved' on one that is ready.");

    internal static Diagnostic ReplyWithSubject(SourceLocation at) =>
        Warning("SEQ603", at, "A reply keeps the subject of its thread and Apollo may refuse another one; remove 'subject', or write 'type: new_thread'.");

    internal static Diagnostic LongSubject(SourceLocation at, int length, int limit) =>
        Warning("SEQ604", at, string.Create(CultureInfo.InvariantCulture, $"The subject has about {length} visible characters, and inboxes cut it after about {limit}; shorten it."));

    internal static Diagnostic EmailsTooClose(SourceLocation at, string after, string corrected) =>
        Warning("SEQ605", at, $"This email follows the one before it after {after}, and less than a day is seldom meant; write at least: {corrected}.");

    internal static Diagnostic AddressLeadsNowhere(SourceLocation at, string what, string address, string why, string? corrected) =>
        Warning("SEQ606", at, $"The address {(address.Length == 0 ? "" : Quote(address) + " ")}of this {what} {why}; {Address(corrected)}.");

    internal static Diagnostic AddressWithoutEncryption(SourceLocation at, string what, string corrected) =>
        Warning("SEQ607", at, $"The address of this {what} begins with 'http:', which is not encrypted; {Address(corrected)}.");

    internal static Diagnostic ImageWithoutText(SourceLocation at, string corrected) =>
        Warning("SEQ608", at, $"The image has no text for those who do not see it, and many mail programs hide images at first; write it like {corrected}.");

    internal static Diagnostic SameTouches(SourceLocation at, SourceLocation first) =>
        Warning("SEQ609", at, $"This touch has the subject and body of the one at {Place(first)}, so comparing them shows nothing; change or remove one of them.");

    internal static Diagnostic SingleBraces(SourceLocation at, string name) =>
        Warning("SEQ610", at, $"'{{{Short(name)}}}' stands in single braces, so recipients would read it as it stands; write: {{{{{name}}}}}.");

    internal static Diagnostic NoSubject(SourceLocation at) =>
        Warning("SEQ611", at, "This approved email opens a thread and has no subject; add 'subject', or write 'status: to_be_reviewed'.");

    internal static Diagnostic WaitInSeconds(SourceLocation at, string wait, string corrected) =>
        Warning("SEQ650", at, $"A wait of {wait} can only be said in seconds, which Apollo does not document and is reported "
            + $"to refuse; write: wait: {corrected}.");

    private static string Address(string? corrected) =>
        corrected is null || corrected.Length > LongestAddress ? "write the whole address, like https://example.com/page" : $"write: {corrected.ReplaceLineEndings(" ")}";
}
