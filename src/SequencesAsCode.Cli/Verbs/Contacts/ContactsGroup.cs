using SequencesAsCode.Cli.Help;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>The verbs about contacts, as a group.</summary>
internal sealed class ContactsGroup : DocumentedCommand
{
    public ContactsGroup()
        : base(
            "contacts",
            "Add contacts to a sequence, or take them out.",
            $"{HelpWriter.Program} contacts add --sequence q3-outbound --from-file people.csv "
                + "--mailbox dana@example.com"
        )
    {
        Details = "Each command shows what will happen, then asks.";
        Add(new AddContactsVerb());
        Add(new TakeOutContactsVerb("remove", TakeOutMode.Remove, "Take contacts out of sequences."));
        Add(
            new TakeOutContactsVerb(
                "finish",
                TakeOutMode.MarkAsFinished,
                "Mark contacts as finished. The sequence still shows them."
            )
        );
        Add(
            new TakeOutContactsVerb(
                "stop",
                TakeOutMode.Stop,
                "Stop sending to contacts. The sequence still shows them."
            )
        );
    }
}
