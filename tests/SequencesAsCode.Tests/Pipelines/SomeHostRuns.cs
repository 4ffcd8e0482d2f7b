using System.Text.Json.Nodes;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>Runs of GitHub that left a snapshot.</summary>
internal static class SomeHostRuns
{
    public static JsonObject Trusted() =>
        new()
        {
            ["event"] = "schedule",
            ["head_branch"] = "main",
            ["head_sha"] = "5eed",
            ["path"] = ".github/workflows/sequences.yml@main",
            ["head_repository"] = new JsonObject { ["full_name"] = "team/sequences" },
        };

    /// <summary>Of a pull request, whose branch has the name of the main branch.</summary>
    public static JsonObject OfAPullRequest()
    {
        var run = Trusted();
        run["event"] = "pull_request";
        return run;
    }

    /// <summary>An artifact as lists show it.</summary>
    public static JsonObject Artifact(string id, int run, string branch, string created) =>
        new()
        {
            ["id"] = id,
            ["expired"] = false,
            ["created_at"] = created,
            ["workflow_run"] = new JsonObject { ["id"] = run, ["head_branch"] = branch },
        };
}
