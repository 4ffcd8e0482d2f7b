namespace SequencesAsCode.Output.Html.Views;

/// <summary>A sequence on the page.</summary>
internal sealed record PreviewSequence
{
    /// <summary>Its id on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>What the plan does to it; null in a preview of the files.</summary>
    public PreviewMark? Mark { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The key in the file.</summary>
    public required string Key { get; init; }

    /// <summary>State, people, effect.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>The classes of its changes.</summary>
    public required ImmutableArray<string> Classes { get; init; }

    /// <summary>The guards that stop it.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>Its own fields.</summary>
    public required ImmutableArray<PreviewSetting> Settings { get; init; }

    /// <summary>The present timeline; null for a new sequence.</summary>
    public Timeline? Before { get; init; }

    /// <summary>The timeline after an apply; null where the sequence goes.</summary>
    public Timeline? After { get; init; }

    /// <summary>Its steps in order.</summary>
    public required ImmutableArray<PreviewStep> Steps { get; init; }

    /// <summary>Remarks below the steps.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Whether it starts unfolded.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>What happens to something, as a sign and as a word.</summary>
/// <param name="Symbol">One character.</param>
/// <param name="Word">What it means.</param>
/// <param name="Kind">The name of its color.</param>
internal sealed record PreviewMark(string Symbol, string Word, string Kind);

/// <summary>A short value, with the old one where it changes.</summary>
/// <param name="Label">The label of the field.</param>
/// <param name="Before">The old value; null where there was none or nothing changes.</param>
/// <param name="After">The value.</param>
/// <param name="Because">The reason, where it is worth saying; otherwise empty.</param>
internal sealed record PreviewSetting(string Label, string? Before, string After, string Because);
