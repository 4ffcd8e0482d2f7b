using System.CommandLine;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>The verbs about contacts, as a group.</summary>
internal static class ContactsGroup
{
    public static Command Create() =>
        new(
            "contacts",
            "Add contacts to a sequence, or take them out. What will happen is shown first.\n\nExample: "
                + "sequences contacts add --sequence q3-outbound --from-file people.csv --mailbox dana@example.com"
        )
        {
            new AddContactsVerb(),
            new TakeOutContactsVerb("remove", TakeOutMode.Remove, "Take contacts out of sequences."),
            new TakeOutContactsVerb(
                "finish",
                TakeOutMode.MarkAsFinished,
                "Mark contacts as finished in sequences: they stay listed."
            ),
            new TakeOutContactsVerb(
                "stop",
                TakeOutMode.Stop,
                "Stop contacts in sequences: they stay listed, and get nothing more."
            ),
        };
}
