namespace SequencesAsCode.Core.States;

/// <summary>A sequence as a file declares it. Fields that are not in <see cref="Fields"/> are not managed.</summary>
public sealed record DesiredSequence
{
    /// <summary>Its key in the workspace, stable and never sent.</summary>
    public required string Key { get; init; }

    /// <summary>Apollo's id if the file states it.</summary>
    public string? Id { get; init; }

    /// <summary>The former key if the key was renamed.</summary>
    public string? Was { get; init; }

    /// <summary>The managed fields.</summary>
    public required FieldSet Fields { get; init; }

    /// <summary>All its steps; null when steps are not managed.</summary>
    public ImmutableArray<DesiredStep>? Steps { get; init; }

    /// <summary>Consents to remove steps and touches, by id or key.</summary>
    public ImmutableArray<Tombstone> Removed { get; init; } = [];

    /// <summary>Consents for the next apply of this sequence, at most one of each kind.</summary>
    public ImmutableArray<AllowEntry> Allow { get; init; } = [];

    /// <summary>Properties that may get lost because an update is not known to preserve them.</summary>
    public ImmutableArray<string> AcceptLoss { get; init; } = [];

    /// <summary>Where the sequence begins.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Where each managed field is written.</summary>
    public ImmutableDictionary<Field, SourceLocation> FieldPlaces { get; init; } =
        ImmutableDictionary<Field, SourceLocation>.Empty;

    /// <summary>
    /// Whether it is protected against archiving and against losing steps and touches; null when the file does not
    /// tell, so the lock decides.
    /// </summary>
    public bool? Protect { get; init; }

    /// <summary>Whether the file wins over Apollo when no lock shows which side is newer.</summary>
    public bool WinsWithoutLock { get; init; }

    /// <summary>The files that hold its bodies, each once.</summary>
    public ImmutableArray<string> BodyFiles { get; init; } = [];

    /// <summary>The name, which every sequence file has.</summary>
    public string Name => Fields[Core.Values.Fields.Name] is FieldValue.Text name ? name.Value : Key;
}

/// <summary>A step as a file declares it.</summary>
/// <param name="Key">Its key, unique in its sequence; null when the file has none.</param>
/// <param name="Id">Apollo's id if the file states it.</param>
/// <param name="Type">One of <see cref="StepTypes.All"/>.</param>
/// <param name="Fields">The managed fields.</param>
/// <param name="Touches">All touches; null when touches are not managed.</param>
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
/// <param name="Key">Its key, unique in its step; null when the file has none.</param>
/// <param name="Id">Apollo's id if the file states it.</param>
/// <param name="Fields">The managed fields.</param>
/// <param name="At">Where the touch begins.</param>
public sealed record DesiredTouch(string? Key, string? Id, FieldSet Fields, SourceLocation At);

/// <summary>
/// Consent to remove one step or touch. Exactly one of <paramref name="Id"/> and <paramref name="Key"/> is set; a
/// touch's key is <c>step/touch</c>.
/// </summary>
public sealed record Tombstone(string? Id, string? Key, string Reason, SourceLocation At)
{
    /// <summary>Whether it is written under <c>allow</c>, and not under <c>removed</c>.</summary>
    public bool IsUnderAllow { get; init; }

    /// <summary>The consent that it gives.</summary>
    public AllowEntry Entry => new(AllowKind.Removal, Reason, At) { Part = Key ?? Id };

    /// <summary>
    /// The consent that an apply uses up; null for an id, because Apollo gives no two parts the same id.
    /// </summary>
    public string? Spendable => Key is null ? null : Entry.Identity;
}

/// <summary>The content of the workspace files for one environment.</summary>
/// <param name="Workspace">The workspace file.</param>
/// <param name="Environment">The environment whose values were used.</param>
/// <param name="Sequences">In the order of their files.</param>
/// <param name="FilesDigest">Digest of all files that were read, bodies included; a saved plan contains it.</param>
public sealed record DesiredState(
    Workspace Workspace,
    WorkspaceEnvironment Environment,
    ImmutableArray<DesiredSequence> Sequences,
    string FilesDigest
)
{
    /// <summary>The entries under <c>allow</c> that an apply of a sequence spends.</summary>
    public ImmutableArray<string> SpentBy(DesiredSequence sequence) =>
        [
            .. sequence
                .Allow.Concat(Workspace.Allow)
                .Select(entry => entry.Identity)
                .Concat(sequence.Removed.Select(tombstone => tombstone.Spendable).OfType<string>())
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Whether there is any entry that an apply spends.</summary>
    public bool HasEntriesToSpend => Sequences.Any(sequence => !SpentBy(sequence).IsEmpty);

    /// <summary>
    /// Whether there are no sequence files although the lock knows sequences that nobody decided to remove. That is a
    /// mistake and no wish to remove them.
    /// </summary>
    public bool LacksFilesOf(Base @base)
    {
        var decided = Workspace.Removed.Select(removed => removed.Key).ToHashSet(StringComparer.Ordinal);
        return Sequences.IsEmpty && @base.Sequences.Any(known => !decided.Contains(known.Key));
    }
}

/// <summary>What an entry under <c>allow</c> consents to.</summary>
public enum AllowKind
{
    /// <summary>The sequence may be turned on.</summary>
    Activation,

    /// <summary>One step or touch may be removed.</summary>
    Removal,

    /// <summary>The file wins over one edit that was made in Apollo.</summary>
    Overwrite,

    /// <summary>Many live sequences may change at once.</summary>
    Many,
}

/// <summary>
/// An entry under <c>allow</c>: a consent for the next apply. The lock remembers it by <see cref="Identity"/>, so that
/// it consents only once.
/// </summary>
/// <param name="What">What it consents to.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Where it is written.</param>
public sealed record AllowEntry(AllowKind What, string Reason, SourceLocation At)
{
    private const int Digits = 8;

    /// <summary>The edit that may be overwritten, as the plan showed it; null for other kinds.</summary>
    public string? Edit { get; init; }

    /// <summary>The key or id of the step or touch that may be removed; null for other kinds.</summary>
    public string? Part { get; init; }

    /// <summary>
    /// The entry in the lock, for example <c>activation:1a2b3c4d</c>. With another reason, edit or part it is another
    /// entry.
    /// </summary>
    public string Identity => $"{WordOf(What)}:{DigestOf($"{WordOf(What)}\n{Edit ?? Part}\n{Reason}")}";

    /// <summary>Whether an identity is that of an entry of a kind.</summary>
    public static bool IsOf(AllowKind kind, string identity) =>
        identity.StartsWith($"{WordOf(kind)}:", StringComparison.Ordinal);

    /// <summary>The file and line of the entry.</summary>
    public string Place => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{At.File}:{At.Line}");

    /// <summary>The entry as outputs name it: <c>allowed by sequences/q3.yaml:12, reason "pilot is over"</c>.</summary>
    public string Allowing => $"allowed by {Place}, reason \"{Reason}\"";

    /// <summary>The word for a kind in files.</summary>
    public static string WordOf(AllowKind what) =>
        what switch
        {
            AllowKind.Activation => "activation",
            AllowKind.Removal => "removal",
            AllowKind.Overwrite => "overwrite",
            AllowKind.Many => "many",
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

    /// <summary>The kind of a word.</summary>
    /// <exception cref="FormatException">No kind has this word.</exception>
    public static AllowKind KindOf(string word)
    {
        foreach (var kind in Enum.GetValues<AllowKind>())
        {
            if (WordOf(kind) == word)
                return kind;
        }

        throw new FormatException($"'{word}' cannot be allowed.");
    }

    /// <summary>A short digest of a text: eight digits of 0-9 and a-f.</summary>
    public static string DigestOf(string text) => FieldToken.Hash(text)["sha256:".Length..][..Digits];
}
