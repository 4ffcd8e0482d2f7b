using SequencesAsCode.Cli.Hosts;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What is taken from an archive that a host kept.</summary>
public sealed class ArchiveTests
{
    [Test]
    public async Task Only_files_of_the_folder_are_taken_and_none_leaves_its_place()
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(folder.Path, "state");
        var archive = Zip.Of(
            ("result.md", "no"),
            ("state/lock.json", "{}"),
            ("state/.sequences/journal", "yes"),
            ("state/../../evil", "no"),
            ("state/../evil", "no"),
            ("stateless/evil", "no")
        );

        await Archive.TakeAsync(archive, "state/", target, CancellationToken.None);

        Assert.That(
            Directory
                .GetFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(target, file))
                .Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { Path.Combine(".sequences", "journal"), "lock.json" })
        );
        Assert.That(File.Exists(Path.Combine(folder.Path, "..", "evil")), Is.False);
    }
}
