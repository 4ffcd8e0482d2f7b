using System.CommandLine;

namespace SequencesAsCode.Cli.CommandLine;

/// <summary>Whether pending changes have an exit code of their own.</summary>
internal sealed class DetailedExitCodeOption : Option<bool>
{
    public DetailedExitCodeOption()
        : base("--detailed-exitcode") => Description = "Exit with 2 when there are changes to apply.";
}
