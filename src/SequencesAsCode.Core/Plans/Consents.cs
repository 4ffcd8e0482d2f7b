namespace SequencesAsCode.Core.Plans;

/// <summary>The consents given on the command line.</summary>
public sealed record Consents(
    KeySelection Removals,
    KeySelection Activation,
    KeySelection RevertDrift,
    KeySelection Overwrite
)
{
    /// <summary>Whether the plan may change the text or timing of many active sequences at once.</summary>
    public bool ManyAtOnce { get; init; }

    /// <summary>The sequences that may be created although similar ones exist.</summary>
    public KeySelection Creation { get; init; } = KeySelection.None;

    /// <summary>The sequences for which the changes that the service made to sent values are accepted.</summary>
    public KeySelection Rewrites { get; init; } = KeySelection.None;

    /// <summary>All selections with a few words about each, in the order of outputs.</summary>
    public ImmutableArray<(string What, KeySelection Selection)> Selections =>
        [
            ("removals", Removals),
            ("activation", Activation),
            ("reverting edits made in Apollo", RevertDrift),
            ("overwriting", Overwrite),
            ("creating what looks like an existing sequence", Creation),
            ("what Apollo rewrote", Rewrites),
        ];

    /// <summary>All keys in the selections, with repeats.</summary>
    public IEnumerable<string> Keys => Selections.SelectMany(allowed => allowed.Selection.Keys);

    /// <summary>No consent.</summary>
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
