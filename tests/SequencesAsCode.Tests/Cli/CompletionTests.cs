using SequencesAsCode.Cli.Completion;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What is suggested, and that bash shows it.</summary>
public sealed class CompletionTests
{
    private const string Keys = "conference-follow-up q3-outbound trial-welcome";

    [TestCase("p", "probe preview plan pull")]
    [TestCase("-C sequences pl", "plan")]
    [TestCase("--verbose pl", "plan")]
    [TestCase("zzz", "")]
    [TestCase("contacts ", "add remove finish stop")]
    [TestCase("contacts f", "finish")]
    [TestCase("help con", "contacts")]
    [TestCase("help contacts s", "stop")]
    [TestCase("completion ", "bash zsh fish pwsh")]
    [TestCase("plan --ta", "--target")]
    [TestCase("plan --allow-r", "--allow-removals")]
    [TestCase("plan --env", "--environment")]
    [TestCase("plan --format ", "text json markdown html")]
    [TestCase("validate --format ", "text json sarif github")]
    [TestCase("plan --format js", "json")]
    [TestCase("plan --format=js", "--format=json")]
    [TestCase("plan --nonsense=js", "")]
    [TestCase("apply --on-error ", "stop continue")]
    [TestCase("plan --refresh ", "changed all")]
    [TestCase("contacts add --status ", "active paused")]
    [TestCase("plan --host git", "github gitlab")]
    [TestCase("plan -e ", "local")]
    [TestCase("plan --environment=l", "--environment=local")]
    [TestCase("plan --target ", Keys)]
    [TestCase("plan --target q3-outbound --target tri", "trial-welcome")]
    [TestCase("plan --target=tri", "--target=trial-welcome")]
    [TestCase("plan --allow-removals ", Keys)]
    [TestCase("plan --allow-removals=q3-outbound,t", "--allow-removals=q3-outbound,trial-welcome")]
    [TestCase("plan --allow-removals q3-outbound,", "q3-outbound,conference-follow-up q3-outbound,trial-welcome")]
    [TestCase("plan --allow-removals --fo", "--format")]
    [TestCase("plan --allow-removals --format j", "json")]
    [TestCase("plan --overwrite q", "q3-outbound")]
    [TestCase("pull ", Keys)]
    [TestCase("pull q3-outbound ", "conference-follow-up trial-welcome")]
    [TestCase("pull -- q", "q3-outbound")]
    [TestCase("pull -- -", "")]
    [TestCase("preview tr", "trial-welcome")]
    [TestCase("contacts add --sequence q", "q3-outbound")]
    [TestCase("contacts add --label Webinar --email a@b.example --seq", "--sequence")]
    [TestCase("fmt ", ":files")]
    [TestCase("apply ", ":files")]
    [TestCase("show pl", ":files")]
    [TestCase("plan --out pl", ":files")]
    [TestCase("plan --out=pl", ":files")]
    [TestCase("-C ", ":folders")]
    [TestCase("plan --directory=", ":folders")]
    [TestCase("import --name ", "")]
    [TestCase("apply plan.json --auto", "--auto-approve")]
    public async Task What_can_come_next_is_suggested(string line, string expected)
    {
        using var workspace = CliWorkspace.Quickstart();
        var stage = new CliStage { WorkingFolder = workspace.In("sequences") };

        var run = await workspace.RunAsync(stage, [Suggestions.Command, .. line.Split(' ')]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        var words = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('\t')[0]);
        Assert.That(words, Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestCase("")]
    [TestCase("\"\"")]
    public async Task The_first_word_can_be_every_command_with_what_it_does(string typed)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(Suggestions.Command, typed);

        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.GreaterThan(15).And.All.Match(@"^[a-z]+\t\S.*\.$"));
        Assert.That(lines, Has.One.EqualTo("plan\tShow what apply would change."));
    }

    [Test]
    public async Task An_option_is_suggested_again_only_when_it_is_repeatable()
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync(
            Suggestions.Command,
            "plan",
            "--target",
            "a",
            "--format=json",
            "--drift-only",
            "--"
        );

        var options = run.Out.Split('\n').Select(line => line.Split('\t')[0]).ToList();
        Assert.That(options, Has.Count.GreaterThan(15).And.One.EqualTo("--target"));
        Assert.That(options, Has.None.EqualTo("--format").And.None.EqualTo("--drift-only"));
    }

    [TestCase("plan -C nowhere --target ")]
    [TestCase("plan -C \0 --target ")]
    [TestCase("plan --target ")]
    [TestCase("pull ")]
    [TestCase("plan -e ")]
    public async Task What_cannot_be_read_is_silent(string line)
    {
        using var workspace = new CliWorkspace().With("sequences.yaml", "{ [ nonsense");
        workspace.With("sequences/a.yaml", "key: \t\n- [");

        var run = await workspace.RunAsync([Suggestions.Command, .. line.Split(' ')]);

        Assert.That(run, Is.EqualTo(new CliRun(0, "", "")));
    }

    [Test]
    public async Task No_service_is_asked_and_no_file_is_written()
    {
        using var workspace = CliWorkspace.Quickstart();
        var before = Files(workspace);

        var run = await workspace.RunAsync(Suggestions.Command, "--verbose", "plan", "--target", "");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.Contain("q3-outbound"));
        Assert.That(Files(workspace), Is.EqualTo(before));
    }

    [TestCase("bash", "complete -F _sequences_complete sequences")]
    [TestCase("zsh", "#compdef sequences")]
    [TestCase("fish", "complete -c sequences")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName sequences")]
    public async Task Each_shell_has_a_script_that_asks_the_program(string shell, string line)
    {
        using var workspace = new CliWorkspace();

        var run = await workspace.RunAsync("completion", shell);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Out, Does.Contain(line).And.Contain($" {Suggestions.Command} ").And.Not.Contain("\r"));
        Assert.That(run.Out, Does.Contain($"sequences completion {shell}"), "how to load it");
    }

    [TestCase("sequences pl", "plan")]
    [TestCase("sequences plan --target tri", "trial-welcome")]
    [TestCase("sequences plan --format = js", "json")]
    [TestCase("sequences plan --format =", "text json markdown html")]
    [TestCase("sequences pull ", Keys)]
    [TestCase("sequences show seq", "sequences sequences.yaml")]
    [TestCase("sequences -C seq", "sequences")]
    [TestCase("sequences plan --out = sequences.y", "sequences.yaml")]
    [TestCase("sequences zzz --nonsense = ", "")]
    public async Task Bash_completes_with_it(string line, string expected)
    {
        using var workspace = CliWorkspace.Quickstart();
        var program = workspace.In(".program");
        workspace.With(".program", $"#!/bin/sh\nexec {ProgramFile.Shell} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        workspace.With(".script", (await workspace.RunAsync("completion", "bash")).Out);

        // What bash does on Tab: the line in words, split at '=' too, then the function.
        var words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        var (output, error) = await BashAsync(
            workspace.Folder,
            $"source .script; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
                + $"_sequences_complete '{program}'; printf '%s\\n' \"${{COMPREPLY[@]}}\" | sort"
        );

        Assert.That(error, Is.Empty);
        Assert.That(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        );
    }

    private static async Task<(string Output, string Error)> BashAsync(string folder, string script)
    {
        var run = await EndedProcess.RunAsync(
            new("bash", ["--norc", "-c", script])
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                Environment = { ["LC_ALL"] = "C" },
            }
        );
        return (run.Out, run.Error);
    }

    private static List<string> Files(CliWorkspace workspace) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(workspace.Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal),
        ];
}
