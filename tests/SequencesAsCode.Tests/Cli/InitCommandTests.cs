using SequencesAsCode.Cli.Starter;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class InitCommandTests
{
    [TestCase("", 0)]
    [TestCase("--example", 1)]
    public async Task A_new_workspace_is_valid_and_canonical(string option, int sequences)
    {
        using var workspace = new CliWorkspace();

        var init = await workspace.RunAsync(["init", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        var validate = await workspace.RunAsync("validate");
        var production = await workspace.RunAsync("validate", "-e", "production");
        var fmt = await workspace.RunAsync("fmt", "--check");

        Assert.That(init.ExitCode, Is.Zero, init.All);
        Approve.Text(init.All, part: sequences == 0 ? "empty" : "example");
        Assert.That((validate.ExitCode, validate.Out), Is.EqualTo((0, "0 errors, 0 warnings.\n")), validate.All);
        Assert.That(validate.Error, Does.StartWith($"{sequences} sequence"));
        Assert.That((production.ExitCode, production.Out), Is.EqualTo((0, "0 errors, 0 warnings.\n")), production.All);
        Assert.That(fmt.ExitCode, Is.Zero, fmt.All);
    }

    [Test]
    public async Task What_it_names_is_what_it_made()
    {
        using var workspace = new CliWorkspace();

        var init = await workspace.RunAsync("init", "--example", "-C", "new/folder");

        var made = Directory
            .GetFiles(workspace.In("new/folder"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(workspace.In("new/folder"), file).Replace('\\', '/'));
        Assert.That(init.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(made));
        Assert.That(
            made,
            Has.Member("sequences.yaml")
                .And.Member(".gitignore")
                .And.Member(".schemas/sequence.schema.json")
                .And.Member("sequences/README.md")
        );
    }

    [Test]
    public async Task The_example_can_be_planned_and_applied_at_once()
    {
        using var workspace = new CliWorkspace();
        await workspace.RunAsync("init", "--example");

        var plan = await workspace.RunAsync("plan", "--detailed-exitcode");
        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var empty = await workspace.RunAsync("plan", "--detailed-exitcode");

        Assert.That(
            (plan.ExitCode, apply.ExitCode, empty.ExitCode),
            Is.EqualTo((2, 0, 0)),
            plan.All + apply.All + empty.All
        );
        Assert.That(plan.Out, Does.Contain("Trial follow-up"));
    }

    [Test]
    public async Task A_workspace_without_sequences_has_an_empty_plan()
    {
        using var workspace = new CliWorkspace();
        await workspace.RunAsync("init");

        Assert.That((await workspace.RunAsync("plan", "--detailed-exitcode")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Beside_an_account_the_empty_emulator_says_where_that_is()
    {
        using var workspace = new CliWorkspace();
        await workspace.RunAsync("init");

        var import = await workspace.RunAsync("import", "--all", "-e", "local");
        var named = await workspace.RunAsync("import", "--name", "Q3 *", "-e", "local");
        var list = await workspace.RunAsync("list", "-e", "local");
        var plan = await workspace.RunAsync("plan", "-e", "local");
        var doctor = await workspace.RunAsync("doctor", "-e", "local");

        const string Where =
            "Environment 'local' is the built-in emulator and has no sequences. Your account is in "
            + "'production': run 'sequences";
        Assert.That(
            (import.ExitCode, import.Out),
            Is.EqualTo((0, $"Nothing new to import.\n{Where} import --all -e production'.\n")),
            import.All
        );
        Assert.That(
            (
                named.ExitCode,
                named.Error.Contains($"{Where} import --name \"Q3 *\" -e production'.", StringComparison.Ordinal)
            ),
            Is.EqualTo((3, true)),
            named.All
        );
        Assert.That(list.Error, Does.Contain($"{Where} list -e production'."));
        Assert.That(
            plan.Error,
            Does.Contain(
                "is the built-in emulator. Your account is in 'production'. Run 'sequences import --all -e production'."
            )
        );
        Assert.That(
            string.Join(' ', doctor.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Does.Contain("Your account is in 'production'. Run 'sequences import --all -e production'.")
        );
    }

    [Test]
    public async Task An_emulator_alone_speaks_of_no_account()
    {
        using var workspace = new CliWorkspace().With(
            "sequences.yaml",
            "version: 1\nenvironments: { local: { emulator: {} } }\n"
        );

        Assert.That((await workspace.RunAsync("import", "--all")).Out, Is.EqualTo("Nothing new to import.\n"));
        Assert.That((await workspace.RunAsync("plan")).Error, Is.Empty);
    }

    [Test]
    public async Task A_workspace_is_never_overwritten()
    {
        using var workspace = new CliWorkspace().With("sequences.yaml", "mine");

        var run = await workspace.RunAsync("init", "--example");

        Assert.That((run.ExitCode, run.Out, workspace.Read("sequences.yaml")), Is.EqualTo((3, "", "mine")));
        Assert.That(run.Error, Does.Contain("never overwritten"));
        Assert.That(Directory.GetFileSystemEntries(workspace.Folder), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Other_files_are_left_and_named()
    {
        using var workspace = new CliWorkspace().With("sequences/README.md", "mine").With(".gitignore", "bin/\r\nobj/");

        var run = await workspace.RunAsync("init");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("Left as they are, because they were there: sequences/README.md.\n"));
        Assert.That(run.Out, Does.StartWith(".gitignore (.sequences/ added)\n"));
        Assert.That(
            (workspace.Read("sequences/README.md"), workspace.Read(".gitignore")),
            Is.EqualTo(("mine", "bin/\r\nobj/\r\n.sequences/\r\n"))
        );
    }

    [TestCase(".sequences/\n")]
    [TestCase("a\n/.sequences\n")]
    public async Task What_git_ignores_already_is_not_added(string ignored)
    {
        using var workspace = new CliWorkspace().With(".gitignore", ignored);

        var run = await workspace.RunAsync("init");

        Assert.That(workspace.Read(".gitignore"), Is.EqualTo(ignored));
        Assert.That(run.Out, Does.Not.Contain("gitignore"));
    }

    [Test]
    public void The_workspace_file_is_written_last_so_that_a_failed_init_can_be_run_again()
    {
        Assert.That(
            StarterFiles.All(true).Select(file => file.Path),
            Is.Unique.And.SupersetOf(SchemaFolder.Files.Select(file => file.Path))
        );
        Assert.That(StarterFiles.All(false)[^1].Path, Is.EqualTo("sequences.yaml"));
    }
}
