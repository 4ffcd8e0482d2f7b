using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What the three APIs answer. Paths of one host are unknown to the others, so one table serves all.</summary>
internal static class HostRoutes
{
    private const int First = 100;

    public static HostAnswer Answer(HostStub host, string method, string path, IQueryCollection query, byte[] body)
    {
        var sent = body.Length > 0 && body[0] == '{' ? JsonNode.Parse(body)!.AsObject() : [];
        var answer =
            HostFiles.Answer(host, path, query)
            ?? Comments(host, method, path, sent)
            ?? Requests(host, method, path, sent)
            ?? Facts(host, path);
        return answer ?? throw new InvalidOperationException($"The host is not known to do: {method} {path}");
    }

    private static HostAnswer? Comments(HostStub host, string method, string path, JsonObject sent)
    {
        var last = path.Split('/')[^1];
        switch (method, last)
        {
            case ("GET", "comments"):
            case ("GET", "notes"):
                return HostAnswer.Of(List(host.Comments.Select(Written)));
            case ("GET", "threads"):
                return HostAnswer.Of(new JsonObject { ["value"] = List(host.Comments.Select(Thread)) });
            case ("POST", "comments"):
            case ("POST", "notes"):
                return Add(host, (string)sent["body"]!);
            case ("POST", "threads"):
                return Add(host, (string)sent["comments"]![0]!["content"]!);
        }

        if (method is "PATCH" or "PUT" && Edited(path) is { } id)
        {
            host.Comments.Single(comment => comment.Id == id).Body = (string)(sent["body"] ?? sent["content"])!;
            return HostAnswer.Of(new JsonObject());
        }

        return null;
    }

    private static int? Edited(string path)
    {
        var parts = path.Split('/');
        var id =
            path.EndsWith("/comments/1", StringComparison.Ordinal) ? parts[^3]
            : path.Contains("/issues/comments/", StringComparison.Ordinal) ? parts[^1]
            : path.Contains("/notes/", StringComparison.Ordinal) ? parts[^1]
            : null;
        return id is null ? null : int.Parse(id, CultureInfo.InvariantCulture);
    }

    private static HostAnswer? Requests(HostStub host, string method, string path, JsonObject sent)
    {
        if (path.Contains("/labels", StringComparison.Ordinal) && path.Contains("/7/", StringComparison.Ordinal))
            return LabelsOf(host, method, path, sent);
        if (path.EndsWith("/pipelines/40/jobs", StringComparison.Ordinal))
            return HostAnswer.Of(
                List(host.JobsOfRun.Select(job => (JsonNode)new JsonObject { ["id"] = job.Id, ["name"] = job.Name }))
            );
        if (path.EndsWith("/commits/" + host.MergedAs + "/pulls", StringComparison.Ordinal))
            return HostAnswer.Of(new JsonArray(Number("number", "merged_at")));
        if (path.EndsWith("/commits/" + host.MergedAs + "/merge_requests", StringComparison.Ordinal))
            return HostAnswer.Of(new JsonArray(Number("iid", "state", "merged")));
        if (path.Contains("/commits/", StringComparison.Ordinal))
            return HostAnswer.Of(new JsonArray());
        if (path.EndsWith("/pullrequestquery", StringComparison.Ordinal))
            return HostAnswer.Of(Queried(host, (string)sent["queries"]![0]!["items"]![0]!));
        if (
            path.EndsWith("/pulls", StringComparison.Ordinal)
            || path.EndsWith("/pullrequests", StringComparison.Ordinal)
            || path.EndsWith("/merge_requests", StringComparison.Ordinal)
        )
            return Offers(host, method, path, sent);
        if (method is "PATCH" or "PUT" && path.EndsWith("/9", StringComparison.Ordinal))
            return Offer(host, sent);
        if (method == "PUT" && path.EndsWith("/merge_requests/7", StringComparison.Ordinal))
            return Relabelled(host, sent);
        if (!path.EndsWith("/7", StringComparison.Ordinal))
            return null;
        return HostAnswer.Of(
            new JsonObject
            {
                ["head"] = new JsonObject { ["sha"] = host.Head },
                ["sha"] = host.Head,
                ["lastMergeSourceCommit"] = new JsonObject { ["commitId"] = host.Head },
                ["labels"] = List(host.Labels.Select(label => (JsonNode)label)),
            }
        );
    }

    private static HostAnswer LabelsOf(HostStub host, string method, string path, JsonObject sent)
    {
        if (!host.TakesLabels && method != "GET")
            return HostAnswer.Empty(403);
        if (method == "DELETE")
            host.Labels.Remove(Uri.UnescapeDataString(path.Split('/', StringSplitOptions.None)[^1]));
        foreach (var label in sent["labels"]?.AsArray() ?? [])
            host.Labels.Add((string)label!);
        if (sent["name"] is { } name)
            host.Labels.Add((string)name!);
        var labels = List(host.Labels.Select(label => (JsonNode)new JsonObject { ["name"] = label }));
        return HostAnswer.Of(
            path.Contains("/_apis/", StringComparison.Ordinal) ? new JsonObject { ["value"] = labels } : labels
        );
    }

    private static HostAnswer Relabelled(HostStub host, JsonObject sent)
    {
        const StringSplitOptions Some = StringSplitOptions.RemoveEmptyEntries;
        if (!host.TakesLabels)
            return HostAnswer.Empty(403);
        host.Labels.UnionWith(((string)sent["add_labels"]!).Split(',', Some));
        host.Labels.ExceptWith(((string)sent["remove_labels"]!).Split(',', Some));
        return HostAnswer.Of(new JsonObject());
    }

    private static HostAnswer Offers(HostStub host, string method, string path, JsonObject sent)
    {
        if (method == "POST")
            return Offer(host, sent);
        JsonObject[] open = host.Offered is null
            ? []
            :
            [
                new()
                {
                    ["number"] = 9,
                    ["pullRequestId"] = 9,
                    ["iid"] = 9,
                },
            ];
        return HostAnswer.Of(
            path.Contains("/_apis/", StringComparison.Ordinal) ? new JsonObject { ["value"] = List(open) } : List(open)
        );
    }

    private static HostAnswer Offer(HostStub host, JsonObject sent)
    {
        host.Offered = (string)(sent["body"] ?? sent["description"])!;
        return HostAnswer.Of(new JsonObject());
    }

    private static HostAnswer? Facts(HostStub host, string path) =>
        path switch
        {
            "/user" => HostAnswer.Of(new JsonObject { ["id"] = 7 }),
            "/repos/team/sequences" => HostAnswer.Of(new JsonObject { ["private"] = host.IsPrivate }),
            "/_apis/connectionData" => HostAnswer.Of(
                new JsonObject { ["authenticatedUser"] = new JsonObject { ["id"] = "me" } }
            ),
            "/_apis/projects/p1" => HostAnswer.Of(
                new JsonObject { ["visibility"] = host.IsPrivate ? "private" : "public" }
            ),
            _ => null,
        };

    private static HostAnswer Add(HostStub host, string body)
    {
        var comment = new HostComment
        {
            Id = First + host.Comments.Count,
            IsOwn = true,
            Body = body,
        };
        host.Comments.Add(comment);
        return HostAnswer.Of(new JsonObject { ["id"] = comment.Id });
    }

    private static JsonNode Written(HostComment comment) =>
        new JsonObject
        {
            ["id"] = comment.Id,
            ["user"] = new JsonObject { ["login"] = comment.IsOwn ? "github-actions[bot]" : "somebody" },
            ["author"] = new JsonObject { ["id"] = comment.IsOwn ? 7 : 1 },
            ["body"] = comment.Body,
        };

    private static JsonNode Thread(HostComment comment)
    {
        var first = new JsonObject
        {
            ["author"] = new JsonObject { ["id"] = comment.IsOwn ? "me" : "somebody" },
            ["content"] = comment.Body,
        };
        return new JsonObject
        {
            ["id"] = comment.Id,
            ["isDeleted"] = false,
            ["comments"] = new JsonArray(first),
        };
    }

    private static JsonObject Number(string name, string state, string value = "2026-11-30T12:00:00Z") =>
        new() { [name] = 7, [state] = value };

    private static JsonObject Queried(HostStub host, string commit)
    {
        JsonObject[] found = commit == host.MergedAs ? [Number("pullRequestId", "status", "completed")] : [];
        return new() { ["results"] = new JsonArray(new JsonObject { [commit] = List(found) }) };
    }

    private static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);
}
