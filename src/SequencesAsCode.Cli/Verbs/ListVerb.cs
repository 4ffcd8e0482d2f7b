using System.CommandLine;
using System.Globalization;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Runs;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text.Accounts;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Snapshots;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Lists the account's sequences and what manages each; on request it saves a snapshot for offline
/// plans.</summary>
internal sealed class ListVerb : Verb
{
    private readonly FormatOption format = new(OutputFormat.Text, OutputFormat.Json);

    private readonly Option<string?> name = new(OptionNames.Name)
    {
        Description = "Only sequences whose name contains this (case-insensitive).",
        HelpName = "TEXT",
    };

    private readonly Option<bool> people = new(OptionNames.People)
    {
        Description = "Show the number of people in each listed sequence. Reads each sequence, one call each.",
    };

    private readonly Option<bool> ids = new("--ids") { Description = "Show Apollo's id of each sequence." };

    private readonly Option<string?> snapshot = new(OptionNames.Snapshot)
    {
        Description =
            "Save a snapshot of the account for 'plan --current FILE'. It contains the full text of the workspace's "
            + "sequences, and no API key.",
        HelpName = "FILE",
    };

    private readonly Option<bool> all = new(OptionNames.All)
    {
        Description = "With --snapshot: save the full text of every sequence that is not archived, one call each.",
    };

    public ListVerb()
        : base("list", "List the sequences of your account and their files.", "list --name q3")
    {
        foreach (var option in (Option[])[name, people, ids, format, snapshot, all])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var file = line.FullPath(line.Value(snapshot));
        var output = services.Output;
        if (line.Value(all) && file is null)
        {
            throw CommandException.Arguments("--all needs --snapshot FILE.");
        }

        OutputGuard.Check(snapshot.Name, file, line.Folder);
        var stored = services.Pipeline.ReadWorkspace(line.Folder, line.Environment, mayBeEmpty: true);
        var desired = stored.Desired;
        var @base = stored.Base;
        using var open = services.Services.Open(desired.Workspace, desired.Environment);
        var listing = await open.Service.ReadAsync(new(true, true, []), cancellation).ConfigureAwait(false);
        CurrentStateReader.CheckAccount(desired.Environment, @base, listing.Account);

        var service = ServiceName.Of(desired.Environment);
        var listed = Listing.Of(desired, @base, listing, service, line.Value(name));
        if (file is not null)
        {
            var taken = await TakeAsync(line, services, open, stored, listing, cancellation).ConfigureAwait(false);
            TellFailures(taken.State, output);
            Save(taken, file, line.FolderInCommands, output);
            listed = listed.WithPeople(taken.State.Sequences);
        }

        if (OtherAccounts(desired, listing) is { } otherAccounts)
            output.Notice(otherAccounts);
        if (line.Value(people))
        {
            listed = await WithPeopleAsync(listed, open.Service, output, cancellation).ConfigureAwait(false);
        }

        return output.Listing(line.Value(format), listed, Columns(line));
    }

    private ListColumns Columns(Invocation line) =>
        new(
            line.Value(ids),
            line.Value(people),
            line.Environment is { } named ? $"{CommandWords.ImportAll} -e {named}" : CommandWords.ImportAll
        );

    private static string? OtherAccounts(DesiredState desired, CurrentState listing) =>
        listing.Rows.IsEmpty
            ? RealAccounts.Sentence(desired.Workspace, desired.Environment, true, CommandWords.List)
            : null;

    private Task<Snapshot> TakeAsync(
        Invocation line,
        VerbServices services,
        OpenService open,
        StoredWorkspace stored,
        CurrentState listing,
        CancellationToken cancellation
    )
    {
        var run = new SnapshotRun(services.Pipeline, services.Services, services.Output, services.Time);
        var service = open.RequireWholeSequences("list --snapshot");
        return run.TakeAsync(service, stored, listing, line.Value(all), cancellation);
    }

    private static async Task<Listing> WithPeopleAsync(
        Listing listed,
        ISequenceService service,
        ResultWriter output,
        CancellationToken cancellation
    )
    {
        ImmutableArray<string> ids =
        [
            .. listed.Sequences.Where(each => each.Row.People.Count is null).Select(each => each.Row.Id),
        ];
        if (ids.IsEmpty)
            return listed;
        output.Notice(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Reading {Count(ids.Length, "sequence", "sequences")} for the number of people: "
                    + $"{Count(ids.Length, "call", "calls")}."
            )
        );
        try
        {
            var scope = ReadScope.Of(ids) with { OneByOne = true };
            var read = await service.ReadAsync(scope, cancellation).ConfigureAwait(false);
            TellFailures(read with { Rows = [.. listed.Sequences.Select(each => each.Row)] }, output);
            return listed.WithPeople(read.Sequences);
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.NotAllowed)
        {
            output.Notice($"warning: the number of people is unknown: {exception.Message}");
            return listed;
        }
    }

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");

    private static void TellFailures(CurrentState read, ResultWriter output)
    {
        foreach (var (id, why) in read.Failures.OrderBy(failure => failure.Key, StringComparer.Ordinal))
        {
            var name = read.Rows.FirstOrDefault(row => row.Id == id)?.Name;
            var sequence = name is null ? id : $"'{name}' ({id})";
            output.Notice($"warning: the sequence {sequence} could not be read: {why}");
        }
    }

    private static void Save(Snapshot snapshot, string file, string? folder, ResultWriter output)
    {
        if (!output.Save(file, text => text.Write(SnapshotFile.Write(snapshot)), "The snapshot could not be saved to"))
            return;
        output.Notice(
            $"The snapshot of {snapshot.Taken} is saved, with {snapshot.State.Sequences.Count} of "
                + $"{snapshot.State.Rows.Length} sequences in full. Plan from it: "
                + $"'{CommandText.Format(folder, "plan", "--current", file)}'. It holds their text, so limit "
                + "who can read it."
        );
    }
}
