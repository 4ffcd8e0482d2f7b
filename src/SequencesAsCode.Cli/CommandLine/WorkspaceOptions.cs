using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of every verb: which workspace, which environment, and whether requests are logged.</summary>
internal sealed class WorkspaceOptions
{
    /// <summary>The name of the option for the folder.</summary>
    public const string FolderName = "--directory";

    /// <summary>The name of the option for the environment.</summary>
    public const string EnvironmentName = "--environment";

    public Option<string?> Folder { get; } =
        new(FolderName, "-C")
        {
            Description =
                "Folder of the workspace. Default: the nearest folder with sequences.yaml, from the current folder up.",
            HelpName = "DIR",
            Recursive = true,
        };

    public Option<string?> Environment { get; } =
        new(EnvironmentName, "-e")
        {
            Description = "Environment from sequences.yaml. Default: default_environment.",
            HelpName = "NAME",
            Recursive = true,
        };

    public Option<bool> Verbose { get; } =
        new("--verbose")
        {
            Description = "Show every detail, and log every request on stderr (method, path, status).",
            Recursive = true,
        };

    public IEnumerable<Option> All => [Folder, Environment, Verbose];
}
