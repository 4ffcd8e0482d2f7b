using System.CommandLine;
using SequencesAsCode.Applying.Probing;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Runs;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Service.Probing.Runs;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Measures what the API of an account really does, with one scratch sequence that is archived at the end. Plans then
/// rest on facts instead of guesses.
/// </summary>
internal sealed class ProbeVerb : Verb
{
    private readonly FormatOption format = new(OutputFormat.Text, OutputFormat.Json);

    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Show the questions and the cost. Nothing is sent.",
    };

    private readonly Option<string[]> only = new("--only")
    {
        Description = "Ask only questions whose name begins with this, such as clear. Repeatable, or with commas.",
        HelpName = "NAME",
    };

    private readonly Option<bool> autoApprove = new("--auto-approve") { Description = "Measure without asking." };

    private readonly Option<bool> clean = new("--clean")
    {
        Description = "Only archive scratch sequences of earlier runs.",
    };

    private readonly Option<bool> share = new("--share")
    {
        Description = "Print the saved facts without ids, names and copy, for a public issue. Nothing is sent.",
    };

    public ProbeVerb()
        : base("probe", "Measure what this account's API really does.", "probe -e production")
    {
        Details = "It works on one sequence of its own, which is off, and archives it. Plans then use the facts.";
        foreach (var option in (Option[])[dryRun, only, format, autoApprove, clean, share])
            Add(option);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        CheckCombination(line);
        if (line.Value(share))
            return Share(line, services);
        var asked = Words(line);
        var questions = ProbeRun.Questions(asked);
        if (questions.IsEmpty)
            throw CommandException.Arguments(
                $"No question begins with '{string.Join("', '", asked)}'.",
                "'sequences probe --dry-run' lists the questions."
            );
        var plan = new ProbeReport(line.Environment ?? "", "", questions, []);
        plan = plan with { Calls = ProbeCost.Of(plan, []) };
        if (line.Value(dryRun))
            return DryRun(line, services, plan with { IsDryRun = true });
        services.Approval.CheckPossible(
            line.Folder,
            line.Value(autoApprove) || line.Value(clean),
            line.Value(format) == OutputFormat.Text,
            "--auto-approve"
        );
        services.Approval.CheckEnvironmentIsNamed(line.Folder, line.Environment);
        return await MeasureAsync(line, services, plan, cancellation).ConfigureAwait(false);
    }

    // '--share' and '--clean' do one thing, so an option of the measurement beside them is a mistake.
    private void CheckCombination(Invocation line)
    {
        foreach (
            var (single, others) in new (Option<bool>, ImmutableArray<(Option Option, bool IsGiven)>)[]
            {
                (share, [(clean, line.Value(clean)), (dryRun, line.Value(dryRun)), Approval(line)]),
                (clean, [(dryRun, line.Value(dryRun)), (only, !Words(line).IsEmpty)]),
            }
        )
        {
            var other = others.Where(each => each.IsGiven).Select(each => each.Option.Name).FirstOrDefault();
            if (line.Value(single) && other is not null)
                throw CommandException.Arguments(
                    $"'{other}' has no effect with '{single.Name}'.",
                    $"Give '{single.Name}' without it."
                );
        }
    }

    private (Option Option, bool IsGiven) Approval(Invocation line) => (autoApprove, line.Value(autoApprove));

    private async Task<int> MeasureAsync(
        Invocation line,
        VerbServices services,
        ProbeReport plan,
        CancellationToken cancellation
    )
    {
        var stored = services.Pipeline.ReadWorkspace(line.Folder, line.Environment, mayBeEmpty: true, alone: true);
        var (workspace, environment) = (stored.Desired.Workspace, stored.Desired.Environment);
        using var open = services.Services.Open(workspace, environment);
        var apollo = open.RequireApollo("probe");
        var door = apollo.Probe;
        var account = await door.AccountAsync(cancellation).ConfigureAwait(false);
        if (account.Length == 0)
            throw CommandException.Arguments(
                "The key may not read which account it belongs to, so its facts could not be used.",
                "Allow the endpoint api/v1/users/api_profile for the key."
            );
        CurrentStateReader.CheckAccount(environment, stored.Base, account);
        var run = new ProbeRun(door, new ProbeJournal(workspace, environment), services.Time);
        ProbeReport report;
        if (line.Value(clean))
        {
            report = await run.CleanAsync(environment.Name, account, cancellation).ConfigureAwait(false);
        }
        else
        {
            var calls = await AskAsync(line, services, apollo, plan, cancellation).ConfigureAwait(false);
            var asked = Words(line);
            var measured = await new ProbeProgress(services.Terminal, services.Output, services.Bar)
                .RunAsync(
                    ProbeRun.Experiments(asked),
                    tell => run.RunAsync(environment.Name, account, asked, tell, cancellation)
                )
                .ConfigureAwait(false);
            report = measured with { Calls = calls };
        }

        var code = report.Failure is { } failure ? ExitCode.Of(failure.Kind) : ExitCode.Done;
        if (report.Facts.IsEmpty)
            return services.Output.Probe(line.Value(format), code, report);
        var facts = new FactsStore(workspace, environment);
        var saved = facts.Add(account, ToolVersion.Text, report.Facts);
        return services.Output.Probe(line.Value(format), code, report, facts.Name, saved);
    }

    // Says what it costs of what is left, and does not begin what the calls of the hour or the day would interrupt.
    private async Task<ImmutableArray<ProbeCalls>> AskAsync(
        Invocation line,
        VerbServices services,
        ApolloService apollo,
        ProbeReport plan,
        CancellationToken cancellation
    )
    {
        var left = await apollo.Access.LeftAsync(cancellation).ConfigureAwait(false);
        plan = plan with { Calls = ProbeCost.Of(plan, left) };
        if (line.Value(format) == OutputFormat.Text)
            Renderer(services).WritePlan(plan, ScratchName.Text, services.Terminal.Out);
        ProbeCost.Check(plan.Calls);
        var approval = services.Approval;
        if (
            !line.Value(autoApprove)
            && !await approval.AskAsync("This measures the account.", "measure", cancellation).ConfigureAwait(false)
        )
            throw CommandException.Cancelled();
        return plan.Calls;
    }

    private int DryRun(Invocation line, VerbServices services, ProbeReport plan)
    {
        // A name that is no environment is a mistake here, too.
        services.Pipeline.ReadFiles(line.Folder, line.Environment);
        if (line.Value(format) == OutputFormat.Json)
            return services.Output.Probe(OutputFormat.Json, ExitCode.Done, plan);
        Renderer(services).WritePlan(plan, ScratchName.Text, services.Terminal.Out);
        return ExitCode.Done;
    }

    private int Share(Invocation line, VerbServices services)
    {
        var (desired, _) = services.Pipeline.ReadFiles(line.Folder, line.Environment);
        var store = new FactsStore(desired.Workspace, desired.Environment);
        var sheet = Saved(store).Shared(Words(line));
        if (sheet.Facts.IsEmpty)
            throw CommandException.Arguments(
                $"No fact in {store.Name} begins with '{string.Join("', '", Words(line))}'.",
                "'sequences probe --share' prints all of them."
            );
        if (line.Value(format) == OutputFormat.Json)
            return services.Output.Probe(
                OutputFormat.Json,
                ExitCode.Done,
                new ProbeReport("", "", [], sheet.Facts) { IsDryRun = true }
            );
        Renderer(services).Write(sheet, services.Terminal.Out);
        return ExitCode.Done;
    }

    private static FactSheet Saved(FactsStore store)
    {
        try
        {
            return store.Read()
                ?? throw CommandException.Arguments($"There is no {store.Name}.", "Run 'sequences probe' first.");
        }
        catch (FormatException exception)
        {
            throw CommandException.Files([Diagnostic.FactsAreMalformed(new(store.Name), exception.Message)]);
        }
    }

    private static TextRenderer Renderer(VerbServices services) =>
        new(services.Terminal.Colour, services.Terminal.Width);

    private ImmutableArray<string> Words(Invocation line) =>
        [
            .. line.Values(only)
                .SelectMany(word =>
                    word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                ),
        ];
}
