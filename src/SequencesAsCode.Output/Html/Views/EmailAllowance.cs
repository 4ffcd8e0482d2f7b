using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>
/// Which emails a page has room for. A page with thousands of emails opens slowly and is not read, so the emails of
/// unchanged steps are left out first, then those of the least important sequences.
/// </summary>
internal sealed class EmailAllowance
{
    // In characters: a page with more of them opens too slowly.
    private const long Most = 5_000_000;

    // The characters of a card and its frame beside the text.
    private const int CardLength = 3_000;

    private readonly int contacts;
    private readonly bool hasRoomForUnchanged;
    private long left = Most;

    private EmailAllowance(int contacts, IEnumerable<FieldSet> emails)
    {
        this.contacts = contacts;
        hasRoomForUnchanged = emails.Sum(fields => Cost(TextPreviews.Source(fields[Fields.Body]))) <= Most;
    }

    /// <summary>The allowance for a page about a plan.</summary>
    /// <param name="shown">The sequences of the page.</param>
    /// <param name="contacts">The number of contacts for whom emails are shown.</param>
    public static EmailAllowance For(IEnumerable<SequenceChange> shown, int contacts) =>
        new(contacts, shown.SelectMany(change => Emails(change.After ?? change.Before)));

    /// <summary>The allowance for a page about files, on which no email counts as unchanged.</summary>
    public static EmailAllowance ForFiles(int contacts) => new(contacts, []);

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
