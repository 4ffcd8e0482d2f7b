using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// A saved plan with a right checksum whose requests are not those of its changes: nothing of it is sent.
/// </summary>
public sealed class ForgedPlanTests
{
    private static readonly (string Name, Action<JsonArray> Forge)[] Forgeries =
    [
        ("a path out of the sequences", all => Request(all)["path"] = "/sequences/../contacts"),
        ("an escaped path", all => Request(all)["path"] = "/sequences/%2e%2e/contacts"),
        ("another sequence's path", all => Request(all)["path"] = "/sequences/66e9e215ece19801b2199999"),
        ("a blank id", all => Request(all)["path"] = "/sequences/"),
        ("another host", all => Request(all)["path"] = "//evil.example/sequences"),
        ("another method", all => Request(all)["method"] = "DELETE"),
        ("no method at all", all => Request(all)["method"] = "NONSENSE"),
        ("another body", all => Request(all)["body"] = new JsonObject { ["name"] = "Other" }),
        ("another text of the sequence", all => Texts(all)[0]["$text"] = (string)Texts(all).Last()["$text"]!),
        ("a text of its own", all => Texts(all)[0].ReplaceWith("Something else that nobody was shown.")),
        ("no text", all => Texts(all)[0]["$text"] = "/after/steps/0"),
        ("a request more", all => Updated(all)["requests"]!.AsArray().Add(Request(all).DeepClone())),
        ("a request less", all => Updated(all)["requests"]!.AsArray().Clear()),
        ("an id that leads elsewhere", all => Everywhere(all, "../contacts")),
        ("an id with a query", all => Everywhere(all, "x?a=b")),
        ("a blank id everywhere", all => Everywhere(all, "")),
        ("a sequence twice", all => all.Add(Updated(all).DeepClone())),
        ("other classes", all => Updated(all)["change_classes"]!.AsArray().Clear()),
        ("known by its row alone", all => Updated(all)["by_row"] = true),
        ("no target", all => Updated(all)["target"] = null),
        ("the target of another sequence", all => Updated(all)["target"]!["id"] = "66e9e215ece19801b2199999"),
        ("other steps in the target", all => Updated(all)["target"]!["steps"]!.AsArray().RemoveAt(0)),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        Forgeries.Select((forgery, index) => new TestCaseData(index).SetArgDisplayNames(forgery.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task A_forged_plan_is_stale_and_sends_nothing(int index)
    {
        await using var apollo = await ServedApollo.StartAsync();
        await apollo.RunAsync("plan", "--out", "plan.json", "--allow-activation", "--allow-removals");
        var json = JsonNode.Parse(apollo.Workspace.Read("plan.json"))!.AsObject();
        Forgeries[index].Forge(json["plan"]!["sequences"]!.AsArray());
        apollo.Workspace.With("plan.json", FormerPlan.Resealed(json));

        var run = await apollo.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.EqualTo(7), run.All);
        Assert.That(run.Error, Does.Contain("error: ").And.Contain("plan").And.Not.Contain("bug in the program"));
        Assert.That(apollo.Writes, Is.Empty);
    }

    [Test]
    public async Task A_switch_that_nobody_allowed_is_not_made_when_its_condition_was_taken_out()
    {
        using var workspace = CliWorkspace.Quickstart();
        var file = "sequences/conference-follow-up.yaml";
        var text = workspace.Read(file);
        workspace.With(file, text.Replace("active: true", "active: false", StringComparison.Ordinal));
        await workspace.RunAsync("apply", "--auto-approve", "--allow-activation", "--allow-removals");
        workspace.With(file, text.Replace("active: false", "active: true", StringComparison.Ordinal));
        await workspace.RunAsync("plan", "--out", "plan.json");
        Forge(
            workspace,
            plan =>
                Updated(plan)["only_while_empty"] = (bool)Updated(plan)["only_while_empty"]!
                    ? false
                    : throw new InvalidOperationException("It has no such condition.")
        );

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.EqualTo(7), run.All);
        Assert.That(run.All, Does.Contain("something that it does not show"));
    }

    [Test]
    public async Task The_same_plan_unforged_is_carried_out()
    {
        await using var apollo = await ServedApollo.StartAsync();
        await apollo.RunAsync("plan", "--out", "plan.json", "--allow-activation", "--allow-removals");

        var run = await apollo.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(apollo.Writes, Is.Not.Empty);
    }

    [TestCase("1.0")]
    [TestCase("1.4")]
    [TestCase("2.0")]
    [TestCase("")]
    public async Task Another_format_is_stale(string version)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");
        workspace.Replace("plan.json", "\"format_version\": \"1.3\"", $"\"format_version\": \"{version}\"");

        var run = await workspace.RunAsync("apply", "plan.json");

        Assert.That(run.ExitCode, Is.EqualTo(7), run.All);
    }

    // What a plan derives is derived again, and the checksum is right.
    private static void Forge(CliWorkspace workspace, Action<JsonArray> forge)
    {
        var json = JsonNode.Parse(workspace.Read("plan.json"))!.AsObject();
        forge(json["plan"]!["sequences"]!.AsArray());
        workspace.With("plan.json", PlanFile.Write(PlanJson.Read(json["plan"]!.AsObject(), PlanForm.TextsOnce)));
    }

    private static JsonNode Updated(JsonArray all) => all.First(change => (string)change!["action"]! == "update")!;

    private static JsonNode Request(JsonArray all) =>
        Updated(all)["requests"]!.AsArray().Last(request => (string)request!["method"]! == "PUT")!;

    private static List<JsonObject> Texts(JsonArray all) => FormerPlan.References(Request(all));

    // Consistent throughout, so that only the id itself gives it away.
    private static void Everywhere(JsonArray all, string id)
    {
        var (change, old) = (Updated(all), (string)Updated(all)["id"]!);
        var text = change.ToJsonString().Replace(old, id, StringComparison.Ordinal);
        all[all.IndexOf(change)] = JsonNode.Parse(text);
    }
}
