using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>
/// Which emails a page has room for. A page with thousands of emails opens slowly and is not read, so the emails of
/// unchanged steps are left out first, then those of the least important sequences.
/// </summary>
internal sealed class EmailAllowance
{
    // In characters of emails: a page with more of them takes seconds to open.
    private const long Most = 5_000_000;

    // The characters of a card and its frame beside the text.
    private const int CardLength = 3_000;

    private readonly int contacts;
    private readonly bool hasRoomForUnchanged;
    private long left;

    private EmailAllowance(int contacts, long most, IEnumerable<FieldSet> emails)
    {
        this.contacts = contacts;
        left = most;
        hasRoomForUnchanged = emails.Sum(fields => Cost(TextPreviews.Source(fields[Fields.Body]))) <= most;
    }

    /// <summary>The allowance for a page about files: each email was asked for.</summary>
    public static EmailAllowance Unlimited { get; } = new(0, long.MaxValue, []);

    /// <summary>The allowance for a page about a plan.</summary>
    /// <param name="shown">The sequences of the page.</param>
    /// <param name="contacts">The number of contacts for whom emails are shown.</param>
    public static EmailAllowance For(IEnumerable<SequenceChange> shown, int contacts) =>
        new(contacts, Most, shown.SelectMany(change => Emails(change.After ?? change.Before)));

    /// <summary>Whether there is room for an email; if so, the room is taken.</summary>
    /// <param name="isUnchanged">Whether the plan leaves it as it is.</param>
    /// <param name="before">The old text; null where it is not shown.</param>
    /// <param name="after">The new text; null where there is none.</param>
    public bool Takes(bool isUnchanged, string? before, string? after)
    {
        if (isUnchanged && !hasRoomForUnchanged)
            return false;
        var cost = Cost(before) + Cost(after);
        if (cost > left)
            return false;
        left -= cost;
        return true;
    }

    private static IEnumerable<FieldSet> Emails(SequenceContent? content) =>
        from step in content?.Steps ?? []
        where StepTypes.IsEmail(step.Type)
        from touch in step.Touches
        select touch.Fields;

    private long Cost(string? text) => text is null ? 0 : contacts * (CardLength + (long)text.Length);
}
