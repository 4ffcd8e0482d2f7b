using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// A colleague does something in Apollo between any two calls of a pull or an import: nothing is written over, and the
/// commands that follow come to rest.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class EditorCommandsTests
{
    private const string Trial = "66e9e215ece19801b2199102";

    [Test]
    public async Task What_a_colleague_does_during_a_pull_or_import_stays_done(
        [Values("pull", "import")] string verb,
        [Values("add", "delete", "edit", "rename")] string deed
    )
    {
        var acts = 0;
        for (var call = 0; call < 20; call++)
        {
            await using var served = await ServedApollo.StartAsync();
            var colleague = new Colleague((method, path, body) => Call(served, method, path, body));
            if (verb == "pull")
            {
                Assert.That((await served.RunAsync("apply", "--auto-approve", "--allow-activation")).ExitCode, Is.Zero);
                colleague.Edit(Trial, steps => Retitle(steps, "Before the pull"));
            }
            else
            {
                Directory.Delete(served.Workspace.In("sequences"), recursive: true);
            }

            var (made, hasActed) = (0, false);
            var stage = new CliStage(OnError: text =>
            {
                if (hasActed || !text.Contains("/api/v1/", StringComparison.Ordinal) || made++ < call)
                    return;
                hasActed = true;
                Do(colleague, deed);
            });
            var first = await served.Workspace.RunAsync(
                stage,
                [verb, "--verbose", .. verb == "import" ? new[] { "--all" } : []]
            );
            if (!hasActed)
                break;
            acts++;

            Assert.That(first.ExitCode, Is.AnyOf(0, 6, 8), first.All);
            Assert.That(IsDone(served, deed), Is.True, $"{verb} undid it, before call {call}");
            var writes = served.Writes.Count();
            if (verb == "import")
                await served.RunAsync("import", "--all");
            var pull = await served.RunAsync("pull");
            var apply = await served.RunAsync("apply", "--auto-approve");
            var plan = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");
            Assert.That(
                (pull.ExitCode, apply.ExitCode, plan.ExitCode),
                Is.EqualTo((0, 0, 0)),
                $"before call {call}: {first.All}{pull.All}{apply.All}{plan.All}"
            );
            Assert.That(
                (served.Writes.Count(), IsDone(served, deed)),
                Is.EqualTo((writes, true)),
                $"before call {call}"
            );
        }

        Assert.That(acts, Is.GreaterThan(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_step_deleted_in_Apollo_is_left_out_once_a_pull_or_a_consent_says_so(bool byPull)
    {
        await using var served = await ServedApollo.StartAsync();
        await served.RunAsync("apply", "--auto-approve", "--allow-activation");
        var colleague = new Colleague((method, path, body) => Call(served, method, path, body));
        colleague.Edit(Trial, steps => steps.RemoveAt(1));
        served.Workspace.Replace("sequences/trial-welcome.yaml", "name: Trial welcome", "name: Trial welcome again");

        var drift = await served.RunAsync("plan", "--drift-only");
        var blocked = await served.RunAsync("apply", "--auto-approve");
        var settled = byPull
            ? await served.RunAsync("pull")
            : await served.RunAsync("apply", "--auto-approve", "--allow-removals=trial-welcome");
        var apply = await served.RunAsync("apply", "--auto-approve");
        var plan = await served.RunAsync("plan", "--detailed-exitcode");

        Assert.That((drift.ExitCode, blocked.ExitCode), Is.EqualTo((2, 6)), drift.All + blocked.All);
        Assert.That(blocked.All, Does.Contain("sequences pull trial-welcome"));
        Assert.That(
            (settled.ExitCode, apply.ExitCode, plan.ExitCode),
            Is.EqualTo((0, 0, 0)),
            settled.All + apply.All + plan.All
        );
        Assert.That(Steps(served), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_pull_forgets_what_no_file_manages_and_Apollo_does_not_have_any_more()
    {
        await using var served = await ServedApollo.StartAsync();
        await served.RunAsync("apply", "--auto-approve", "--allow-activation");
        served.Workspace.With(
            "sequences/trial-welcome.yaml",
            $"key: trial-welcome\nid: {Trial}\nname: Trial welcome\n"
        );
        await served.RunAsync("apply", "--auto-approve");
        var colleague = new Colleague((method, path, body) => Call(served, method, path, body));
        colleague.Edit(Trial, steps => steps.RemoveAt(1));
        served.Workspace.Replace("sequences/trial-welcome.yaml", "name: Trial welcome", "name: Trial welcome again");

        var blocked = await served.RunAsync("plan");
        var pull = await served.RunAsync("pull");
        var apply = await served.RunAsync("apply", "--auto-approve");

        Assert.That(
            (blocked.ExitCode, pull.ExitCode, apply.ExitCode),
            Is.EqualTo((6, 0, 0)),
            blocked.All + pull.All + apply.All
        );
        Assert.That(Steps(served), Has.Count.EqualTo(1));
    }

    private static void Do(Colleague colleague, string deed)
    {
        switch (deed)
        {
            case "add":
                colleague.Edit(Trial, steps => steps.Add(Colleague.Email("Of a colleague", "<p>Zebras run</p>")));
                break;
            case "delete":
                colleague.Edit(Trial, steps => steps.RemoveAt(1));
                break;
            case "edit":
                colleague.Edit(Trial, steps => Retitle(steps, "Of a colleague"));
                break;
            default:
                colleague.Rename(Trial, "Renamed by a colleague");
                break;
        }
    }

    private static void Retitle(JsonArray steps, string subject) =>
        steps[0]!["emailer_touches"]![0]!["emailer_template"]!["subject"] = subject;

    private static bool IsDone(ServedApollo served, string deed) =>
        deed switch
        {
            "add" => Steps(served).Count == 3,
            "delete" => Steps(served).Count == 1,
            "edit" => Held(served).ToJsonString().Contains("Of a colleague", StringComparison.Ordinal),
            _ => (string)Held(served)["name"]! == "Renamed by a colleague",
        };

    private static JsonArray Steps(ServedApollo served) => Held(served)["steps"]!.AsArray();

    private static JsonNode Held(ServedApollo served) =>
        JsonNode.Parse(served.Apollo.ExportState())!["sequences"]!
            .AsArray()
            .Single(sequence => (string)sequence!["id"]! == Trial)!;

    private static JsonNode Call(ServedApollo served, string method, string path, string body) =>
        JsonNode.Parse(
            served.Apollo.Handle(new(method, $"/api/v1{path}", "", [new("x-api-key", "somebody")], body)).Body
        )!;
}
