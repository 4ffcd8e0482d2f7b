using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Pipeline;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>Makes a plan from files, lock and service, and shows it. Nothing is changed.</summary>
internal sealed class PlanVerb : Verb
{
    private readonly PlanningOptions planning = new();
    private readonly FormatOption format = FormatOption.ForPlans();
    private readonly CommentOptions comment = new();
    private readonly PageOptions page = new();
    private readonly DetailedExitCodeOption detailedExitCode = new();

    private readonly Option<string?> file = new(OptionNames.Out)
    {
        Description =
            "Save the plan, so that 'apply FILE' does exactly this. With --format html: save the page instead "
            + "(on a terminal: plan.html).",
        HelpName = "FILE",
    };

    private readonly Option<bool> driftOnly = new(OptionNames.DriftOnly)
    {
        Description =
            "Show only what was edited in Apollo since the last apply, and exit with 2 if anything was. For scheduled "
            + "jobs.",
    };

    private readonly Option<string?> snapshot = new("--current")
    {
        Description =
            "Plan offline against a snapshot from 'list --snapshot'. No API key is needed. The plan can be shown, but "
            + "not applied.",
        HelpName = "FILE",
    };

    public PlanVerb()
        : base("plan", "Show what apply would change.", "plan --out plan.json --detailed-exitcode")
    {
        Details = "Nothing is changed.";
        Option[] own = [file, detailedExitCode, driftOnly, snapshot];
        foreach (
            var option in (Option[])
                [.. planning.Which, format, .. comment.All, .. page.All, .. own, .. planning.Allowed]
        )
        {
            Add(option);
        }
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var output = services.Output;
        var shown = line.Value(format);
        var saved = line.FullPath(line.Value(file) ?? PageArguments.FileOnScreen(shown, services.Terminal));
        var arguments = Asked(line);
        var purpose = arguments.Options.DriftOnly ? "drift" : "";
        var named = comment.Read(line);
        output.Comment = named.For(shown, line.Folder, line.Environment, purpose, services.Variables);
        output.Origin = page.Of(line, named).For(shown, services.Variables, services.Time.GetUtcNow());
        if (arguments.Options.DriftOnly)
            CheckDriftOnly(arguments, shown, saved);
        OutputGuard.Check(file.Name, saved, line.Folder, arguments.Snapshot);

        using var made = await services.Pipeline.MakeAsync(arguments, cancellation).ConfigureAwait(false);
        if (saved is not null && shown != OutputFormat.Html)
            Save(made.Plan, saved, line.FolderInCommands, output);
        if (OtherAccounts(made) is { } otherAccounts)
            output.Notice(otherAccounts);
        return output.Plan(shown, ExitCode.Of(made.Plan, line.Value(detailedExitCode)), made.Plan, saved);
    }

    private PlanArguments Asked(Invocation line)
    {
        var arguments = planning.Read(line);
        return arguments with
        {
            Options = arguments.Options with { DriftOnly = line.Value(driftOnly) },
            Snapshot = line.FullPath(line.Value(snapshot)),
        };
    }

    private static void CheckDriftOnly(PlanArguments arguments, OutputFormat format, string? file)
    {
        if (format == OutputFormat.Html)
        {
            throw CommandException.Arguments("--drift-only has no page.", "Use --format text, json or markdown.");
        }

        if (file is not null || arguments.Options.Consents != Consents.None)
        {
            throw CommandException.Arguments(
                "--drift-only plans nothing, so it cannot be combined with --out, "
                    + "--allow-…, --revert-drift, --overwrite or --accept-rewrites."
            );
        }

        if (arguments.Refresh == Refresh.Changed)
        {
            throw CommandException.Arguments(
                "--drift-only reads every sequence, so it cannot be combined " + "with --refresh changed."
            );
        }
    }

    private static string? OtherAccounts(MadePlan made) =>
        made is { Desired.Sequences.IsEmpty: true, Plan.Sequences.IsEmpty: true }
            ? RealAccounts.Sentence(made.Desired.Workspace, made.Desired.Environment, false, CommandWords.ImportAll)
            : null;

    private static void Save(Plan plan, string file, string? folder, ResultWriter output)
    {
        if (!output.Save(file, text => PlanFile.Write(plan, text), "The plan could not be saved to"))
            return;
        output.Notice(
            plan.Context.SnapshotTaken is null
                ? $"The plan is saved. Apply exactly this: '{CommandText.Format(folder, "apply", file)}'."
                : $"The plan is saved. Show it again: '{CommandText.Format(null, "show", file)}'. It was "
                    + "made from a snapshot, so apply refuses it."
        );
    }
}
