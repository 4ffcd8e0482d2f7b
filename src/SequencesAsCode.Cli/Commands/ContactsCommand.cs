using System.Collections.Immutable;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Text.Contacts;

namespace SequencesAsCode.Cli.Commands;

/// <summary>What the contacts commands ask for alike.</summary>
/// <param name="Verb">The command, for messages.</param>
/// <param name="Folder">The workspace's folder.</param>
/// <param name="Environment">Name of the environment; null for the workspace's default.</param>
/// <param name="Sequences">Each by key, name or id.</param>
/// <param name="People">Whom.</param>
/// <param name="Wish">What becomes of them.</param>
internal sealed record ContactsArguments(string Verb, string Folder, string? Environment, ImmutableArray<string> Sequences, NamedPeople People, ContactWish Wish)
{
    /// <summary>How the result is written.</summary>
    public OutputFormat Format { get; init; }

    /// <summary>Where the CSV of all contacts goes; null for none.</summary>
    public string? Report { get; init; }

    /// <summary>Whether nobody is asked.</summary>
    public bool AutoApprove { get; init; }

    /// <summary>Whether nothing is to be sent.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Whom the command line names.</summary>
/// <param name="Ids">Ids of contacts.</param>
/// <param name="Addresses">Email addresses.</param>
/// <param name="Lists">Names of lists.</param>
/// <param name="File">A file with ids or addresses as a full path, or <c>-</c>; null for none.</param>
/// <param name="Shown">The file as it was given.</param>
internal sealed record NamedPeople(ImmutableArray<string> Ids, ImmutableArray<string> Addresses, ImmutableArray<string> Lists, string? File, string? Shown);

/// <summary>Adds contacts to a sequence or takes them out: reads, shows what will happen, asks, sends, and tells what became of each.</summary>
internal sealed class ContactsCommand(PlanPipeline pipeline, ServiceFactory services, Output output, ContactProgress progress, WaitDisplay waits, Approval approval, InputFile inputs, TimeProvider time)
{
    public async Task<int> RunAsync(ContactsArguments arguments, CancellationToken cancellation)
    {
        var mayAsk = arguments is { Format: OutputFormat.Text, People.File: not InputFile.StandardInput };
        approval.CheckPossible(arguments.AutoApprove || arguments.DryRun, mayAsk, "--auto-approve, or --dry-run to see what would be done");
        approval.CheckEnvironmentIsSaid(arguments.Folder, arguments.Environment);
        OutputGuard.Check("--report", arguments.Report, arguments.Folder, arguments.People.File);
        try
        {
            return await RunAsync(arguments, Request(arguments), cancellation).ConfigureAwait(false);
        }
        catch (ContactsException exception)
        {
            throw CommandException.Arguments(exception.Message);
        }
    }

    private async Task<int> RunAsync(ContactsArguments arguments, ContactRequest request, CancellationToken cancellation)
    {
        var (desired, _, @base, _) = pipeline.ReadWorkspace(arguments.Folder, arguments.Environment, mayBeEmpty: true, alone: !arguments.DryRun);
        using var open = services.Open(desired.Workspace, desired.Environment);
        var apollo = open.Apollo(arguments.Verb);
        var plan = await new ContactReader(apollo, output.Notice).PlanAsync(request, desired, @base, ServiceName.Of(desired.Environment), cancellation).ConfigureAwait(false);
        if (arguments.Format == OutputFormat.Text) output.Preview(plan);
        if (arguments.DryRun) return Ended(arguments, ContactReport.NothingSent(plan));

        if (plan.Calls > 0 && !arguments.AutoApprove && !await approval.AskAsync(TextRenderer.Question(plan), cancellation).ConfigureAwait(false)) throw CommandException.Cancelled();

        // Before anything is sent, it is certain that the file can be written; and whoever finds it after this process was killed does not take it for more than it is.
        if (arguments.Report is { } file && !WritePlace.Of(file).IsThrough) output.Save(
            file, ContactTable.Write(ContactReport.Begun(plan)), "Nothing was sent: the report cannot be written to");
        var run = new ContactRun(apollo.Contacts, time, waits.Begin);
        return Ended(arguments, await progress.RunAsync(plan, told => run.RunAsync(plan, told, cancellation)).ConfigureAwait(false));
    }

    private ContactRequest Request(ContactsArguments arguments)
    {
        var people = arguments.People;
        var named = ContactInputs.Of(people.Ids, people.Addresses, people.Lists);
        if (people is { File: { } file, Shown: { } shown }) named = named.With(inputs.Read(file, shown));
        var request = new ContactRequest(arguments.Sequences, named, arguments.Wish);
        request.Check(time.GetUtcNow());
        return request;
    }

    private int Ended(ContactsArguments arguments, ContactReport report)
    {
        try
        {
            if (arguments.Report is { } file) output.Save(
                file, ContactTable.Write(report), "The report could not be written to");
        }
        catch (CommandException exception)
        {
            report = report with { FileError = exception.Message };
        }

        return output.Contacts(arguments.Format, ExitCode.Of(report), report);
    }
}
