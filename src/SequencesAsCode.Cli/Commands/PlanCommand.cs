using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Shows what apply would do, and changes nothing: files, lock and service go in, a plan comes out, and it is rendered.</summary>
internal sealed class PlanCommand(PlanPipeline pipeline, Output output, IReadOnlyDictionary<string, string?> environment)
{
    public async Task<int> RunAsync(PlanArguments arguments, OutputFormat format, CommentArguments comment, string? file, bool detailedExitCode, CancellationToken cancellation)
    {
        output.Comment = comment.For(format, arguments.Folder, arguments.Environment, arguments.Options.DriftOnly ? "drift" : "", environment);
        if (arguments.Options.DriftOnly && (file is not null || arguments.Options.Consents != Consents.None))
        {
            throw CommandException.Arguments("--drift-only shows what was edited in Apollo and plans nothing: it cannot be combined with --out, --allow-…, --revert-drift or --overwrite.");
        }

        if (arguments is { Options.DriftOnly: true, Refresh: Refresh.Changed })
        {
            throw CommandException.Arguments("--drift-only shows what was edited in Apollo and reads every sequence for it: it cannot be combined with --refresh changed.");
        }

        if (arguments.Options.DriftOnly && format == OutputFormat.Html)
        {
            throw CommandException.Arguments("--drift-only has no page: give --format text, json or markdown.");
        }

        using var made = await pipeline.MakeAsync(arguments, cancellation).ConfigureAwait(false);
        if (file is not null && format != OutputFormat.Html) Save(made, file);
        return output.Plan(format, ExitCode.Of(made.Plan, detailedExitCode), made.Plan, file);
    }

    private void Save(MadePlan made, string file)
    {
        SavedFile.Write(file, PlanFile.Write(made.Plan), "The plan could not be saved to");
        output.Notice(made.Plan.Context.SnapshotTaken is null
            ? $"The plan is saved: run 'sequences apply {file}' to carry out exactly it."
            : $"The plan is saved: run 'sequences show {file}' to see it again. It is made against a snapshot, so apply refuses it.");
    }
}
