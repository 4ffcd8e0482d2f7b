using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Names what the last apply left to the task that downloads it.</summary>
internal sealed class LeftVerb : Verb
{
    public LeftVerb()
        : base("left", "Find what the last apply left, for a task that downloads it.", "ci left -e production") =>
        Details =
            "Azure Pipelines needs it before 'ci plan' and 'ci fetch-lock'. It sets LEFT_RUN to the id of the last run "
            + "of this pipeline and branch that applied, or to 0, and LEFT_ARTIFACT to the name of its artifact. On "
            + "GitHub and GitLab those commands find it themselves.";

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        var environment = CiOptions.Environment(line);
        if (!await host.NameLeftAsync(environment, services.Output.HostCommand, cancellation).ConfigureAwait(false))
            services.Output.Notice("On this host, 'ci plan' and 'ci fetch-lock' find it themselves.");
        return ExitCode.Done;
    }
}
