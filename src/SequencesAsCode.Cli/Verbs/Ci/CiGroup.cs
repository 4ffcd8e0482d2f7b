using SequencesAsCode.Cli.Help;

namespace SequencesAsCode.Cli.Verbs.Ci;

/// <summary>The verbs for pipelines, as a group.</summary>
internal sealed class CiGroup : DocumentedCommand
{
    public CiGroup()
        : base("ci", "Run the steps of a pipeline.", $"{HelpWriter.Program} ci plan -e production --lock-branch main")
    {
        Details =
            "The actions and templates of this program run these commands in GitHub Actions, GitLab CI and Azure "
            + "Pipelines. 'sequences init --ci' writes a pipeline that does.";
        Add(new CiPlanVerb());
        Add(new CiCommentVerb());
        Add(new LeftVerb());
        Add(new FetchLockVerb());
        Add(new KeepLockVerb());
        Add(new CiReportVerb());
        Add(new CiDriftVerb());
        Add(new CiSnapshotVerb());
    }
}
