using static SequencesAsCode.Core.Values.ChangeClass;
using static SequencesAsCode.Core.Values.FieldClass;
using static SequencesAsCode.Core.Values.FieldKind;
using static SequencesAsCode.Core.Values.FieldOwner;

namespace SequencesAsCode.Core.Values;

// The fields of a touch, in their fixed order.
public static partial class Fields
{
    private static readonly List<Field> TouchRows = [];

    /// <summary>Whether the touch opens a thread or replies in one.</summary>
    public static readonly Field TouchType = Add(
        new(Touch, "type", "type", Observed, Choice, Copy)
        {
            Label = "thread",
            Choices = ["new_thread", "reply_to_thread"],
            Summary = "Opens a thread, or replies in the one an earlier step opened.",
        }
    );

    /// <summary>Whether the touch is approved to send.</summary>
    public static readonly Field Status = Add(
        new(Touch, "status", "status", Updatable, Choice, Activation)
        {
            Label = "status",
            Choices = ["to_be_reviewed", "approved"],
            Summary = "Only an approved variant sends.",
        }
    );

    /// <summary>Whether the sender's signature is appended.</summary>
    public static readonly Field IncludeSignature = Add(
        new(Touch, "include_signature", "include_signature", Observed, Flag, Copy)
        {
            Label = "signature",
            Summary = "Append the sender's signature.",
        }
    );

    /// <summary>The attachments, by id.</summary>
    public static readonly Field Attachments = Add(
        new(Touch, "attachment_ids", "attachment_ids", Updatable, Set, Copy)
        {
            Label = "attachments",
            Summary = "Ids of attachments.",
        }
    );

    /// <summary>The subject line.</summary>
    public static readonly Field Subject = Add(
        new(Touch, "subject", "emailer_template.subject", Updatable, FieldKind.Text, Copy)
        {
            Label = "subject",
            Clearable = true,
            Summary = "The subject. Leave it out on a reply to keep the subject of the thread.",
        }
    );

    /// <summary>The body as HTML, which is what Apollo keeps. A file may write it as Markdown.</summary>
    public static readonly Field Body = Add(
        new(Touch, "body", "emailer_template.body_html", Updatable, Html, Copy)
        {
            Label = "body",
            Clearable = true,
            Summary = "The body, written as body_file, body_html or body_markdown.",
        }
    );
}
