using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of every verb: which workspace, which environment, and whether requests are logged.</summary>
internal sealed class WorkspaceOptions
{
    public Option<string?> Folder { get; } =
        new("--directory", "-C")
        {
            Description =
                "Folder of the workspace. Default: the nearest folder with sequences.yaml, from the current folder up.",
            HelpName = "DIR",
            Recursive = true,
        };

    public Option<string?> Environment { get; } =
        new("--environment", "-e")
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
