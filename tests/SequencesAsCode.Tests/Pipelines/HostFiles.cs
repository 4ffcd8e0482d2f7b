using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What the three APIs answer about what runs keep.</summary>
internal static partial class HostFiles
{
    private const int Page = 100;

    public static HostAnswer? Answer(HostStub host, string path, IQueryCollection query) =>
        Github(host, path, query) ?? Gitlab(host, path, query) ?? Azure(host, path);

    private static HostAnswer? Github(HostStub host, string path, IQueryCollection query)
    {
        if (path.EndsWith("/actions/artifacts", StringComparison.Ordinal))
        {
            var listed = Paged(host.OtherArtifacts.Concat(Own(host, query["name"]!)), query);
            return HostAnswer.Of(new JsonObject { ["artifacts"] = listed });
        }

        if (path.EndsWith("/zip", StringComparison.Ordinal))
            return new(200, host.Artifacts[path.Split('/')[^2]]);
        if (path.EndsWith("/actions/runs/42", StringComparison.Ordinal))
            return HostAnswer.Of(host.SnapshotRun.DeepClone());
        if (path.Contains("/actions/runs/", StringComparison.Ordinal))
            return HostAnswer.Of(SomeHostRuns.OfAPullRequest());
        if (path.Contains("/deployments", StringComparison.Ordinal))
            return host.ShowsDeployments ? HostAnswer.Of(Deployed(host, path, query)) : HostAnswer.Empty(403);
        if (path.EndsWith("/branches/main", StringComparison.Ordinal))
            return HostAnswer.Of(new JsonObject { ["commit"] = new JsonObject { ["sha"] = "t1p" } });
        return path.Contains("/compare/", StringComparison.Ordinal)
            ? HostAnswer.Of(new JsonObject { ["status"] = host.IsMerged ? "ahead" : "diverged" })
            : null;
    }

    private static JsonArray Deployed(HostStub host, string path, IQueryCollection query)
    {
        if (!path.EndsWith("/statuses", StringComparison.Ordinal))
        {
            var listed = host
                .Deployments.Index()
                .Select(
                    JsonNode (one) =>
                        new JsonObject
                        {
                            ["id"] = one.Index,
                            ["sha"] = (string?)query["sha"],
                            ["ref"] = one.Item.Ref,
                            ["environment"] = one.Item.Environment,
                        }
                );
            return new([.. listed]);
        }

        var deployment = host.Deployments[int.Parse(path.Split('/')[^2], CultureInfo.InvariantCulture)];
        return new(
            new JsonObject
            {
                ["state"] = deployment.State,
                ["log_url"] = $"https://github.example.com/team/sequences/actions/runs/{deployment.Run}/job/9",
            }
        );
    }

    private static IEnumerable<JsonObject> Own(HostStub host, string name) =>
        host.Artifacts.ContainsKey(name) ? [SomeHostRuns.Artifact(name, 42, "main", "2026-11-30T09:00:00Z")] : [];

    private static JsonArray Paged(IEnumerable<JsonObject> all, IQueryCollection query)
    {
        var page = int.Parse((string?)query["page"] ?? "1", CultureInfo.InvariantCulture);
        return new([.. all.Skip((page - 1) * Page).Take(Page).Select(one => one.DeepClone())]);
    }

    private static HostAnswer? Gitlab(HostStub host, string path, IQueryCollection query)
    {
        if (path.EndsWith("/pipelines", StringComparison.Ordinal))
        {
            var source = (string?)query["source"];
            var meant = host
                .Jobs.Index()
                .Where(job => job.Item.Ref == query["ref"] && (source is null || job.Item.Source == source))
                .Select(job => new JsonObject { ["id"] = job.Index });
            return HostAnswer.Of(Paged(meant, query));
        }

        if (
            PipelineJobs().Match(path) is { Success: true } pipeline
            && int.Parse(pipeline.Groups[1].Value, CultureInfo.InvariantCulture) is var id
            && id < host.Jobs.Count
        )
        {
            return HostAnswer.Of(new JsonArray(Described(id, host.Jobs[id])));
        }

        if (JobFiles().Match(path) is not { Success: true } files)
            return null;
        var archive = host.Jobs[int.Parse(files.Groups[1].Value, CultureInfo.InvariantCulture)].Archive;
        var file = files.Groups[2].Value;
        return file.Length == 0 ? new(200, archive)
            : Zip.File(archive, file[1..]) is { } bytes ? new(200, bytes)
            : HostAnswer.Empty(404);
    }

    private static JsonObject Described(int id, HostJob job) =>
        new()
        {
            ["id"] = id,
            ["name"] = job.Name,
            ["ref"] = job.Ref,
            ["tag"] = job.IsTag,
            ["status"] = job.Status,
            ["artifacts_file"] = new JsonObject { ["filename"] = "artifacts.zip" },
        };

    private static HostAnswer? Azure(HostStub host, string path)
    {
        if (path.EndsWith("/_apis/build/builds", StringComparison.Ordinal))
        {
            var builds = host.Builds.Select(
                JsonNode (build) =>
                    new JsonObject
                    {
                        ["id"] = build.Id,
                        ["sourceBranch"] = build.Branch,
                        ["definition"] = new JsonObject
                        {
                            ["id"] = int.Parse(build.Definition, CultureInfo.InvariantCulture),
                        },
                        ["reason"] = "individualCI",
                    }
            );
            return HostAnswer.Of(new JsonObject { ["value"] = new JsonArray([.. builds]) });
        }

        if (BuildArtifacts().Match(path) is not { Success: true } one)
            return null;
        var kept = host
            .Builds.Single(build => build.Id.ToString(CultureInfo.InvariantCulture) == one.Groups[1].Value)
            .Artifacts.Keys.Select(JsonNode (name) => new JsonObject { ["name"] = name });
        return HostAnswer.Of(new JsonObject { ["value"] = new JsonArray([.. kept]) });
    }

    [GeneratedRegex("/pipelines/([0-9]+)/jobs$")]
    private static partial Regex PipelineJobs();

    [GeneratedRegex("/jobs/([0-9]+)/artifacts(/.*)?$")]
    private static partial Regex JobFiles();

    [GeneratedRegex("/builds/([0-9]+)/artifacts$")]
    private static partial Regex BuildArtifacts();
}
