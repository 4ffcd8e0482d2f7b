using System.Text.RegularExpressions;
using SequencesAsCode.Cli.Results;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Apollo;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Documentation.Pictures;

/// <summary>What the pictures of the pages show: one change of an imported account, in three forms.</summary>
/// <param name="Comment">The comment, as Markdown.</param>
/// <param name="Page">The page with every email.</param>
/// <param name="Decision">The page after one more edit, which needs a decision.</param>
/// <param name="Terminal">The plan with its colors.</param>
internal sealed record PictureScene(string Comment, string Page, string Decision, string Terminal)
{
    /// <summary>The columns of the terminal.</summary>
    public const int Columns = 100;

    private const string PageUrl = "https://example.com/plan";
    private const string Q3 = "sequences/q3-outbound-outreach.yaml";
    private const string Trial = "sequences/trial-welcome.yaml";

    /// <summary>Makes the change and plans it.</summary>
    public static async Task<PictureScene> MakeAsync()
    {
        await using var served = await ServedApollo.StartAsync();
        var workspace = served.Workspace;
        Directory.Delete(workspace.Folder, true);
        // The root of a repository, so that no folder of its own is named.
        workspace.With(".git/HEAD", "ref: refs/heads/main\n");
        await RunAsync(workspace, new(), 0, "init");
        await RunAsync(workspace, new(), 0, "import", "--all");
        Change(workspace);
        var comment = await RunAsync(workspace, new(), 0, "plan", "--format", "markdown", "--page-url", PageUrl);
        var page = await RunAsync(workspace, new(), 0, "plan", "--format", "html");
        var terminal = await RunAsync(workspace, new(Colour: true) { Width = Columns }, 0, "plan");
        RemoveStep(workspace);
        var decision = await RunAsync(workspace, new(), 6, "plan", "--format", "html");
        return new(comment, page, decision, terminal);
    }

    private static void RemoveStep(CliWorkspace workspace)
    {
        workspace.Replace(Trial, Step(workspace.Read(Trial), "follow-up"), "");
        File.Delete(workspace.In("sequences/trial-welcome/follow-up-a.md"));
    }

    private static void Change(CliWorkspace workspace)
    {
        workspace
            .Replace(
                Q3,
                "subject: Quick question, {{first_name}}",
                "subject: Quick idea for {{company}}, {{first_name}}"
            )
            .Replace(
                "sequences/q3-outbound-outreach/quick-question-a.md",
                "a quick call next week",
                "twenty minutes on Thursday"
            )
            .Replace(Q3, Step(workspace.Read(Q3), "profile-visit"), "")
            .With(
                Q3,
                workspace.Read(Q3)
                    + "\nremoved:\n  - key: profile-visit\n    reason: it brought nothing in two quarters\n"
            );
        foreach (var name in new[] { "conference-follow-up.yaml", "conference-follow-up/nice-to-meet-you.md" })
        {
            var from = Path.Combine(Repository.Root, "examples/quickstart/sequences", name);
            workspace.With($"sequences/{name}", File.ReadAllText(from));
        }
    }

    // The lines of a step, up to the next one.
    private static string Step(string file, string key) =>
        Regex.Match(file, $"^  - key: {key}\n(?:    [^\n]*\n|\n)*", RegexOptions.Multiline).Value;

    private static async Task<string> RunAsync(
        CliWorkspace workspace,
        CliStage stage,
        int exitCode,
        params string[] words
    )
    {
        var run = await workspace.RunAsync(stage, words);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.All);
        return run.Out.Replace(ToolVersion.Text, "1.0.0", StringComparison.Ordinal);
    }
}
