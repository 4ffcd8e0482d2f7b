using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>The options of every verb: which workspace, which environment, and whether requests are logged.</summary>
internal sealed class WorkspaceOptions
{
    public Option<string> Folder { get; } =
        new("--directory", "-C")
        {
            Description = "The workspace: the folder with sequences.yaml.",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
            Recursive = true,
        };

    public Option<string?> Environment { get; } =
        new("--environment", "-e")
        {
            Description = "The environment of sequences.yaml; its default when not given.",
            HelpName = "NAME",
            Recursive = true,
        };

    public Option<bool> Verbose { get; } =
        new("--verbose")
        {
            Description =
                "Show every detail: each finding, check and request (method, path, status), and the calls left.",
            Recursive = true,
        };

    public IEnumerable<Option> All => [Folder, Environment, Verbose];
}
