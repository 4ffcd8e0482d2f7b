using System.Globalization;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;

namespace SequencesAsCode.Applying.Checking;

/// <summary>
/// The names in the files, looked up in the account as a plan does it; and the mailboxes, which files do not name.
/// </summary>
internal static class NameChecks
{
    public static IEnumerable<Check> Of(DesiredState? desired, Base @base, AccountFacts? account) =>
        [
            .. Twins(desired, @base, account?.Rows),
            .. References(desired, @base, account, Fields.Schedule, "schedules", account?.Directory.Schedules),
            .. References(desired, @base, account, Fields.Owner, "owners", account?.Directory.Users),
            .. Labels(desired, account?.Directory.Labels),
            Mailboxes(account?.Mailboxes),
        ];

    // No check when nothing is managed yet, or when the list was not read, which has a check of its own.
    private static IEnumerable<Check> Twins(DesiredState? desired, Base @base, ImmutableArray<SequenceRow>? rows)
    {
        const string name = "names of sequences";
        if (desired is null || rows is not { } listed)
            return [];
        var twins = new Namesakes(SequenceBinder.Bind(desired, @base, listed), listed, desired.Workspace)
            .Twins()
            .ToList();
        return twins.Count == 0
            ? [new(CheckGroup.Names, name, CheckStatus.Ok, "no other sequence shares the name of a managed one")]
            : twins.Select(twin => new Check(
                CheckGroup.Names,
                name,
                CheckStatus.Warning,
                $"another sequence has the name of '{twin.Key}'",
                twin.Warning.ToString()
            ));
    }

    private static IEnumerable<Check> References(
        DesiredState? desired,
        Base @base,
        AccountFacts? account,
        Field field,
        string name,
        ImmutableArray<DirectoryEntry>? entries
    )
    {
        if (desired is null)
            return [Unread(name, "the files have errors")];
        ImmutableArray<DesiredSequence> naming =
        [
            .. desired.Sequences.Where(sequence => sequence.Fields[field] is FieldValue.Reference { Id: null }),
        ];
        if (naming.IsEmpty)
            return [new(CheckGroup.Names, name, CheckStatus.Ok, "no file names one")];
        if (entries is null)
            return [Unread(name, "the account was not read")];

        var bindings = Bind(desired, naming, @base, field, account!.Directory);
        var missing = bindings
            .SelectMany(binding => binding.Mistakes)
            .DistinctBy(diagnostic => diagnostic.Message, StringComparer.Ordinal)
            .ToList();
        var former = FormerName.Warnings(bindings.SelectMany(binding => binding.FormerNames)).ToList();
        return missing.Count + former.Count == 0
            ? [AllThere(name, naming.Select(sequence => ((FieldValue.Reference)sequence.Fields[field]!).Name))]
            : [.. missing.Select(diagnostic => NotSettled(name, diagnostic)), .. former.Select(FormerlyNamed)];

        Check FormerlyNamed(Diagnostic diagnostic) =>
            new(CheckGroup.Names, name, CheckStatus.Warning, "a name has changed in Apollo", diagnostic.ToString());
    }

    // The planner's look-up, on this one field.
    private static ImmutableArray<SequenceBinding> Bind(
        DesiredState desired,
        ImmutableArray<DesiredSequence> naming,
        Base @base,
        Field field,
        AccountDirectory directory
    )
    {
        ImmutableArray<DesiredSequence> alone =
        [
            .. naming.Select(sequence =>
                sequence with
                {
                    Fields = FieldSet.Of(
                        (Fields.Name, sequence.Fields[Fields.Name]!),
                        (field, sequence.Fields[field]!)
                    ),
                }
            ),
        ];
        return SequenceBinder.Bind(desired with { Sequences = alone }, @base, []).Resolved(directory).Bindings;
    }

    private static Check AllThere(string name, IEnumerable<string?> named)
    {
        var names = named.Distinct(StringComparer.Ordinal).Count();
        return new(
            CheckGroup.Names,
            name,
            CheckStatus.Ok,
            names == 1
                ? "the one named in the files exists"
                : string.Create(CultureInfo.InvariantCulture, $"all {names} named in the files exist")
        );
    }

    private static Check NotSettled(string name, Diagnostic diagnostic) =>
        Check.Problem(
            CheckGroup.Names,
            name,
            FailureKind.FilesInvalid,
            "a name must be corrected",
            diagnostic.ToString()
        );

    private static IEnumerable<Check> Labels(DesiredState? desired, ImmutableArray<DirectoryEntry>? entries)
    {
        const string name = "labels";
        if (desired is null)
            return [Unread(name, "the files have errors")];
        var named = desired
            .Sequences.SelectMany(sequence => (sequence.Fields[Fields.Labels] as FieldValue.Set)?.Items ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (named.Count == 0)
            return [new(CheckGroup.Names, name, CheckStatus.Ok, "no file names one")];
        if (entries is not { } known)
            return [Unread(name, "the account was not read")];
        var missing = named.Where(label => !known.Any(entry => entry.Name == label)).ToList();
        return missing.Count == 0
            ? [new(CheckGroup.Names, name, CheckStatus.Ok, "all named in the files exist")]
            : missing.Select(label => Missing(label, known));
    }

    // Documented: a label that does not exist is created with the sequence that names it.
    private static Check Missing(string label, ImmutableArray<DirectoryEntry> known) =>
        Similar.To(label, known.Select(entry => entry.Name)) is { } near
            ? new(
                CheckGroup.Names,
                "labels",
                CheckStatus.Warning,
                $"'{label}' does not exist yet: apply creates it",
                $"Did you mean '{near}'? If so, correct the file before apply creates a new list."
            )
            : new(CheckGroup.Names, "labels", CheckStatus.Ok, $"'{label}' does not exist yet: apply creates it");

    private static Check Mailboxes(MailboxCount? count) =>
        count switch
        {
            null => Unread("mailboxes", "the account was not read"),
            { Active: 0 } => new(
                CheckGroup.Names,
                "mailboxes",
                CheckStatus.Warning,
                string.Create(CultureInfo.InvariantCulture, $"0 of {count.Total} active"),
                "No email can be sent. Connect a mailbox in Apollo, or reconnect an existing one."
            ),
            _ => new(
                CheckGroup.Names,
                "mailboxes",
                CheckStatus.Ok,
                string.Create(CultureInfo.InvariantCulture, $"{count.Active} of {count.Total} active")
            ),
        };

    private static Check Unread(string name, string why) => new(CheckGroup.Names, name, CheckStatus.Unknown, why);
}
