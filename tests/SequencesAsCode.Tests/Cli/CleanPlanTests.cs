using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>An account of 30 sequences with many lint findings, imported and planned.</summary>
internal sealed class CleanPlanTests
{
    private const int Sequences = 30;
    private const string NotChecked =
        "Text edited in Apollo is not checked here; 'sequences plan --refresh all' checks it.";

    [Test]
    public async Task After_an_import_a_plan_without_changes_is_three_lines()
    {
        await using var served = await ImportedAsync();

        var plan = await served.RunAsync("plan", "--detailed-exitcode");
        var all = await served.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That((plan.ExitCode, all.ExitCode), Is.EqualTo((0, 0)), plan.All + all.All);
        var lines = plan.All.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.LessThanOrEqualTo(3), plan.All);
        Assert.That(lines[0], Does.Match("^[3-9][0-9] lint warnings in 30 files: run 'sequences validate'.$"));
        Assert.That(lines[1..], Is.EqualTo(new[] { NotChecked, $"No changes. {UpToDate}" }));
        Assert.That(all.All, Is.EqualTo($"{lines[0]}\nNo changes. {UpToDate}\n"));
        Assert.That(lines, Has.All.Length.LessThan(100));
    }

    [Test]
    public async Task A_plan_shows_the_findings_of_the_sequence_that_it_changes()
    {
        await using var served = await ImportedAsync();
        var body = served.Workspace.In("sequences/sequence-7/trial-a.html");
        await File.AppendAllTextAsync(body, "\n{{another_hook}}\n");

        var plan = await served.RunAsync("plan");

        var shown = plan.Out[plan.Out.IndexOf("\nWarnings\n", StringComparison.Ordinal)..];
        Assert.That(shown, Does.Contain("another_hook").And.Contain("sequences/sequence-7"), plan.All);
        Assert.That(shown, Does.Not.Contain("sequences/sequence-8"));
        Assert.That(shown, Does.Contain(" more lint warnings in 29 files: run 'sequences validate'."));
        Assert.That(
            shown.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1],
            Does.StartWith("Plan: 1 needs a decision, 29 up to date.")
        );
    }

    [Test]
    public async Task Validate_tells_each_finding_once_with_its_places()
    {
        await using var served = await ImportedAsync();

        var run = await served.RunAsync("validate");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(run.Out, Does.StartWith("warning SEQ608: 30 places in 30 sequences\n"));
        Assert.That(run.Out.Split('\n'), Has.Length.LessThan(20));
    }

    private static string UpToDate => $"{Sequences} sequences in production are up to date.";

    private static async Task<ServedApollo> ImportedAsync()
    {
        var served = await ServedApollo.StartAsync(null, Many);
        Directory.Delete(served.Workspace.In("sequences"), recursive: true);
        var import = await served.RunAsync("import", "--all");
        Assert.That(import.Out, Does.Contain($"{Sequences} sequences imported."), import.All);
        return served;
    }

    private static void Many(JsonObject seed)
    {
        var model = seed["sequences"]![1]!;
        var body = JsonValue.Create("<p>Hi {{sender_hook}}</p><p><img src=\"https://example.com/a.png\"></p>");
        model["steps"]![0]!["touches"]![0]!["body_html"] = body;
        seed["sequences"] = new JsonArray([.. Enumerable.Range(0, Sequences).Select(index => Copy(model, index))]);
    }

    private static JsonNode Copy(JsonNode model, int index)
    {
        const string Id = "66e9e215ece19801b21";
        var text = model.ToJsonString().Replace(Id, $"66e9e215ece19801{index:00}0", StringComparison.Ordinal);
        var copy = JsonNode.Parse(text)!;
        copy["name"] = $"Sequence {index}";
        return copy;
    }
}
