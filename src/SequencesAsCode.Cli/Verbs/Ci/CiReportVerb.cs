using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Core.Reports;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>Reports an apply on the page of the run and on the pull request that was merged.</summary>
internal sealed class CiReportVerb : Verb
{
    private readonly CiOptions common = new();

    public CiReportVerb()
        : base("report", "Report an apply on the merged pull request.", "ci report -e production")
    {
        Details = "The report is the file result.md of --out, which 'apply --format markdown' wrote.";
        Add(common.Folder);
    }

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        using var host = Host.Of(services.Variables, services.Services);
        var files = common.Files(line);
        var text = File.Exists(files.Result) ? await ReadAsync(files.Result, cancellation).ConfigureAwait(false) : "";
        if (text.Length == 0)
        {
            services.Output.Notice("There is no result to report.");
            return ExitCode.Done;
        }

        host.Show(files.Result, services.Output.HostCommand);
        await PostAsync(host, text, services.Output, cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }

    // The apply is over, so a comment that cannot be posted does not make it a failure.
    private static async Task PostAsync(Host host, string text, ResultWriter output, CancellationToken cancellation)
    {
        try
        {
            var merged = await host.MergedAsync(cancellation).ConfigureAwait(false);
            if (merged.IsEmpty)
                output.Notice($"No pull request was merged as {host.Run.Commit}.");
            foreach (var number in merged)
                await Comments.WriteAsync(host, number, text, cancellation).ConfigureAwait(false);
        }
        catch (FailureException exception)
        {
            output.Notice($"warning: The result was not posted. {exception.Message}");
        }
    }

    private static Task<string> ReadAsync(string file, CancellationToken cancellation) =>
        File.ReadAllTextAsync(file, cancellation);
}
