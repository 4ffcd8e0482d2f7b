using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>Every verb finds the workspace from a folder inside it, and prints paths that can be used there.</summary>
public sealed class FoundWorkspaceTests
{
    [TestCase("plan")]
    [TestCase("plan --format json")]
    [TestCase("plan --format markdown")]
    [TestCase("validate --format json")]
    [TestCase("validate --format github")]
    [TestCase("validate --format sarif")]
    [TestCase("list --format json")]
    [TestCase("doctor --format json")]
    [TestCase("marker")]
    [TestCase("pull")]
    [TestCase("import --all")]
    [TestCase("fmt --check")]
    [TestCase("apply --auto-approve --format json")]
    [TestCase("contacts remove --sequence q3-outbound --email kim@acme.example --dry-run --format json")]
    public async Task A_verb_does_the_same_in_a_folder_of_the_workspace(string line)
    {
        using var above = CliWorkspace.Quickstart();
        using var inside = CliWorkspace.CopyOf(above);
        var stage = new CliStage { WorkingFolder = inside.In("sequences/q3-outbound") };

        var expected = await above.RunAsync(line.Split(' '));
        var found = await inside.RunAsync(stage, line.Split(' '));

        Assert.That(found.Out, Is.Not.Empty.Or.EqualTo(expected.Out));
        Assert.That(
            (found.ExitCode, Without(found.Out, inside)),
            Is.EqualTo((expected.ExitCode, Without(expected.Out, above))),
            found.Error
        );
    }

    [Test]
    public async Task Preview_shows_the_workspace_and_writes_the_page_to_the_current_folder()
    {
        using var workspace = CliWorkspace.Quickstart();
        var stage = new CliStage { WorkingFolder = workspace.In("sequences") };

        var run = await workspace.RunAsync(stage, "preview", "q3-outbound", "--out", "page.html");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((0, "")), run.Error);
        Assert.That(workspace.Read("sequences/page.html"), Does.Contain("q3-outbound"));
    }

    [TestCase("fmt")]
    [TestCase("pull")]
    [TestCase("import --all")]
    public async Task A_verb_that_writes_files_names_the_workspace_that_it_found(string line)
    {
        using var workspace = CliWorkspace.Quickstart();
        var stage = new CliStage { WorkingFolder = workspace.In("sequences") };

        var found = await workspace.RunAsync(stage, line.Split(' '));
        var there = await workspace.RunAsync(line.Split(' '));

        Assert.That(found.Error, Does.StartWith($"Workspace: {workspace.Folder}\n"));
        Assert.That(there.Error, Does.Not.Contain("Workspace:"));
    }

    [TestCase("sequences/q3-outbound", "../q3-outbound.yaml")]
    [TestCase("", "sequences/q3-outbound.yaml")]
    public async Task Mistakes_are_named_from_the_current_folder(string folder, string path)
    {
        using var workspace = CliWorkspace.Quickstart().Replace("sequences/q3-outbound.yaml", "name:", "nam:");
        var stage = new CliStage { WorkingFolder = workspace.In(folder).TrimEnd('/') };

        var validate = await workspace.RunAsync(stage, "validate");
        var plan = await workspace.RunAsync(stage, "plan");
        var json = await workspace.RunAsync(stage, "validate", "--format", "json");

        Assert.That(validate.Out, Does.StartWith($"{path}:"));
        Assert.That(plan.Error, Does.StartWith($"{path}:"));
        Assert.That(
            (string?)json.Json["diagnostics"]![0]!["at"]!["file"],
            Is.EqualTo("sequences/q3-outbound.yaml"),
            "JSON names files from the workspace"
        );
    }

    [Test]
    public async Task Changed_files_are_named_from_the_current_folder()
    {
        using var workspace = CliWorkspace.Quickstart();
        workspace.With("sequences.yaml", workspace.Read("sequences.yaml") + "\n\n\n");
        var below = new CliStage { WorkingFolder = workspace.In("sequences") };
        var above = new CliStage { WorkingFolder = Path.GetDirectoryName(workspace.Folder)! };
        var name = Path.GetFileName(workspace.Folder);

        var found = await workspace.RunAsync(below, "fmt", "--check");
        var named = await workspace.RunAsync(above, "fmt", "--check", "-C", name);

        Assert.That(found.Out, Is.EqualTo("../sequences.yaml\n"));
        Assert.That(named.Out, Is.EqualTo($"{name}/sequences.yaml\n"));
    }

    [Test]
    public async Task Imported_and_pulled_files_are_named_from_the_current_folder()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        File.Delete(workspace.In("sequences.local.lock.json"));
        Directory.Delete(workspace.In("sequences"), recursive: true);
        var stage = new CliStage { WorkingFolder = Directory.CreateDirectory(workspace.In("notes")).FullName };

        var imported = await workspace.RunAsync(stage, "import", "--name", "Q3*");
        workspace.InApollo(sequences =>
            sequences.Single(sequence => ((string?)sequence["name"])!.StartsWith("Q3", StringComparison.Ordinal))[
                "name"
            ] = "Q4 Outbound"
        );
        var pulled = await workspace.RunAsync(stage, "pull");
        var listed = await workspace.RunAsync(stage, "list");

        Assert.That((imported.ExitCode, pulled.ExitCode), Is.EqualTo((0, 0)), imported.All + pulled.All);
        Assert.That(imported.Out, Does.Match(@"(?m)^\.\./sequences/[\w-]+\.yaml  Q3 "));
        Assert.That(pulled.Out, Does.Match(@"writes \.\./sequences/[\w-]+\.yaml"));
        Assert.That(listed.Out, Does.Match(@"\.\./sequences/[\w-]+\.yaml"));
    }

    [Test]
    public async Task A_named_folder_is_not_searched_upwards()
    {
        using var workspace = CliWorkspace.Quickstart();

        var run = await workspace.RunAsync("plan", "-C", "sequences");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(
            run.Error,
            Does.StartWith("error SEQ101: ").And.Contain($"The nearest workspace is in '{workspace.Folder}'")
        );
    }

    [TestCase("plan")]
    [TestCase("apply")]
    [TestCase("apply --auto-approve")]
    [TestCase("validate")]
    [TestCase("fmt")]
    [TestCase("preview")]
    [TestCase("import --all")]
    [TestCase("pull")]
    [TestCase("list")]
    [TestCase("contacts add --sequence a --email b@c.example --mailbox m")]
    public async Task Without_a_workspace_every_verb_says_how_to_create_one(string line)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.All, Does.Contain("Create a workspace with 'sequences init', or name its folder with -C."));
        Assert.That(Directory.EnumerateFileSystemEntries(workspace.Folder), Is.Empty);
    }

    [Test]
    public async Task Init_begins_no_workspace_inside_another_unless_its_folder_is_named()
    {
        using var workspace = CliWorkspace.Quickstart();
        var stage = new CliStage { WorkingFolder = workspace.In("sequences") };

        var refused = await workspace.RunAsync(stage, "init");
        var isThere = File.Exists(workspace.In("sequences/sequences.yaml"));
        var named = await workspace.RunAsync(stage, "init", "-C", ".");

        Assert.That((refused.ExitCode, refused.Out, isThere), Is.EqualTo((3, "", false)));
        Assert.That(
            refused.Error,
            Is.EqualTo(
                $"error: This folder belongs to the workspace in {workspace.Folder}.\n"
                    + "To create another workspace in it, name the folder: sequences init -C .\n"
            )
        );
        Assert.That((named.ExitCode, File.Exists(workspace.In("sequences/sequences.yaml"))), Is.EqualTo((0, true)));
    }

    [Test]
    public async Task The_next_command_needs_no_folder_when_the_workspace_is_found()
    {
        using var workspace = CliWorkspace.Quickstart();
        var below = new CliStage { WorkingFolder = workspace.In("sequences") };
        var file = workspace.In("sequences/plan.json");

        var found = await workspace.RunAsync(below, "plan", "--out", "plan.json");
        var named = await workspace.RunAsync(below, "plan", "--out", "plan.json", "-C", "..");
        var applied = await workspace.RunAsync(below, "apply", "plan.json");

        Assert.That(found.Error, Does.Contain($"'sequences apply {file}'"));
        Assert.That(named.Error, Does.Contain($"'sequences apply -C {workspace.Folder} {file}'"));
        Assert.That(applied.ExitCode, Is.Zero, applied.All);
    }

    // Only paths differ: the folder of the run, and where it is from the current folder.
    private static string Without(string text, CliWorkspace workspace) =>
        text.Replace(workspace.Folder, "", StringComparison.Ordinal)
            .Replace(Path.GetFileName(workspace.Folder), "", StringComparison.Ordinal)
            .Replace("../../", "", StringComparison.Ordinal);
}
