using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Usage;

/// <summary>Prints the version of the program, as <c>--version</c> does.</summary>
internal sealed class VersionVerb() : Verb("version", "Print the version.", "version")
{
    public override Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        services.Output.Line(ToolVersion.Text);
        return Task.FromResult(ExitCode.Done);
    }
}
