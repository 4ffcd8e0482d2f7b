using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>The place and the form of a draft.</summary>
internal sealed record DraftTarget
{
    /// <summary>The sequence's key.</summary>
    public required string Key { get; init; }

    /// <summary>Path of the sequence file, relative to the workspace.</summary>
    public required string Path { get; init; }

    /// <summary>Gives paths to new body files.</summary>
    public required NewFiles Files { get; init; }

    /// <summary>Body files of this sequence alone, which may be overwritten.</summary>
    public IReadOnlySet<string> OwnBodies { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The Markdown styles to try, the preferred one first.</summary>
    public required ImmutableArray<MarkdownStyle> Styles { get; init; }

    /// <summary>Names of the account.</summary>
    public required AccountDirectory Directory { get; init; }

    /// <summary>Whether only steps and their texts are written.</summary>
    public bool IsMinimal { get; init; }

    /// <summary>Whether values that equal Apollo's defaults are written too.</summary>
    public bool IsFull { get; init; }

    /// <summary>Fields of the sequence that the present file states, which it keeps.</summary>
    public IReadOnlySet<Field> Stated { get; init; } = ImmutableHashSet<Field>.Empty;

    /// <summary>Whether the lock file or the present file protects the sequence, which is kept.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether the present file has Markdown settings of its own, which it keeps.</summary>
    public bool StatesMarkdown { get; init; }

    /// <summary>Whether the present file has values for other environments, which a draft would lose.</summary>
    public bool HasOtherEnvironments { get; init; }

    /// <summary>The style for files that state none; null where it does not matter.</summary>
    public MarkdownStyle? Usual { get; init; }
}

/// <summary>A draft and what is not in it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="LeftOut">Values that it cannot state, as sentences.</param>
/// <param name="Unmanaged">Fields that a minimal import leaves to Apollo.</param>
internal sealed record DraftResult(
    SequenceDraft Draft,
    ImmutableArray<string> LeftOut,
    ImmutableArray<string> Unmanaged
)
{
    /// <summary>Fields that are not written because they have Apollo's default.</summary>
    public ImmutableArray<string> AtDefault { get; init; } = [];
}
