using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Cli.Commands;

/// <summary>Shows what apply would do, and changes nothing: files, lock and service go in, a plan comes out, and it is rendered.</summary>
internal sealed class PlanCommand(PlanPipeline pipeline, Output output, IReadOnlyDictionary<string, string?> environment)
{
    public async Task<int> RunAsync(PlanArguments arguments, OutputFormat format, CommentArguments comment, string? file, bool detailedExitCode, CancellationToken cancellation)
    {
        output.Comment = comment.For(format, arguments.Folder, arguments.Environment, arguments.Options.DriftOnly ? "drift" : "", environment);
        if (arguments.Options.DriftOnly && (file is not null || arguments.Options.Consents != Consents.None))
        {
            throw CommandException.Arguments("--drift-only shows what was edited in Apollo and plans nothing: it cannot be combined with --out, --allow-…, --revert-drift, --overwrite or --accept-rewrites.");
        }

        if (arguments is { Options.DriftOnly: true, Refresh: Refresh.Changed })
        {
            throw CommandException.Arguments("--drift-only shows what was edited in Apollo and reads every sequence for it: it cannot be combined with --refresh changed.");
        }

        if (arguments.Options.DriftOnly && format == OutputFormat.Html)
        {
            throw CommandException.Arguments("--drift-only has no page: give --format text, json or markdown.");
        }

        OutputGuard.Check("--out", file, arguments.Folder, arguments.Snapshot);
        using var made = await pipeline.MakeAsync(arguments, cancellation).ConfigureAwait(false);
        if (file is not null && format != OutputFormat.Html) Save(made, file, arguments.Named);
        if (made is { Desired.Sequences.IsEmpty: true, Plan.Sequences.IsEmpty: true } && RealAccounts.Sentence(made.Desired.Workspace, made.Desired.Environment, false, "sequences import --all") is { } elsewhere) output.Notice(elsewhere);
        return output.Plan(format, ExitCode.Of(made.Plan, detailedExitCode), made.Plan, file);
    }

    private void Save(MadePlan made, string file, string? folder)
    {
        if (!output.Save(file, PlanFile.Write(made.Plan), "The plan could not be saved to")) return;
        output.Notice(made.Plan.Context.SnapshotTaken is null
            ? $"The plan is saved: run '{CommandText.Of(folder, "apply", file)}' to carry out exactly it."
            : $"The plan is saved: run '{CommandText.Of(null, "show", file)}' to see it again. It is made against a "
                + "snapshot, so apply refuses it.");
    }
}
