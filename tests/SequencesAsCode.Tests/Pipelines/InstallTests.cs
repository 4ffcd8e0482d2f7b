using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What puts the program into a pipeline.</summary>
[TestFixture]
[Category("Pipelines")]
[Parallelizable(ParallelScope.All)]
internal sealed class InstallTests
{
    private static readonly string Script = Path.Combine(Repository.Root, "actions/setup/install.sh");

    [Test]
    public async Task A_release_is_installed_when_its_checksum_is_right()
    {
        await using var site = await PipelineSite.StartAsync();
        Release(site, "1.2.3", isWhole: true);

        var run = Install(site, ("SOURCE", "release"), ("VERSION", "1.2.3"));

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(site.Temp, "bin", "sequences")),
            Is.EqualTo("the program")
        );
    }

    [TestCase("1.2.3", "The checksum of")]
    [TestCase("", "Name the release to install")]
    [TestCase("1.2.3/../../x", "Name the release to install")]
    [TestCase("$(touch $STUB/pwned)", "Name the release to install")]
    public async Task Anything_else_is_refused_and_nothing_is_installed(string version, string said)
    {
        await using var site = await PipelineSite.StartAsync();
        Release(site, "1.2.3", isWhole: false);

        var run = Install(site, ("SOURCE", "release"), ("VERSION", version));

        Assert.That((run.ExitCode, run.Error.Contains(said, StringComparison.Ordinal)), Is.EqualTo((3, true)), run.All);
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(site.Temp, "bin")), Is.Empty);
        Assert.That(File.Exists(Path.Combine(site.Stub, "pwned")), Is.False);
    }

    [TestCase("", true, 0, "curl,attestation")]
    [TestCase("", false, 3, "curl,attestation")]
    [TestCase("r3leases", true, 0, "download")]
    public async Task Releases_on_GitHub_are_verified_or_read_with_a_token(
        string token,
        bool isAttested,
        int code,
        string calls
    )
    {
        await using var site = await PipelineSite.StartAsync();
        Release(site, "1.2.3", isWhole: true);
        var bin = Path.Combine(site.Stub, "bin");
        PipelineSite.WriteScript(
            Path.Combine(bin, "curl"),
            "#!/bin/bash\necho curl >>\"$STUB/calls\"\nfor last; do :; done\ncp \"$STUB/releases/v1.2.3/${last##*/}\" "
                + "\"${@: -2:1}\"\n"
        );
        PipelineSite.WriteScript(
            Path.Combine(bin, "gh"),
            "#!/bin/bash\n"
                + "if [ \"$1\" = attestation ]; then echo attestation >>\"$STUB/calls\"\n"
                + $"  [ \"$GH_TOKEN $5\" = 'ours acme/outbound' ] && exit {(isAttested ? 0 : 1)}\nfi\n"
                + "echo download >>\"$STUB/calls\"\n"
                + "[ \"$GH_TOKEN $3 $5\" = 'r3leases v1.2.3 acme/outbound' ] && "
                + "cp \"$STUB/releases/v1.2.3/$7\" \"$9\"\n"
        );

        var run = Install(
            site,
            "https://github.com/acme/outbound/releases/download",
            ("SOURCE", "release"),
            ("VERSION", "1.2.3"),
            ("GH_TOKEN", "ours"),
            ("RELEASES_TOKEN", token)
        );

        Assert.That(run.ExitCode, Is.EqualTo(code), run.All);
        Assert.That(string.Join(',', site.Calls.Distinct()), Is.EqualTo(calls));
        Assert.That(File.Exists(Path.Combine(site.Temp, "bin", "sequences")), Is.EqualTo(code == 0));
        if (code != 0)
            Assert.That(run.Error, Does.Contain("The provenance of").And.Contain("cannot be verified"));
    }

    [Test]
    public async Task The_program_is_built_from_exactly_the_commit_that_was_named()
    {
        await using var site = await PipelineSite.StartAsync();
        var commit = site.Git("rev-parse", "HEAD");
        site.Write("README.md", "a newer commit");
        site.Merge("Newer");
        PipelineSite.WriteScript(
            Path.Combine(site.Stub, "bin", "dotnet"),
            "#!/bin/sh\necho \"dotnet $*\" >>\"$STUB/calls\"\ngit rev-parse HEAD >>\"$STUB/calls\"\n"
        );
        var url = ("URL", $"file://{site.Origin}");

        var build = Install(site, ("SOURCE", "build"), url, ("COMMIT", commit));
        var unset = Install(site, ("SOURCE", "build"), url, ("COMMIT", "main"));

        Assert.That(build.ExitCode, Is.Zero, build.All);
        Assert.That(
            site.Calls,
            Is.EqualTo(
                new[]
                {
                    $"dotnet publish src/SequencesAsCode.Cli --configuration Release --output {site.Temp}/bin "
                        + "--verbosity quiet",
                    commit,
                }
            )
        );
        Assert.That(
            (unset.ExitCode, unset.Error),
            Is.EqualTo((3, "Name the commit to build by its whole id.\n")),
            unset.All
        );
    }

    [TestCase("templates/sequences.yml", "      ")]
    [TestCase("azure/install.yml", "      ")]
    public void The_templates_have_the_same_script(string template, string indent)
    {
        var script = string.Concat(
            File.ReadLines(Script).Select(line => line.Length == 0 ? "\n" : $"{indent}{line}\n")
        );

        Assert.That(
            File.ReadAllText(Path.Combine(Repository.Root, template)),
            Does.Contain($"<<'INSTALL'\n{script}{indent}INSTALL\n")
        );
    }

    private static ShellRun Install(PipelineSite site, params (string Name, string Value)[] variables) =>
        Install(site, "https://releases.example.com", variables);

    private static ShellRun Install(PipelineSite site, string download, params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
            site.Variables[name] = value;
        site.Variables["DOWNLOAD"] = download;
        return Shell.Run(site.Work, site.Variables, "bash", Script, Path.Combine(site.Temp, "bin"));
    }

    private static void Release(PipelineSite site, string version, bool isWhole)
    {
        var machine = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"sequences-{version}-{(OperatingSystem.IsMacOS() ? "osx" : "linux")}-{machine}.tar.gz"
        );
        var folder = Directory.CreateDirectory(Path.Combine(site.Stub, "releases", $"v{version}")).FullName;
        var content = Directory.CreateDirectory(Path.Combine(site.Temp, "content")).FullName;
        File.WriteAllText(Path.Combine(content, "sequences"), "the program");
        Shell.Run(content, site.Variables, "tar", "-czf", Path.Combine(folder, name), "sequences");
        var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));
        File.WriteAllText(
            Path.Combine(folder, "SHA256SUMS"),
            $"{new string('0', 64)}  another.tar.gz\n{(isWhole ? sum : new string('0', 64))}  {name}\n"
        );
    }
}
