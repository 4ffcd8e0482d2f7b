using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Cli.Starter;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Cli.Verbs.Starting;

/// <summary>The options of <c>init</c> for a pipeline.</summary>
internal sealed class PipelineOptions
{
    private const string CiName = "--ci";
    private const string Offline = "offline";
    private const string Live = "live";
    private const string UsualEnvironment = "production";
    private const string OwnBranch = "sequences-lock";
    private const string MainBranch = "main";

    private readonly Option<PipelineKind?> ci = new(CiName)
    {
        Description = "Write a pipeline for the workspace, and list the settings to make on the host.",
        HelpName = "github|gitlab|azure",
        CustomParser = OptionParsing.ChoiceOf<PipelineKind>,
    };

    private readonly Option<string?> mode = new("--mode")
    {
        Description =
            "With --ci: how pull requests are planned. offline: without a key, against a snapshot (needs a private "
            + "repository). live: with a key, after approval. Default: offline, and live on Azure.",
        HelpName = $"{Live}|{Offline}",
    };

    private readonly Option<string?> branch = new("--lock-branch")
    {
        Description =
            $"With --ci: the branch that keeps the lock file. Default: {OwnBranch}, and {MainBranch} on GitLab.",
        HelpName = "BRANCH",
    };

    private readonly Option<bool> force = new(OptionNames.Force)
    {
        Description = "With --ci: overwrite a pipeline file that exists.",
    };

    public PipelineOptions() =>
        mode.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not (Live or Offline) and var wrong }])
                result.AddError(Mistakes.NotAChoice("--mode", wrong, [Live, Offline]));
        });

    /// <summary>The options in the order of the help.</summary>
    public IEnumerable<Option> All => [ci, mode, branch, force];

    /// <summary>Whether a pipeline is asked for.</summary>
    /// <exception cref="CommandException">Only what belongs to one is asked for.</exception>
    public bool IsAsked(Invocation line)
    {
        if (line.Value(ci) is not null)
            return true;
        if (line.Value(mode) is not null || line.Value(branch) is not null || line.Value(force))
            throw CommandException.Arguments($"--mode, --lock-branch and --force need {CiName}.");
        return false;
    }

    /// <summary>Makes the pipeline, without writing it.</summary>
    /// <exception cref="CommandException">The file exists and may not be overwritten.</exception>
    public NewPipeline Make(Invocation line, string folder, DesiredStateReader files)
    {
        var kind = line.Value(ci)!.Value;
        var usual = kind == PipelineKind.Azure ? Live : Offline;
        var name = WorkspaceName.FromFolder(folder);
        var root = Root(folder, name);
        var choices = new PipelineChoices(
            kind,
            root == folder ? "." : name,
            line.Environment ?? Environment(folder, files),
            (line.Value(mode) ?? usual) == Offline,
            line.Value(branch) ?? (kind == PipelineKind.Gitlab ? MainBranch : OwnBranch),
            ToolVersion.Text.Split('+')[0]
        );
        var made = NewPipeline.Beside(root, choices);
        if (made.IsOfAnother)
        {
            throw CommandException.Arguments(
                $"{made.FullPath} is the pipeline of another workspace or environment too. Nothing was written.",
                "Move that pipeline to a file of its own, or change this file by hand."
            );
        }

        return made.Exists && !line.Value(force)
            ? throw CommandException.Arguments(
                $"{made.FullPath} exists already. Nothing was written.",
                "Give --force to overwrite it."
            )
            : made;
    }

    // A pipeline is for an account, never for the emulator.
    private static string Environment(string folder, DesiredStateReader files)
    {
        var read = files.Read(folder, null);
        var real = read.Workspace?.Environments.Where(each => each is not WorkspaceEnvironment.Emulator).ToList() ?? [];
        var chosen = real.FirstOrDefault(each => each.Name == read.Environment?.Name) ?? real.FirstOrDefault();
        return chosen?.Name ?? UsualEnvironment;
    }

    // The root of the repository; the workspace itself where there is none yet.
    private static string Root(string folder, string name)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (WorkspaceSearch.IsRepository(above.FullName))
                return name == "." ? folder : above.FullName;
        }

        return folder;
    }
}
