using SequencesAsCode.Applying.Disk;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Cli.Results;

/// <summary>Tells whether two paths are one file, as the operating system sees it.</summary>
internal sealed class DiskIdentity : IFileIdentity
{
    public static readonly DiskIdentity Instance = new();

    private DiskIdentity() { }

    public bool AreOneFile(string one, string other) =>
        FileFacts.Of(one) is { } facts && FileFacts.Of(other) is { } others && facts.Which == others.Which;

    public bool MayHaveOtherNames(string path) => FileFacts.Of(path) is null or { Names: > 1 };
}
