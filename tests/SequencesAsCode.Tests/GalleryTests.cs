using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests;

/// <summary>
/// The workspaces of the gallery do what their pages say. <see cref="ExamplesTests"/> applies each of them.
/// </summary>
public sealed partial class GalleryTests
{
    private const string Gallery = "examples/gallery";
    private static readonly string[] Kept = ["account.json", "sequences.yaml"];

    private static IEnumerable<string> Names =>
        Directory
            .GetDirectories(Path.Combine(Repository.Root, Gallery))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal);

    [Test]
    public void Its_page_lists_every_workspace()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, Gallery, "README.md"));

        var listed = Listed().Matches(page).Select(match => match.Groups[1].Value);

        Assert.That(Names.Count(), Is.EqualTo(6));
        Assert.That(listed, Is.EquivalentTo(Names));
    }

    [TestCaseSource(nameof(Names))]
    public async Task The_page_of_a_workspace_shows_how_its_plan_ends(string name)
    {
        using var workspace = CliWorkspace.Of($"{Gallery}/{name}");
        var shown = PlanCommand().Match(workspace.Read("README.md"));
        var options = shown.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var run = await workspace.RunAsync(["plan", .. options]);

        Assert.That(shown.Groups[1].Value, Is.EqualTo(name));
        Assert.That(shown.Groups[3].Value, Does.EndWith(".\n"));
        Assert.That(run.Out, Does.EndWith(shown.Groups[3].Value));
    }

    [Test]
    public async Task Two_environments_take_the_same_files_each_with_its_own_values()
    {
        using var workspace = CliWorkspace.Of($"{Gallery}/two-environments");

        var staging = await workspace.RunAsync("apply", "-e", "staging", "--auto-approve");
        var pending = await workspace.RunAsync("plan", "-e", "production", "--detailed-exitcode");
        var production = await workspace.RunAsync("apply", "-e", "production", "--auto-approve");
        var empty = await workspace.RunAsync("plan", "-e", "production", "--refresh", "all", "--detailed-exitcode");

        Assert.That(
            (staging.ExitCode, pending.ExitCode, production.ExitCode, empty.ExitCode),
            Is.EqualTo((0, 2, 0, 0)),
            staging.All + production.All
        );
        Assert.That((EmailsPerDay(workspace, "staging"), EmailsPerDay(workspace, "production")), Is.EqualTo((5, 100)));
    }

    [Test]
    public async Task The_imported_account_is_what_import_writes()
    {
        using var example = CliWorkspace.Of($"{Gallery}/imported-account");
        using var workspace = new CliWorkspace();
        foreach (var file in Kept)
            workspace.With(file, example.Read(file));

        var run = await workspace.RunAsync("import", "--all");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(Texts(example), Has.Count.GreaterThan(6));
        Assert.That(Texts(workspace), Is.EqualTo(Texts(example)));
    }

    private static int EmailsPerDay(CliWorkspace workspace, string environment)
    {
        var account = JsonNode.Parse(workspace.Read($".sequences/emulator.{environment}.json"))!;
        return account["sequences"]!.AsArray().Single()!["max_emails_per_day"]!.GetValue<int>();
    }

    // The first line names the schema, which is elsewhere in a workspace of its own.
    private static List<string> Texts(CliWorkspace workspace) =>
        [
            .. Directory
                .EnumerateFiles(workspace.In("sequences"), "*", SearchOption.AllDirectories)
                .Append(workspace.In("sequences.yaml"))
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    $"{Path.GetRelativePath(workspace.Folder, file)}\n"
                    + SchemaLine().Replace(File.ReadAllText(file), "")
                ),
        ];

    [GeneratedRegex(@"\[[a-z-]+\]\(([a-z-]+)/README\.md\)")]
    private static partial Regex Listed();

    [GeneratedRegex("`sequences plan -C examples/gallery/([a-z-]+)( [^`]*)?` ends with:\n\n```text\n([^`]+)```\n")]
    private static partial Regex PlanCommand();

    [GeneratedRegex(@"\A# yaml-language-server: .*\n")]
    private static partial Regex SchemaLine();
}
