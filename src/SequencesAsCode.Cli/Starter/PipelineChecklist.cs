namespace SequencesAsCode.Cli.Starter;

/// <summary>The settings that a person makes on the host, one a line.</summary>
internal static class PipelineChecklist
{
    // A release is stamped with its own repository: build/stamp.sh.
    private const string Published = "your-org/sequences-as-code";

    private const string Reading = "APOLLO_API_KEY: a key that can read";
    private const string Writing = "APOLLO_API_KEY: a key that can write";

    /// <summary>The settings, in the order in which to make them.</summary>
    public static ImmutableArray<string> Of(PipelineChoices choices) =>
        [
            .. choices.Kind switch
            {
                PipelineKind.Github => Github(choices),
                PipelineKind.Gitlab => Gitlab(choices),
                PipelineKind.Azure => Azure(choices),
                _ => throw new ArgumentOutOfRangeException(nameof(choices)),
            },
        ];

    /// <summary>The command that checks the settings, with the variables that it needs outside a pipeline.</summary>
    public static string Check(PipelineChoices choices) =>
        choices.Kind switch
        {
            PipelineKind.Github => "GITHUB_REPOSITORY=OWNER/NAME GH_TOKEN=TOKEN sequences doctor --ci --plan-check "
                + $"\"{Required(choices)}\"",
            PipelineKind.Gitlab => "CI_PROJECT_ID=NUMBER GITLAB_TOKEN=TOKEN sequences doctor --ci",
            _ => "TF_BUILD=True sequences doctor --ci",
        };

    // The job of the caller and the job of the reusable workflow.
    private static string Required(PipelineChoices choices) =>
        $"{PipelineFile.NameOf(choices)} / {(choices.IsOffline ? "plan-offline" : "plan")}";

    private static IEnumerable<string> Github(PipelineChoices choices)
    {
        yield return Origin($"{Published} has to be the repository")
            + " If that repository is private: under its Settings, Actions, General, Access, let this repository use "
            + "it. And the secret RELEASES_TOKEN here: a token that reads its releases.";
        if (!choices.IsOffline)
        {
            yield return $"Environment sequences-plan: required reviewers. Secret {Reading}.";
        }

        yield return $"Environment sequences-main: deployment branches, only the main branch. Secret {Reading}.";
        yield return "Environment sequences-apply: required reviewers, Prevent self-review; deployment branches, only "
            + $"the main branch. Secret {Writing}.";
        yield return "A ruleset of tags: nobody creates a tag with the name of the main branch.";
        yield return "Settings, Actions, General: Allow GitHub Actions to create and approve pull requests.";
        yield return Lock(choices, "the jobs of the workflow");
        yield return "A ruleset of the main branch: pull requests with a review, and the check "
            + $"{Required(choices)}.";
    }

    private static IEnumerable<string> Gitlab(PipelineChoices choices)
    {
        yield return Origin($"{Published} has to be the project on this server")
            + " Mirror the repository of the program there, with its tags.";
        if (choices.HasOwnName)
            yield return $"In .gitlab-ci.yml, under include: '- local: {PipelineFile.PathOf(choices)}'.";
        yield return "Variable SEQUENCES_TOKEN, masked: a project access token with the scope api, role Developer, for "
            + "the note and its marks.";
        yield return "Variable SEQUENCES_PUSH_TOKEN, masked and protected: a project access token with the scope "
            + "write_repository, which may push to the lock branch.";
        yield return "Variable GITLAB_TOKEN, masked and protected: a project access token with the scope read_api, "
            + "which may read protected environments.";
        if (!choices.IsOffline)
        {
            yield return "Protected environment sequences-plan: who may start a plan. "
                + $"Variable of it, masked: {Reading}.";
        }

        yield return $"Environment sequences-main. Variable of it, masked and protected: {Reading}.";
        yield return "Protected environment sequences-apply, with approvals. "
            + $"Variable of it, masked and protected: {Writing}.";
        yield return "Settings, CI/CD, Variables: the minimum role to use pipeline variables is Maintainer. Who may "
            + "set them can change where the tokens of the jobs go.";
        yield return "A pipeline schedule of the main branch, every weekday morning.";
        yield return $"The main branch is protected. {Lock(choices, "SEQUENCES_PUSH_TOKEN")}";
    }

    private static IEnumerable<string> Azure(PipelineChoices choices)
    {
        yield return Origin("sequences-as-code has to be the repository of your project")
            + " Import the repository of the program there, with its tags.";
        yield return "A branch policy of the main branch: build validation with this pipeline, required.";
        if (!choices.IsOffline)
            yield return $"Variable group sequences-plan: approval check. Secret {Reading}.";
        yield return "Variable group sequences-main: branch control, only the main branch. " + $"Secret {Reading}.";
        yield return "Variable group sequences-apply: branch control, only the main branch. " + $"Secret {Writing}.";
        yield return "Environment sequences-apply: approval and branch control.";
        yield return "Variable group sequences-turn, with any variable in it: exclusive lock. It keeps apply and drift "
            + "apart.";
        yield return "Pipeline variable SEQUENCES_OPTIONS, empty, which users may override when they run this "
            + "pipeline. Pipeline settings: Limit variables that can be set at queue time. Queue builds: only people "
            + "you trust.";
        yield return "The build service on the repository: Contribute to pull requests, Contribute, Create branch, and "
            + "Force push on sequences-drift.";
        yield return Lock(choices, "the build service");
    }

    // A program that was built from source has a version that nobody released.
    private static string Origin(string what) =>
        $"In the file: {what} that you get this program from, and version one of its releases.";

    private static string Lock(PipelineChoices choices, string pusher) =>
        choices switch
        {
            { LockBranch: "main", Kind: PipelineKind.Gitlab } => $"{pusher} may push to it. If it must not: "
                + "run this again with --lock-branch sequences-lock --force.",

            // There, every branch runs as the same user.
            { LockBranch: "main" } => $"The main branch: {pusher} may push to it. Then every branch can push to it: "
                + "--lock-branch sequences-lock --force is safer.",
            _ => $"The branch {choices.LockBranch}: {pusher} may push to it, and people may not. .gitignore has "
                + "sequences.*.lock.json. "
                + $"A lock file in git moves there: 'git push origin main:{choices.LockBranch}', then "
                + "'git rm --cached' and its name.",
        };
}
