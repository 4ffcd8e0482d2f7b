namespace SequencesAsCode.Cli.Commands;

/// <summary>What is shown, and how.</summary>
/// <param name="File">The saved plan.</param>
/// <param name="Folder">The workspace's folder, which names a comment and need not be there.</param>
/// <param name="Environment">The environment that the plan has to be for; null for whichever it is.</param>
/// <param name="Format">Of the result.</param>
/// <param name="Comment">Of a result in Markdown.</param>
/// <param name="Page">The file that a page goes to; null for stdout.</param>
/// <param name="DetailedExitCode">Whether pending changes have an exit code of their own.</param>
internal sealed record ShowArguments(string File, string Folder, string? Environment, OutputFormat Format, CommentArguments Comment, string? Page, bool DetailedExitCode);

/// <summary>Renders a saved plan as <c>plan</c> would have, and calls nothing: one planning run serves every output.</summary>
internal sealed class ShowCommand(Output output, IReadOnlyDictionary<string, string?> environment)
{
    public int Run(ShowArguments arguments)
    {
        if (arguments.Page is not null && arguments.Format != OutputFormat.Html) throw CommandException.Arguments("--out is where a page goes: give it with --format html.");
        OutputGuard.Check("--out", arguments.Page, arguments.Folder, arguments.File);
        var plan = SavedFile.Plan(arguments.File);
        if (arguments.Environment is { } named && named != plan.Context.Environment) throw CommandException.Arguments($"The plan was made for the environment '{plan.Context.Environment}', not for '{named}': leave -e away, or show the plan of that one.");
        output.Comment = arguments.Comment.For(arguments.Format, arguments.Folder, plan.Context.Environment, "", environment);
        return output.Plan(arguments.Format, ExitCode.Of(plan, arguments.DetailedExitCode), plan, arguments.Page);
    }
}
