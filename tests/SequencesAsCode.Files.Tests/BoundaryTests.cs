using System.Diagnostics;
using SequencesAsCode.Testing.Commands;
using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

/// <summary>No file of a workspace leads out of it, and nothing that is no regular file is waited for.</summary>
public sealed class BoundaryTests
{
    [TestCase("../secret.md", "SEQ140")]
    [TestCase("../../secret.md", "SEQ141")]
    [TestCase("x/../../../secret.md", "SEQ141")]
    [TestCase("./../../workspace/../secret.md", "SEQ141")]
    [TestCase("/etc/passwd.md", "SEQ141")]
    [TestCase("..\\\\..\\\\secret.md", "SEQ141")]
    [TestCase("C:/secret.md", "SEQ141")]
    [TestCase("file:///etc/passwd.md", "SEQ140")]
    [TestCase("~/secret.md", "SEQ140")]
    [TestCase("out/secret.md", "SEQ108")]
    [TestCase("in/../out/secret.md", "SEQ108")]
    [TestCase("circle/secret.md", "SEQ140")]
    [TestCase("self.md", "SEQ107")]
    [TestCase("in/deep/secret.md", "SEQ108")]
    public void A_body_file_stays_inside(string path, string code)
    {
        using var workspace = new TemporaryWorkspace()
            .With(
                "sequences/a.yaml",
                $"key: a\nname: A\nsteps: [{{ type: auto_email, wait: 1 day, touches: [{{ status: approved, "
                    + $"subject: A, body_file: \"{path}\" }}] }}]\n"
            )
            .With("sequences/in/x.md", "x");
        File.WriteAllText(Path.Combine(workspace.Outside, "secret.md"), "secret");
        Directory.CreateDirectory(Path.Combine(workspace.Outside, "more"));
        File.WriteAllText(Path.Combine(workspace.Outside, "more", "secret.md"), "secret");
        workspace
            .WithLink("sequences/out", workspace.Outside)
            .WithLink("sequences/circle", "circle")
            .WithLink("sequences/self.md", "self.md")
            .WithLink("sequences/in/deep", "../out/more");

        var result = workspace.Read();

        Assert.That(result.Desired, Is.Null);
        Assert.That(
            result.Diagnostics.Select(diagnostic => diagnostic.Code),
            Has.Member(code),
            string.Join('\n', result.Diagnostics)
        );
    }

    [TestCase("../x")]
    [TestCase("a/../../x")]
    [TestCase("a\\\\b")]
    [TestCase(".hidden")]
    [TestCase("a\\u202eb")]
    [TestCase("a b")]
    public void The_name_of_an_environment_is_no_path(string name)
    {
        var result = ReadOne(
            "key: a\nname: A\n",
            $"version: 1\nenvironments: {{ \"{name}\": {{ emulator: {{}} }} }}\n"
        );

        Assert.That(Places(result.Diagnostics), Is.EqualTo(new[] { "sequences.yaml:2:17 SEQ209" }));
    }

    [TestCase(".sequences/sequences.local.lock.json", "plan")]
    [TestCase(".sequences/journal.local.jsonl", "plan")]
    [TestCase("plan.json", "show", "plan.json")]
    [TestCase("plan.json", "apply", "plan.json")]
    [TestCase("snapshot.json", "plan", "--current", "snapshot.json")]
    [TestCase("emulator-seed.json", "plan")]
    [TestCase("sequences/q3-outbound.yaml", "plan")]
    [TestCase("sequences/q3-outbound/intro.md", "plan")]
    [TestCase("sequences.yaml", "plan")]
    [TestCase("sequences/q3-outbound.yaml", "fmt")]
    public async Task A_pipe_or_device_is_not_waited_for(string path, params string[] arguments)
    {
        Assume.That(OperatingSystem.IsLinux());
        foreach (var isLink in new[] { false, true })
        {
            using var workspace = CliWorkspace.Quickstart();
            Directory.CreateDirectory(Path.GetDirectoryName(workspace.In(path))!);
            File.Delete(workspace.In(path));
            if (isLink)
                File.CreateSymbolicLink(workspace.In(path), "/dev/zero");
            else
            {
                using var made = Process.Start("mkfifo", workspace.In(path));
                await made.WaitForExitAsync();
            }

            var run = await workspace.RunAsync(arguments).WaitAsync(TimeSpan.FromSeconds(60));

            Assert.That(run.All, Does.Not.Contain("bug in the program"));
            if (!path.EndsWith("l.jsonl", StringComparison.Ordinal) && !path.EndsWith(".md", StringComparison.Ordinal))
                Assert.That(run.ExitCode, Is.EqualTo(3).Or.EqualTo(7), run.All);
        }
    }
}
