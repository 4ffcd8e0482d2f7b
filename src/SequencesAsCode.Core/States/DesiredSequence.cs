namespace SequencesAsCode.Core.States;

/// <summary>A sequence as a file declares it. A field that is not in <see cref="Fields"/> is not managed.</summary>
public sealed record DesiredSequence
{
    /// <summary>Our name for it, stable, never sent.</summary>
    public required string Key { get; init; }

    /// <summary>Apollo's id when the file states it.</summary>
    public string? Id { get; init; }

    /// <summary>The former key, when the key was renamed.</summary>
    public string? Was { get; init; }

    /// <summary>Managed fields.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>The whole list of steps; null when steps are not managed.</summary>
    public ImmutableArray<DesiredStep>? Steps { get; init; }

    /// <summary>Tombstones: consent to remove, by id or key.</summary>
    public ImmutableArray<Tombstone> Removed { get; init; } = [];

    /// <summary>What an update may lose because it is not known to carry it back.</summary>
    public ImmutableArray<string> AcceptLoss { get; init; } = [];

    /// <summary>Where the sequence begins.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Where each managed field is written.</summary>
    public ImmutableDictionary<Field, SourceLocation> FieldPlaces { get; init; } =
        ImmutableDictionary<Field, SourceLocation>.Empty;

    /// <summary>
    /// Whether it is protected against archiving and against losing steps and touches; null when the file does not say,
    /// and then the lock does.
    /// </summary>
    public bool? Protect { get; init; }

    /// <summary>Whether the file wins over what is live where no lock says which side is newer.</summary>
    public bool WinsWithoutLock { get; init; }

    /// <summary>The name, which every sequence file states.</summary>
    public string Name => Fields[Core.Values.Fields.Name] is FieldValue.Text name ? name.Value : Key;
}

/// <summary>A step as a file declares it.</summary>
/// <param name="Key">Our name for it, unique in its sequence; null when the file gives none.</param>
/// <param name="Id">Apollo's id when the file states it.</param>
/// <param name="Type">One of <see cref="StepTypes.All"/>.</param>
/// <param name="Fields">Managed fields.</param>
/// <param name="Touches">The whole set of touches; null when touches are not managed.</param>
/// <param name="At">Where the step begins.</param>
public sealed record DesiredStep(
    string? Key,
    string? Id,
    string Type,
    FieldSet Fields,
    ImmutableArray<DesiredTouch>? Touches,
    SourceLocation At
);

/// <summary>A touch as a file declares it.</summary>
/// <param name="Key">Our name for it, unique in its step; null when the file gives none.</param>
/// <param name="Id">Apollo's id when the file states it.</param>
/// <param name="Fields">Managed fields.</param>
/// <param name="At">Where the touch begins.</param>
public sealed record DesiredTouch(string? Key, string? Id, FieldSet Fields, SourceLocation At);

/// <summary>
/// Consent to remove one step or touch. Exactly one of <paramref name="Id"/> and <paramref name="Key"/> is set; a
/// touch's key is <c>step/touch</c>.
/// </summary>
public sealed record Tombstone(string? Id, string? Key, string Reason, SourceLocation At);

/// <summary>What the files of a workspace say, for one environment.</summary>
/// <param name="Workspace">The workspace file.</param>
/// <param name="Environment">The environment the values were taken for.</param>
/// <param name="Sequences">In the order of their files.</param>
/// <param name="FilesDigest">Digest over every file that was read, bodies included; a saved plan holds it.</param>
public sealed record DesiredState(
    Workspace Workspace,
    WorkspaceEnvironment Environment,
    ImmutableArray<DesiredSequence> Sequences,
    string FilesDigest
)
{
    /// <summary>
    /// Whether there is no file at all although a lock knows sequences, and nothing says what becomes of them: that is
    /// no wish, but a mistake.
    /// </summary>
    public bool LacksFilesOf(Base @base)
    {
        var decided = Workspace.Removed.Select(removed => removed.Key).ToHashSet(StringComparer.Ordinal);
        return Sequences.IsEmpty && @base.Sequences.Any(known => !decided.Contains(known.Key));
    }
}
