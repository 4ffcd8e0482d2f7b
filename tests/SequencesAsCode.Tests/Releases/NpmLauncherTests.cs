using System.Runtime.InteropServices;
using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Pipelines;

namespace SequencesAsCode.Tests.Releases;

/// <summary>The script that npm puts on the path, before a program that is a script of bash here.</summary>
[Category("Pipelines")]
internal sealed class NpmLauncherTests
{
    [Test]
    public void Arguments_and_the_exit_code_pass_through()
    {
        using var folder = Installed("printf '[%s]' \"$@\"; exit 6");

        var run = Launch(folder, "plan", "-C", "a b");

        Assert.That(run, Is.EqualTo(new ShellRun(6, "[plan][-C][a b]", "")));
    }

    [Test]
    public void A_signal_reaches_the_program_which_ends_in_order()
    {
        using var folder = Installed(
            "trap 'echo ended in order; exit 8' TERM; kill -TERM $PPID; while :; do sleep 0.1; done"
        );

        Assert.That(Launch(folder, "apply"), Is.EqualTo(new ShellRun(8, "ended in order\n", "")));
    }

    [Test]
    public void Without_the_package_of_the_platform_it_says_which_one_is_missing()
    {
        using var folder = Installed(null);

        var run = Launch(folder, "version");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith($"The package '{Platform()}' is not installed. If npm left optional"));
    }

    private static TemporaryFolder Installed(string? program)
    {
        Shell.Require();
        if (Shell.Find("node") is null)
            Assert.Ignore("node is not installed; .ci/run installs it.");
        var folder = new TemporaryFolder();
        var main = Directory.CreateDirectory(Path.Combine(folder.Path, "node_modules/sequences-as-code")).FullName;
        File.Copy(Path.Combine(Repository.Root, "build/npm/sequences.cjs"), Path.Combine(main, "sequences.cjs"));
        if (program is null)
            return folder;
        var platform = Directory.CreateDirectory(Path.Combine(folder.Path, "node_modules", Platform())).FullName;
        File.WriteAllText(Path.Combine(platform, "package.json"), "{}");
        var script = Path.Combine(platform, "sequences");
        File.WriteAllText(script, $"#!/usr/bin/env bash\n{program}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return folder;
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        return $"sequences-as-code-{system}-{processor}";
    }

    private static ShellRun Launch(TemporaryFolder folder, params string[] arguments) =>
        Shell.Run(
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            },
            ["node", "node_modules/sequences-as-code/sequences.cjs", .. arguments]
        );
}
