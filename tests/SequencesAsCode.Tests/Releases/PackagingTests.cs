using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Tests.Pipelines;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Releases;

/// <summary>What package managers get of a release.</summary>
internal sealed class PackagingTests
{
    private static readonly string[] Platforms = ["linux-x64", "linux-arm64", "osx-x64", "osx-arm64", "win-x64"];

    [Test]
    public void The_formula_and_the_manifests_have_the_checksums_of_the_release()
    {
        using var folder = new TemporaryFolder();
        Sums(folder, Platforms);

        var run = Manifests(folder);

        Assert.That((run.ExitCode, run.All), Is.EqualTo((0, "")));
        foreach (var file in Written(folder))
            Approve.Text(
                File.ReadAllText(file),
                Path.GetExtension(file)[1..],
                Path.GetFileNameWithoutExtension(file).Replace("SequencesAsCode.SequencesAsCode", "winget")
            );
        Assert.That(Written(folder), Has.Count.EqualTo(4));
    }

    [Test]
    public void The_manifests_are_one_package_in_parts()
    {
        using var folder = new TemporaryFolder();
        Sums(folder, Platforms);
        Manifests(folder);

        var parts = Directory.GetFiles(Path.Combine(folder.Path, "winget")).Select(Yaml).ToList();

        Assert.That(
            parts.Select(part => part.Text("ManifestType")),
            Is.EquivalentTo(new[] { "version", "installer", "defaultLocale" })
        );
        foreach (var key in new[] { "PackageIdentifier", "PackageVersion", "ManifestVersion" })
            Assert.That(parts.Select(part => part.Text(key)).Distinct().Count(), Is.EqualTo(1), key);
    }

    [Test]
    public void A_release_without_a_platform_gets_none()
    {
        using var folder = new TemporaryFolder();
        Sums(folder, Platforms[..^1]);

        var run = Manifests(folder);

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Is.EqualTo("SHA256SUMS has no checksum of sequences-1.2.3-win-x64.zip.\n"));
        Assert.That(Directory.Exists(Path.Combine(folder.Path, "homebrew")), Is.False);
    }

    [Test]
    public async Task The_hooks_run_commands_of_the_program()
    {
        var hooks = ((YamlSequenceNode)Root(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml"))).Children;
        using var workspace = CliWorkspace.Quickstart();

        foreach (var hook in hooks)
        {
            var run = await workspace.RunAsync(hook.Text("entry").Split(' ')[1..]);
            Assert.That(run.ExitCode, Is.Zero, $"{hook.Text("entry")}: {run.All}");
        }

        Assert.That(
            hooks.Select(hook => hook.Text("entry")),
            Is.EqualTo(new[] { "sequences validate", "sequences fmt" })
        );
        Assert.That(hooks.Select(hook => hook.Text("pass_filenames")), Has.All.EqualTo("false"));
    }

    private static void Sums(TemporaryFolder folder, IEnumerable<string> platforms) =>
        File.WriteAllLines(
            Path.Combine(folder.Path, "SHA256SUMS"),
            platforms.Select(
                (platform, at) =>
                    $"{new string((char)('a' + at), 64)}  sequences-1.2.3-{platform}"
                    + (platform == "win-x64" ? ".zip" : ".tar.gz")
            )
        );

    private static List<string> Written(TemporaryFolder folder) =>
        [
            .. Directory
                .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "SHA256SUMS")
                .Order(StringComparer.Ordinal),
        ];

    private static ShellRun Manifests(TemporaryFolder folder)
    {
        Shell.Require();
        return Shell.Run(
            Repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["GITHUB_REPOSITORY"] = "your-org/sequences-as-code",
            },
            "bash",
            "build/manifests.sh",
            "1.2.3",
            folder.Path
        );
    }

    private static YamlMappingNode Yaml(string file) => (YamlMappingNode)Root(file);

    private static YamlNode Root(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(file);
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }
}
