
namespace SequencesAsCode.Core.Plans;

/// <summary>What the command line allowed.</summary>
public sealed record Consents(
    KeySelection Removals,
    KeySelection Activation,
    KeySelection RevertDrift,
    KeySelection Overwrite
)
{
    /// <summary>Whether the plan may change the copy or timing of many live sequences at once.</summary>
    public bool ManyAtOnce { get; init; }

    /// <summary>Which sequences may be made although something like them is there.</summary>
    public KeySelection Creation { get; init; } = KeySelection.None;

    /// <summary>Of which sequences what the service made of what was sent is accepted.</summary>
    public KeySelection Rewrites { get; init; } = KeySelection.None;

    /// <summary>Every selection, with what it allows in a few words; in the order in which outputs name them.</summary>
    public ImmutableArray<(string What, KeySelection Selection)> Selections =>
        [
            ("removals", Removals),
            ("activation", Activation),
            ("reverting edits made in Apollo", RevertDrift),
            ("overwriting", Overwrite),
            ("making what looks like an existing sequence", Creation),
            ("what Apollo rewrote", Rewrites),
        ];

    /// <summary>The keys that any selection names, as often as they do.</summary>
    public IEnumerable<string> Keys => Selections.SelectMany(allowed => allowed.Selection.Keys);

    /// <summary>Nothing was allowed.</summary>
    public static Consents None { get; } =
        new(KeySelection.None, KeySelection.None, KeySelection.None, KeySelection.None);
}

/// <summary>All sequences, or those with the listed keys.</summary>
public sealed record KeySelection(bool All, ImmutableArray<string> Keys)
{
    /// <summary>No sequence.</summary>
    public static KeySelection None { get; } = new(false, []);

    /// <summary>Every sequence.</summary>
    public static KeySelection Every { get; } = new(true, []);

    /// <summary>Whether the sequence is selected.</summary>
    public bool Contains(string key) => All || Keys.Contains(key, StringComparer.Ordinal);
}
