using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Shows a saved plan as <c>plan</c> showed it, without any call, so that one plan serves every format. The workspace
/// only names the comment and need not exist.
/// </summary>
internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> plan = new("PLAN") { Description = "A plan saved with 'plan --out'." };
    private readonly FormatOption format = FormatOption.ForPlans();
    private readonly CommentOptions comment = new();
    private readonly PageOptions pages = new();
    private readonly DetailedExitCodeOption detailedExitCode = new();

    private readonly Option<string?> page = new(OptionNames.Out)
    {
        Description = "With --format html: save the page in this file (on a terminal: plan.html).",
        HelpName = "FILE",
    };

    public ShowVerb()
        : base("show", "Show a saved plan again, in any format.", "show plan.json --format html --out preview.html")
    {
        Details = "It works offline. Neither an API key nor a workspace is needed.";
        plan.Validators.Add(OptionParsing.RefuseOptions);
        Add(plan);
        foreach (var option in (Option[])[format, .. comment.All, .. pages.All, page, detailedExitCode])
            Add(option);
    }

    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var shown = line.Value(format);
        var file = line.FullPath(line.Value(page) ?? PageArguments.FileOnScreen(shown, services.Terminal));
        var saved = line.FullPath(line.Value(plan)!);
        if (file is not null && shown != OutputFormat.Html)
        {
            throw CommandException.Arguments("--out needs --format html.");
        }

        OutputGuard.Check(page.Name, file, line.Folder, saved);
        var read = SavedFile.Plan(saved);
        var environment = read.Context.Environment;
        if (line.Environment is { } named && named != environment)
        {
            throw CommandException.Arguments(
                $"The plan was made for the environment '{environment}', not for '{named}'.",
                $"Leave out -e, or show a plan for '{named}'."
            );
        }

        var output = services.Output;
        var asked = comment.Read(line);
        output.Comment = asked.For(shown, line.Folder, environment, "", services.Variables);
        output.Origin = pages.Of(line, asked).For(shown, services.Variables, made: null);
        var exitCode = ExitCode.Of(read, line.Value(detailedExitCode));
        return Task.FromResult(output.Plan(shown, exitCode, read, file));
    }
}
