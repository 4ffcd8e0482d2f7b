using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Contacts;

/// <summary>
/// What will be done with contacts, on a page: where, who, from which mailboxes, how, and what it takes.
/// </summary>
internal static class ContactPlanPage
{
    private const int Indent = 2;
    private const int WidestLabel = 13;

    public static Page Of(ContactPlan plan)
    {
        var page = new Page();
        page.Text(0, new Run(ContactPhrases.Heading(plan), Tone.Strong));
        foreach (var sequence in plan.Sequences)
            Add(page, sequence, plan.Work as ContactWork.Add);
        Add(
            page,
            "contacts",
            new Run(ContactPhrases.Number(plan.Contacts.Length), Tone.Strong),
            plan.Contacts.IsEmpty
                ? ""
                : $": "
                    + $"{ContactPhrases.Some([.. plan.Contacts.Select(contact => contact.Email.Length > 0 ? contact.Email : contact.Id)])}"
        );
        AddLost(page, "not found", [.. plan.Lost.Where(input => input.Ids.IsEmpty).Select(input => input.Address)]);
        AddLost(
            page,
            "ambiguous",
            [
                .. plan
                    .Lost.Where(input => !input.Ids.IsEmpty)
                    .Select(input => $"{input.Address} ({string.Join(", ", input.Ids)})"),
            ]
        );
        if (plan.Work is ContactWork.Add add)
            Add(page, add);
        if (plan.Work is ContactWork.TakeOut { Reason: { } reason })
            Add(page, "reason", reason);
        Add(
            page,
            "calls",
            plan.Calls switch
            {
                0 => "none: there is nobody to send",
                1 => "1",
                var calls => $"{ContactPhrases.Number(calls)}, of 100 contacts at most",
            }
        );
        return page;
    }

    private static void Add(Page page, ContactSequence sequence, ContactWork.Add? add)
    {
        Add(
            page,
            "sequence",
            new Run(sequence.Name, Tone.Strong),
            new Run($"  ({(sequence.Key is { } key ? $"{key}, " : "")}{sequence.Id})", Tone.Faint)
        );
        if (add is null)
        {
            Add(page, "", sequence.Active ? "live" : "off");
            return;
        }

        Add(
            page,
            "",
            (sequence.Active, add.Status) switch
            {
                (false, _) => "off: nothing is sent until it is switched on",
                (true, EnrolmentStatus.Paused) => "live, and who is added waits: paused",
                _ => new Run("live: who is added gets what it sends", Tone.Alarm),
            }
        );
        var (label, when) = ContactPhrases.First(sequence);
        Add(page, label, when);
    }

    private static void Add(Page page, ContactWork.Add add)
    {
        Add(
            page,
            add.Mailboxes.Length == 1 ? "mailbox" : "mailboxes",
            $"{string.Join(", ", add.Mailboxes.Select(mailbox => $"{mailbox.Email} ({mailbox.Id})"))}"
                + $"{(add.Mailboxes.Length == 1 ? "" : "; they take turns")}"
        );
        if (add.FromAddress is { } address)
            Add(page, "from", address);
        if (add.Flags.IsEmpty)
            Add(page, "flags", "none: Apollo skips whom it has doubts about");
        foreach (var (index, flag) in add.Flags.Index())
            Add(page, index == 0 ? "flags" : "", flag.Meaning, new Run($"  ({flag.Parameter})", Tone.Faint));
        Add(
            page,
            "status",
            (add.Status, add.UnpauseAt) switch
            {
                (EnrolmentStatus.Paused, { } at) => $"paused until {new FieldValue.Moment(at)}",
                (EnrolmentStatus.Paused, null) => "paused until somebody lets them go on",
                (EnrolmentStatus.Active, _) => "active",
                _ => "not given: Apollo decides",
            }
        );
        if (add.User is { } user)
            Add(page, "acting user", $"{user.Name} ({user.Id})");
    }

    private static void AddLost(Page page, string label, string[] lost)
    {
        if (lost.Length > 0)
            Add(page, label, new Run(ContactPhrases.Number(lost.Length), Tone.Alarm), $": {ContactPhrases.Some(lost)}");
    }

    private static void Add(Page page, string label, params ReadOnlySpan<Run> what) =>
        page.Text(Indent, [new Run(label.PadRight(WidestLabel), Tone.Faint), .. what]);
}
