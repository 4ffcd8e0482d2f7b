using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Importing;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Readmes;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Files.Importing;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Writes sequences of the account as files, in batches: each is read, checked as a draft, written, and noted in the
/// lock. Nothing is sent.
/// </summary>
internal sealed class ImportVerb : Verb
{
    private readonly Option<string[]> names = new(OptionNames.Name)
    {
        Description = "Import sequences whose name matches (* and ? are wildcards, case-insensitive). Repeatable.",
        HelpName = "GLOB",
    };

    private readonly Option<string[]> ids = new(OptionNames.Id)
    {
        Description = "Import the sequence with this id. Repeatable.",
        HelpName = "ID",
    };

    private readonly Option<bool> all = new(OptionNames.All)
    {
        Description = "Import every sequence that is not archived.",
    };

    private readonly Option<bool> minimal = new(OptionNames.Minimal)
    {
        Description = "Write only steps and their texts; leave other settings to Apollo.",
    };

    private readonly Option<bool> force = new(OptionNames.Force)
    {
        Description = "Overwrite the files of sequences that already have files.",
    };

    private readonly Option<bool> full = new(OptionNames.Full)
    {
        Description = "Write values that equal Apollo's defaults too.",
    };

    private readonly ReadmeOption noReadme = new();

    public ImportVerb()
        : base("import", "Write your account's sequences to files.", "import --name 'Q3 *'")
    {
        Details = "They are recorded in the lock file. Nothing is sent to Apollo.";
        foreach (var option in (Option[])[names, ids, all, minimal, full, force, noReadme])
            Add(option);
    }

    public override bool WritesWorkspace => true;

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var request = Request(line);
        var log = new ImportLog(services.Output);
        var stored = services.Pipeline.ReadWorkspace(line.Folder, line.Environment, mayBeEmpty: true, alone: true);
        var desired = stored.Desired;
        var @base = stored.Base;
        if (request.MistakeIn(desired.Environment) is { } mistake)
            throw CommandException.Arguments(mistake);
        using var open = services.Services.Open(desired.Workspace, desired.Environment);
        var listing = await open.RequireEnoughForFiles("import")
            .ReadAsync(new(true, true, []), cancellation)
            .ConfigureAwait(false);
        CurrentStateReader.CheckAccount(desired.Environment, @base, listing.Account);
        PlanPipeline.CheckNames(desired, listing.Account);

        var choice = request.Choose(desired, @base, Choosable(request, listing.Rows, services.Output));
        var tally = new ImportTally(choice.Claimed, request.Minimal);
        if (!request.Minimal)
        {
            var directory = await ImportDirectory.ReadAsync(open.Service, log, cancellation).ConfigureAwait(false);
            listing = listing with { Directory = directory };
        }

        var otherAccounts = OtherAccounts(desired, listing, request);
        if (!choice.WithoutMatch.IsEmpty)
            throw CommandException.Arguments(otherAccounts ?? NoMatch(choice.WithoutMatch, listing));

        var writer = new ImportWriter(services.Pipeline, line.Folder, line.Environment, request, open.Service);
        var batches = new ImportBatches(writer, log, tally);
        await RunAsync(
                () => batches.RunAsync(choice.Ids, listing, desired.Sequences.Length, cancellation),
                () => End(line, log, tally),
                tally,
                cancellation
            )
            .ConfigureAwait(false);
        if (otherAccounts is not null)
            log.OtherAccounts(otherAccounts);
        return ExitCodeOf(tally);
    }

    // A probe that was killed leaves its scratch sequence. Nobody wants it in a file.
    private static ImmutableArray<SequenceRow> Choosable(
        ImportRequest request,
        ImmutableArray<SequenceRow> rows,
        ResultWriter output
    )
    {
        var left = rows.RemoveAll(row => row.Name == ScratchName.Text);
        if (!request.All || left.Length == rows.Length)
            return rows;
        output.Notice($"'{ScratchName.Text}' is left out. 'sequences probe --clean' archives it.");
        return left;
    }

    private void End(Invocation line, ImportLog log, ImportTally tally)
    {
        if (!line.Value(noReadme))
            log.AddReadmes(FolderReadmes.Write(line.Folder, tally.Paths));
        log.Summary(tally, line.Environment);
    }

    private ImportRequest Request(Invocation line)
    {
        var request = new ImportRequest(
            line.Values(names),
            line.Values(ids),
            line.Value(all),
            line.Value(minimal),
            line.Value(force)
        )
        {
            Full = line.Value(full),
        };
        bool[] given = [!request.Names.IsEmpty, !request.Ids.IsEmpty, request.All];
        if (given.Count(isGiven => isGiven) != 1)
        {
            throw CommandException.Arguments(
                "Choose the sequences with one of --name GLOB, --id ID and --all. --name and --id can be repeated."
            );
        }

        if (request is { Full: true, Minimal: true })
        {
            throw CommandException.Arguments(
                $"{OptionNames.Full} writes every setting and {OptionNames.Minimal} writes none; choose one of them."
            );
        }

        return request.Names.Any(string.IsNullOrWhiteSpace)
            ? throw CommandException.Arguments(
                "--name needs the name of a sequence. To import every sequence, use --all."
            )
            : request;
    }

    private static string NoMatch(ImmutableArray<string> names, CurrentState listing) =>
        $"The account has no sequence named {string.Join(" or ", names.Select(name => $"'{name}'"))} "
        + $"({listing.Rows.Length} in all).{Mistakes.DidYouMean(Meant(names[0], listing))} "
        + "'sequences list' shows them.";

    // Somebody who types a part of a name knows which sequence is meant.
    private static string? Meant(string name, CurrentState listing)
    {
        var all = listing.Rows.Select(row => row.Name).ToList();
        var part = name.Trim('*', ' ');
        return Similar.To(name, all)
            ?? all.Where(other => part.Length > 2 && other.Contains(part, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault();
    }

    private static string? OtherAccounts(DesiredState desired, CurrentState listing, ImportRequest request) =>
        listing.Rows.IsEmpty
            ? RealAccounts.Sentence(desired.Workspace, desired.Environment, true, $"sequences import {request.Words}")
            : null;

    // The summary of what was written is printed however the import ends.
    private static async Task RunAsync(
        Func<Task> import,
        Action summary,
        ImportTally tally,
        CancellationToken cancellation
    )
    {
        try
        {
            await import().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            summary();
            throw CommandException.CancelledAfter(
                "Cancelled. Written files stay. Run the same command again to continue."
            );
        }
        catch (ServiceException) when (tally.Written > 0)
        {
            summary();
            throw;
        }

        summary();
    }

    private static int ExitCodeOf(ImportTally tally) =>
        tally switch
        {
            { Refused: 0 } => ExitCode.Done,
            { Written: 0 } => ExitCode.Failed,
            _ => ExitCode.PartlyApplied,
        };
}
