using System.CommandLine;
using SequencesAsCode.Applying.Contacts;
using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Text.Contacts;

namespace SequencesAsCode.Cli.Verbs.Contacts;

/// <summary>A verb about contacts: it reads, shows what will happen, asks, sends, and reports on each
/// contact.</summary>
internal abstract class ContactsVerb(string name, string summary, string example)
    : Verb(name, summary, $"contacts {name} {example}")
{
    private readonly PeopleOptions people = new();
    private readonly Option<bool> autoApprove = new("--auto-approve") { Description = "Continue without asking." };
    private readonly FormatOption format = new(OutputFormat.Text, OutputFormat.Json);

    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Show what would happen, and send nothing.",
    };

    private readonly Option<string?> report = new("--report")
    {
        Description = "Save a CSV with the outcome for each contact: contact_id,email,sequence_id,outcome,reason.",
        HelpName = "FILE",
    };

    /// <summary>The options that name contacts. Help shows them first, after the sequence.</summary>
    protected IEnumerable<Option> Whom => people.All;

    /// <summary>The options on how the verb runs. Help shows them last.</summary>
    protected IEnumerable<Option> How => [dryRun, autoApprove, report, format];

    public sealed override async Task<int> RunAsync(
        Invocation line,
        VerbServices services,
        CancellationToken cancellation
    )
    {
        var named = people.Read(line);
        var approval = services.Approval;
        var isText = line.Value(format) == OutputFormat.Text;
        approval.CheckPossible(
            line.Folder,
            line.Value(autoApprove) || line.Value(dryRun),
            isText && named.File != InputFile.StandardInput,
            "--auto-approve, or --dry-run to see what would be done"
        );
        approval.CheckEnvironmentIsNamed(line.Folder, line.Environment);
        OutputGuard.Check(report.Name, line.FullPath(line.Value(report)), line.Folder, named.File);
        var request = Request(line, named, services);
        return await RunAsync(line, request, services, cancellation).ConfigureAwait(false);
    }

    /// <summary>The sequences, each by key, name or id.</summary>
    protected abstract ImmutableArray<string> Sequences(Invocation line);

    /// <summary>What to do with the contacts.</summary>
    protected abstract ContactWish Wish(Invocation line);

    private async Task<int> RunAsync(
        Invocation line,
        ContactRequest request,
        VerbServices services,
        CancellationToken cancellation
    )
    {
        var (desired, _, @base, _) = services.Pipeline.ReadWorkspace(
            line.Folder,
            line.Environment,
            mayBeEmpty: true,
            alone: !line.Value(dryRun)
        );
        using var open = services.Services.Open(desired.Workspace, desired.Environment);
        var output = services.Output;
        var apollo = open.RequireApollo($"contacts {Name}");
        var plan = await new ContactReader(apollo, output.Notice)
            .PlanAsync(request, desired, @base, ServiceName.Of(desired.Environment), cancellation)
            .ConfigureAwait(false);
        if (line.Value(format) == OutputFormat.Text)
            output.Preview(plan);
        if (line.Value(dryRun))
            return Ended(line, ContactReport.NothingSent(plan), output);

        if (
            plan.Calls > 0
            && !line.Value(autoApprove)
            && !await services
                .Approval.AskAsync(TextRenderer.Question(plan), "go on", cancellation)
                .ConfigureAwait(false)
        )
        {
            throw CommandException.Cancelled();
        }

        Begin(line, plan, output);
        var run = new ContactRun(apollo.Contacts, services.Time, services.Waits.Begin);
        var progress = new ContactProgress(services.Terminal, output, services.Bar);
        var ended = await progress.RunAsync(plan, told => run.RunAsync(plan, told, cancellation)).ConfigureAwait(false);
        return Ended(line, ended, output);
    }

    private ContactRequest Request(Invocation line, NamedPeople named, VerbServices services)
    {
        var inputs = ContactInputs.Of(named.Ids, named.Addresses, named.Lists);
        if (named is { File: { } file, Shown: { } shown })
        {
            inputs = inputs.With(new InputFile(services.Terminal).ReadContacts(file, shown));
        }

        var request = new ContactRequest(Sequences(line), inputs, Wish(line));
        request.Check(services.Time.GetUtcNow());
        return request;
    }

    // Written before anything is sent, so that a file that cannot be written stops the run, and a run that is killed
    // leaves a report that marks every contact as open.
    private void Begin(Invocation line, ContactPlan plan, ResultWriter output)
    {
        if (line.FullPath(line.Value(report)) is not { } file || WritePlace.Of(file).IsThrough)
            return;
        output.Save(
            file,
            text => text.Write(ContactTable.Write(ContactReport.Begun(plan))),
            "Nothing was sent: the report cannot be written to"
        );
    }

    private int Ended(Invocation line, ContactReport ended, ResultWriter output)
    {
        try
        {
            if (line.FullPath(line.Value(report)) is { } file)
            {
                output.Save(file, text => text.Write(ContactTable.Write(ended)), "The report could not be written to");
            }
        }
        catch (CommandException exception)
        {
            ended = ended with { FileError = exception.Message };
        }

        return output.Contacts(line.Value(format), ExitCode.Of(ended), ended);
    }
}
