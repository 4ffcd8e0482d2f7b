namespace SequencesAsCode.Cli.Completion;

/// <summary>Names on the command line that completion knows by what they mean.</summary>
internal static class Names
{
    /// <summary>The option for the workspace's folder.</summary>
    public const string Folder = "--directory";

    /// <summary>The option for the environment.</summary>
    public const string Environment = "--environment";

    /// <summary>An argument that is a command of the program.</summary>
    public const string Command = "COMMAND";
}
