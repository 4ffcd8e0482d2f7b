using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Contacts;

/// <summary>
/// What will be done with contacts, as terminal text: where, who, from which mailboxes, how, and the calls it takes.
/// </summary>
internal static class ContactPlanText
{
    private const int Indent = 2;
    private const int WidestLabel = 13;

    public static TextDocument Of(ContactPlan plan)
    {
        var document = new TextDocument();
        document.Text(0, new Run(ContactPhrases.Heading(plan), Tone.Strong));
        foreach (var sequence in plan.Sequences)
            Add(document, sequence, plan.Work as ContactWork.Add);
        AddContacts(document, plan);
        AddLost(document, "not found", [.. plan.Lost.Where(input => input.Ids.IsEmpty).Select(input => input.Address)]);
        AddLost(
            document,
            "ambiguous",
            [
                .. plan
                    .Lost.Where(input => !input.Ids.IsEmpty)
                    .Select(input => $"{input.Address} ({string.Join(", ", input.Ids)})"),
            ]
        );
        if (plan.Work is ContactWork.Add add)
            Add(document, add);
        if (plan.Work is ContactWork.TakeOut { Reason: { } reason })
            Add(document, "reason", reason);
        Add(
            document,
            "calls",
            plan.Calls switch
            {
                0 => "none: there are no contacts",
                1 => "1",
                var calls => $"{Phrases.Number(calls)}, with up to 100 contacts each",
            }
        );
        return document;
    }

    private static void AddContacts(TextDocument document, ContactPlan plan)
    {
        var names = plan.Contacts.Select(contact => contact.Email.Length > 0 ? contact.Email : contact.Id).ToList();
        var count = new Run(Phrases.Number(names.Count), Tone.Strong);
        Add(document, "contacts", count, names.Count == 0 ? "" : $": {ContactPhrases.Some(names)}");
    }

    private static void Add(TextDocument document, ContactSequence sequence, ContactWork.Add? add)
    {
        Add(
            document,
            "sequence",
            new Run(sequence.Name, Tone.Strong),
            new Run($"  ({(sequence.Key is { } key ? $"{key}, " : "")}{sequence.Id})", Tone.Faint)
        );
        if (add is null)
        {
            Add(document, "", sequence.Active ? "on" : "off");
            return;
        }

        Add(
            document,
            "",
            (sequence.Active, add.Status) switch
            {
                (false, _) => "off: nothing is sent until it is turned on",
                (true, EnrolmentStatus.Paused) => "on, but added contacts stay paused",
                _ => new Run("on: added contacts get its email", Tone.Alarm),
            }
        );
        var (label, when) = ContactPhrases.First(sequence);
        Add(document, label, when);
    }

    private static void Add(TextDocument document, ContactWork.Add add)
    {
        Add(
            document,
            add.Mailboxes.Length == 1 ? "mailbox" : "mailboxes",
            $"{string.Join(", ", add.Mailboxes.Select(mailbox => $"{mailbox.Email} ({mailbox.Id})"))}"
                + $"{(add.Mailboxes.Length == 1 ? "" : ", taking turns")}"
        );
        if (add.FromAddress is { } address)
            Add(document, "from", address);
        if (add.Flags.IsEmpty)
            Add(document, "overrides", "none (Apollo skips, for example, unverified addresses)");
        foreach (var (index, flag) in add.Flags.Index())
            Add(document, index == 0 ? "overrides" : "", flag.Meaning, new Run($"  ({flag.Parameter})", Tone.Faint));
        Add(
            document,
            "status",
            (add.Status, add.UnpauseAt) switch
            {
                (EnrolmentStatus.Paused, { } at) => $"paused until {new FieldValue.Moment(at)}",
                (EnrolmentStatus.Paused, null) => "paused until somebody resumes them",
                (EnrolmentStatus.Active, _) => "active",
                _ => "not given: Apollo decides",
            }
        );
        if (add.User is { } user)
            Add(document, "acting user", $"{user.Name} ({user.Id})");
    }

    private static void AddLost(TextDocument document, string label, string[] lost)
    {
        if (lost.Length > 0)
            Add(document, label, new Run(Phrases.Number(lost.Length), Tone.Alarm), $": {ContactPhrases.Some(lost)}");
    }

    private static void Add(TextDocument document, string label, params ReadOnlySpan<Run> what) =>
        document.Text(Indent, [new Run(label.PadRight(WidestLabel), Tone.Faint), .. what]);
}
