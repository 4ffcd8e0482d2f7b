using System.Collections.Immutable;
using System.CommandLine;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Cli.Commands;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Cli;

// What the verbs about contacts take.
internal sealed partial class CommandLine
{
    private readonly Option<string[]> people = new("--contact-id") { Description = "Contacts by their ids.", HelpName = "ID…", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> lists = new("--label") { Description = "Everybody on these lists of contacts, by their exact names.", HelpName = "NAME…", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> addresses = new("--email") { Description = "Contacts by their email addresses; looked for with a call each.", HelpName = "ADDRESS…", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> peopleFile = new("--from-file") { Description = "Contacts of a file: a CSV with a column id or email, or one id or address a line; - is standard input.", HelpName = "FILE" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what would be done, and do nothing." };
    private readonly Option<bool> unasked = new("--auto-approve") { Description = "Do not ask." };
    private readonly Option<string?> reportFile = new("--report") { Description = "Where a CSV of all contacts goes, with what became of each: contact_id,email,sequence_id,outcome,reason.", HelpName = "FILE" };

    private Command Contacts(Func<ParseResult, CommandSet> commands)
    {
        foreach (var several in new[] { people, lists, addresses }) several.Validators.Add(RefuseOptions);
        var command = new Command("contacts", "Add contacts to a sequence, or take them out. What will happen is shown first.\n\nExample: sequences contacts add --sequence q3-outbound --from-file people.csv --mailbox dana@example.com");
        command.Subcommands.Add(AddContacts(commands));
        command.Subcommands.Add(TakeOut(commands, "remove", TakeOutMode.Remove, "Take contacts out of sequences."));
        command.Subcommands.Add(TakeOut(commands, "finish", TakeOutMode.MarkAsFinished, "Mark contacts as finished in sequences: they stay listed."));
        command.Subcommands.Add(TakeOut(commands, "stop", TakeOutMode.Stop, "Stop contacts in sequences: they stay listed, and get nothing more."));
        return command;
    }

    private Command AddContacts(Func<ParseResult, CommandSet> commands)
    {
        var sequence = new Option<string>("--sequence") { Description = "The sequence, by key of the workspace, exact name or id.", HelpName = "KEY|NAME|ID", Required = true };
        var mailboxes = new Option<string[]>("--mailbox") { Description = "Who sends, by address or id; may be given several times, then they take turns.", HelpName = "EMAIL|ID", Required = true };
        var from = new Option<string?>("--from-address") { Description = "Another address of the mailbox to send from.", HelpName = "ADDRESS" };
        var user = new Option<string?>("--user") { Description = "Whom the activity log names, by address or id.", HelpName = "EMAIL|ID" };
        var status = new Option<EnrolmentStatus?>("--status") { Description = "In which state they are added; Apollo decides when not given.", HelpName = "active|paused", CustomParser = ChoiceOf<EnrolmentStatus> };
        var unpause = new Option<DateTimeOffset?>("--auto-unpause-at") { Description = "With --status paused: when they go on, for example 2027-01-15T09:00:00+01:00.", HelpName = "ISO", CustomParser = MomentOf };
        var flags = EnrolmentFlag.All.Select(flag => (Flag: flag, Option: new Option<bool>(flag.Option) { Description = $"{char.ToUpperInvariant(flag.Meaning[0])}{flag.Meaning[1..]} ({flag.Parameter})." })).ToImmutableArray();
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json);
        var command = new Command("add", "Add contacts to a sequence. This may send email.\n\nExample: sequences contacts add --sequence q3-outbound --from-file people.csv --mailbox dana@example.com --dry-run") { sequence, people, lists, addresses, peopleFile, mailboxes, from };
        foreach (var (_, option) in flags) command.Options.Add(option);
        foreach (var option in new Option[] { user, status, unpause, dryRun, unasked, reportFile, format }) command.Options.Add(option);
        command.SetAction((result, cancellation) => commands(result).Contacts.RunAsync(
            Contacts("contacts add", result, commands, [result.GetValue(sequence)!], format, new ContactWish.Add(
                [.. result.GetValue(mailboxes) ?? []],
                result.GetValue(from)?.Trim(),
                [.. flags.Where(flag => result.GetValue(flag.Option)).Select(flag => flag.Flag)],
                result.GetValue(user),
                result.GetValue(status),
                result.GetValue(unpause))),
            cancellation));
        return command;
    }

    private Command TakeOut(Func<ParseResult, CommandSet> commands, string verb, TakeOutMode mode, string description)
    {
        var sequences = new Option<string[]>("--sequence") { Description = "The sequences, by key of the workspace, exact name or id; may be given several times.", HelpName = "KEY|NAME|ID", Required = true };
        var reason = new Option<string?>("--reason") { Description = "Why, for Apollo's record (stop_reason).", HelpName = "TEXT" };
        var format = FormatOption(OutputFormat.Text, OutputFormat.Json);
        var command = new Command(verb, $"{description}\n\nExample: sequences contacts {verb} --sequence q3-outbound --email kim@acme.example") { sequences, people, lists, addresses, peopleFile };
        if (mode == TakeOutMode.Stop) command.Options.Add(reason);
        foreach (var option in new Option[] { dryRun, unasked, reportFile, format }) command.Options.Add(option);
        command.SetAction((result, cancellation) => commands(result).Contacts.RunAsync(
            Contacts($"contacts {verb}", result, commands, result.GetValue(sequences) ?? [], format, new ContactWish.TakeOut(new(mode, mode == TakeOutMode.Stop ? result.GetValue(reason) : null))),
            cancellation));
        return command;
    }

    private ContactsArguments Contacts(string verb, ParseResult result, Func<ParseResult, CommandSet> commands, string[] sequences, Option<OutputFormat> format, ContactWish wish)
    {
        var file = result.GetValue(peopleFile);
        var named = new NamedPeople(
            [.. result.GetValue(people) ?? []],
            [.. result.GetValue(addresses) ?? []],
            [.. result.GetValue(lists) ?? []],
            file is null or InputFile.StandardInput ? file : InFolder(file, commands(result)),
            file == InputFile.StandardInput ? "standard input" : file);
        return new(verb, Folder(result, commands), result.GetValue(environment), [.. sequences], named, wish)
        {
            Format = result.GetValue(format),
            Report = InFolder(result.GetValue(reportFile), commands(result)),
            AutoApprove = result.GetValue(unasked),
            DryRun = result.GetValue(dryRun),
        };
    }
}
