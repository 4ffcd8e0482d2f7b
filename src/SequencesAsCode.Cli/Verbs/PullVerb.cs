using System.CommandLine;
using SequencesAsCode.Cli.CommandLine;
using SequencesAsCode.Cli.Runs;

namespace SequencesAsCode.Cli.Verbs;

/// <summary>
/// Takes edits made in Apollo into the files; nothing is sent. The new files are read back and compared before anything
/// is written.
/// </summary>
internal sealed class PullVerb : Verb
{
    private readonly KeysArgument keys = new();

    private readonly Option<bool> theirs = new(OptionNames.Theirs)
    {
        Description = "Use Apollo's version where both sides changed or no lock file says which did.",
    };

    private readonly ReadmeOption noReadme = new();

    public PullVerb()
        : base("pull", "Update your files with edits made in Apollo.", "pull q3-outbound")
    {
        Details = "Only the edited values change. Nothing is sent to Apollo.";
        Add(keys);
        Add(theirs);
        Add(noReadme);
    }

    public override bool WritesWorkspace => true;

    public override async Task<int> RunAsync(Invocation line, VerbServices services, CancellationToken cancellation)
    {
        var run = new PullRun(services.Pipeline, services.Services, services.Files, services.Time);
        var (report, environment) = await run.RunAsync(
                line.Folder,
                line.Environment,
                line.Values(keys),
                line.Value(theirs),
                cancellation
            )
            .ConfigureAwait(false);
        var code = services.Output.Pull(PullRun.ExitCodeOf(report), report, environment);
        var readmes = line.Value(noReadme) ? [] : PullRun.WriteReadmes(line.Folder, report);
        foreach (var path in readmes)
            services.Output.Notice($"{path} is up to date again.");
        return code;
    }
}
