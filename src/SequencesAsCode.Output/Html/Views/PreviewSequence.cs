using SequencesAsCode.Output.Wording.Facts;
using SequencesAsCode.Output.Wording.Pages;

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

    /// <summary>Its state and how many people are in it, each in a few words.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>What kinds of things change.</summary>
    public required ImmutableArray<ChangeChip> Chips { get; init; }

    /// <summary>The parts of the summary that count it.</summary>
    public required ImmutableArray<SequenceFilter> Filters { get; init; }

    /// <summary>What people get, as a sentence; null in a preview of the files.</summary>
    public string? Effect { get; init; }

    /// <summary>What becomes of edits made in Apollo; null when there are none.</summary>
    public PreviewAdvice? Advice { get; init; }

    /// <summary>The guards that stop it.</summary>
    public required ImmutableArray<PreviewDecision> Decisions { get; init; }

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

/// <summary>A guard and the ways out of it.</summary>
internal sealed record PreviewDecision(Block Block, DecisionWays Ways);

/// <summary>Who wins where Apollo and the file differ, and what to run for the other outcome.</summary>
/// <param name="Sentence">Who wins.</param>
/// <param name="Ways">Each way with its command, ready to paste.</param>
internal sealed record PreviewAdvice(string Sentence, ImmutableArray<PreviewWay> Ways);

/// <summary>A command and what it is for.</summary>
/// <param name="Lead">What it does, before a colon.</param>
/// <param name="Command">The command, ready to paste.</param>
internal sealed record PreviewWay(string Lead, string Command);

/// <summary>A short value, with the old one where it changes.</summary>
/// <param name="Label">The label of the field.</param>
/// <param name="Before">The old value; null where there was none or nothing changes.</param>
/// <param name="After">The value.</param>
/// <param name="Because">The reason, where it is worth saying; otherwise empty.</param>
internal sealed record PreviewSetting(string Label, string? Before, string After, string Because);

/// <summary>The ways to choose among the sequences of a page.</summary>
internal enum SequenceFilter
{
    /// <summary>People get different messages, or start or stop getting any.</summary>
    Reaches,

    /// <summary>People get the same messages at different times.</summary>
    Reschedules,

    /// <summary>It loses a step or a variant, or is archived.</summary>
    Deletes,

    /// <summary>A guard stops it.</summary>
    Decision,

    /// <summary>It is edited in the file.</summary>
    Changed,

    /// <summary>It is new.</summary>
    New,

    /// <summary>It is archived.</summary>
    Archived,

    /// <summary>It was edited in Apollo.</summary>
    Edited,

    /// <summary>Only the lock file changes.</summary>
    Managing,

    /// <summary>Something about it has to be read.</summary>
    Noted,

    /// <summary>It is on.</summary>
    On,

    /// <summary>It is off.</summary>
    Off,
}
