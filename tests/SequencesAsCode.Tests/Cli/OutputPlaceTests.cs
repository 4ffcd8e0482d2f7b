using System.Diagnostics;
using System.Runtime.Versioning;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>An output never goes over what a run reads or keeps, whatever it is called, and nothing is called before
/// that is sure.</summary>
public sealed class OutputPlaceTests
{
    private const string Sequence = "sequences/conference-follow-up.yaml";
    private const string Body = "sequences/conference-follow-up/nice-to-meet-you.md";

    private static readonly string[] Owned =
    [
        "sequences.yaml",
        "./sequences.yaml",
        "sequences/../sequences.yaml",
        "SEQUENCES.yaml",
        Sequence,
        Body,
        "emulator-seed.json",
        "sequences.local.lock.json",
        "sequences.other.lock.json",
        ".sequences/sequences.local.lock.json",
        ".sequences/journal.local.jsonl",
        CliWorkspace.State,
        ".sequences/run.local.lock",
        ".schemas/sequence.schema.json",
        "sequences/new.yaml",
        "sequences",
        "sequences/",
        "sequences.yaml/plan.json",
    ];

    [TestCaseSource(nameof(Owned))]
    public async Task What_belongs_to_the_workspace_is_refused_by_every_command(string file)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");
        var before = Contents(workspace);
        foreach (
            var line in new[]
            {
                "plan --out",
                "plan --format html --out",
                "preview --out",
                "list --snapshot",
                "show plan.json --format html --out",
                "contacts finish --sequence x --email a@example.org --auto-approve --report",
            }
        )
        {
            var run = await workspace.RunAsync([.. line.Split(' '), file]);

            Assert.That(run.ExitCode, Is.EqualTo(3), $"{line} {file}: {run.All}");
            Assert.That(
                run.Error,
                Does.Contain($"{line.Split(' ')[^1]} cannot write to ")
                    .And.Contain("Nothing was done. Name another file."),
                line
            );
        }

        Assert.That(Contents(workspace), Is.EqualTo(before));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Nor_by_a_link_of_either_sort()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        var before = workspace.Read(Sequence);
        File.CreateSymbolicLink(workspace.In("a.json"), workspace.In(Sequence));
        File.CreateSymbolicLink(workspace.In("folder"), workspace.In("sequences"));
        foreach (var (target, link) in new[] { (Body, "b.json"), (".sequences/sequences.local.lock.json", "c.json") })
            Process.Start("ln", [workspace.In(target), workspace.In(link)]).WaitForExit();

        foreach (var file in new[] { "a.json", "folder/conference-follow-up.yaml", "b.json", "c.json" })
        {
            var run = await workspace.RunAsync("plan", "--out", file);
            Assert.That(run.ExitCode, Is.EqualTo(3), $"{file}: {run.All}");
        }

        Assert.That(workspace.Read(Sequence), Is.EqualTo(before));
    }

    [Test]
    public async Task What_a_command_is_given_to_read_is_no_place_for_what_it_writes()
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("plan", "--out", "plan.json");
        await workspace.RunAsync("list", "--snapshot", "account.json");
        workspace.With("people.csv", "email\na@example.org\n").With("faults.json", "[]");

        foreach (
            var line in new[]
            {
                "show plan.json --format html --out ./plan.json",
                "plan --current account.json --out account.json",
                "emulate --seed emulator-seed.json --state emulator-seed.json",
                "emulate --faults faults.json --state faults.json",
                "emulate --state sequences.yaml",
                "contacts finish --sequence x --from-file people.csv --auto-approve --report people.csv",
            }
        )
        {
            var run = await workspace.RunAsync(line.Split(' '));
            Assert.That(run.ExitCode, Is.EqualTo(3), $"{line}: {run.All}");
            Assert.That(run.Error, Does.Contain("cannot write to"), line);
        }
    }

    [Test]
    public async Task An_older_output_is_replaced_and_one_beside_the_workspace_is_fine()
    {
        using var workspace = CliWorkspace.Quickstart();

        foreach (var file in new[] { "plan.json", "plan.json", "out/deep/plan.json", ".sequences/plan.json" })
        {
            var run = await workspace.RunAsync("plan", "--out", file);
            Assert.That(run.ExitCode, Is.Zero, run.All);
        }
    }

    [Test]
    public async Task The_command_that_is_told_finds_the_workspace_and_the_file()
    {
        using var workspace = CliWorkspace.Quickstart();
        using var elsewhere = new TemporaryFolder();

        var run = await workspace.RunAsync(
            "plan",
            "-C",
            workspace.Folder,
            "--out",
            Path.Combine(elsewhere.Path, "it's my plan.json")
        );
        var outside = await workspace.RunAsync(
            new CliStage { WorkingFolder = elsewhere.Path },
            "plan",
            "-C",
            workspace.Folder,
            "--out",
            "my plan.json"
        );

        Assert.That(
            run.Error,
            Does.Contain($"Apply exactly this: 'sequences apply \"{elsewhere.Path}/it's my plan.json\"'")
        );
        Assert.That(
            outside.Error,
            Does.Contain(
                $"Apply exactly this: 'sequences apply -C {workspace.Folder} \"{elsewhere.Path}/my plan.json\"'"
            )
        );
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Standard_output_gets_it_behind_what_is_there_already()
    {
        using var workspace = CliWorkspace.Quickstart();

        var page = await workspace.RunAsync("preview", "--out", "/dev/stdout");
        var plan = await workspace.RunAsync("plan", "--format", "html", "--out", "/dev/stdout");
        var nothing = await workspace.RunAsync("plan", "--out", "/dev/null");

        Assert.That(
            (page.ExitCode, plan.ExitCode, nothing.ExitCode),
            Is.EqualTo((0, 0, 0)),
            page.Error + plan.Error + nothing.Error
        );
        Assert.That(page.Out, Does.StartWith("<!doctype html>").IgnoreCase);
        Assert.That(plan.Out, Does.StartWith("<!doctype html>").IgnoreCase);
        Assert.That(page.Error + nothing.Error, Does.Not.Contain("saved").And.Not.Contain("browser"));
    }

    [TestCase("fmt", Sequence)]
    [TestCase("import --all --force", Sequence)]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_that_is_read_only_is_left_as_it_is(string line, string file)
    {
        using var workspace = CliWorkspace.Quickstart();
        await workspace.RunAsync("apply", "--auto-approve");
        workspace.With(file, workspace.Read(file) + "\n\n\n# end\n");
        var before = workspace.Read(file);
        File.SetUnixFileMode(
            workspace.In(file),
            UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        );

        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(3), run.All);
        Assert.That(run.Error, Does.Contain("cannot be written: it is read-only."));
        Assert.That(workspace.Read(file), Is.EqualTo(before));
    }

    private static string Contents(CliWorkspace workspace) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(workspace.Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {File.ReadAllText(file).GetHashCode(StringComparison.Ordinal)}")
        );
}
