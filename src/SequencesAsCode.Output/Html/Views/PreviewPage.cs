using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Everything that a page shows, before it is written as HTML.</summary>
internal sealed record PreviewPage
{
    /// <summary>What the page is, and of what.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence for somebody who has never seen such a page.</summary>
    public required string Meaning { get; init; }

    /// <summary>What is blocked and waits for a decision.</summary>
    public ImmutableArray<PreviewAlarm> Alarms { get; init; } = [];

    /// <summary>What it means for recipients, each with the sequences it holds for.</summary>
    public ImmutableArray<PreviewEffect> Effects { get; init; } = [];

    /// <summary>What the command line allowed.</summary>
    public ImmutableArray<string> Consents { get; init; } = [];

    /// <summary>What else is worth knowing before reading.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>In order of the plan, or of the files.</summary>
    public required ImmutableArray<PreviewSequence> Sequences { get; init; }

    /// <summary>Names of the sequences that have nothing to show.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Of the files.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Whether there is a before and an after.</summary>
    public bool Compares { get; init; }
}

/// <summary>A guard with what it stops.</summary>
/// <param name="Name">The sequence; null where everything is stopped.</param>
/// <param name="Anchor">Where it is on the page; null where everything is stopped.</param>
/// <param name="Block">The guard.</param>
internal sealed record PreviewAlarm(string? Name, string? Anchor, Block Block);

/// <summary>An effect and the sequences that have it.</summary>
internal sealed record PreviewEffect(string Sentence, string Names, bool IsAlarm);

/// <summary>One sequence.</summary>
internal sealed record PreviewSequence
{
    /// <summary>Its id on the page.</summary>
    public required string Anchor { get; init; }

    /// <summary>What happens to it; null where it is only shown.</summary>
    public PreviewMark? Mark { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Our name for it.</summary>
    public required string Key { get; init; }

    /// <summary>State, people, effect.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>The kinds of change in it.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The guards that stop it.</summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>Its own fields.</summary>
    public required ImmutableArray<PreviewSetting> Settings { get; init; }

    /// <summary>Its days now; null when there is no before.</summary>
    public Timeline? Before { get; init; }

    /// <summary>Its days afterwards; null when there is no after.</summary>
    public Timeline? After { get; init; }

    /// <summary>In order.</summary>
    public required ImmutableArray<PreviewStep> Steps { get; init; }

    /// <summary>What else is worth saying.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether it is unfolded at first.</summary>
    public required bool IsOpen { get; init; }
}

/// <summary>What happens to something, for eye and ear.</summary>
/// <param name="Symbol">One character.</param>
/// <param name="Word">What it means.</param>
/// <param name="Kind">The name of its colour.</param>
internal sealed record PreviewMark(string Symbol, string Word, string Kind);

/// <summary>A short value; where it changes, what it was.</summary>
/// <param name="Label">Of the field.</param>
/// <param name="Before">What it was; null where nothing was or nothing changes.</param>
/// <param name="After">What it is to be.</param>
/// <param name="Because">What is worth saying of the reason; may be empty.</param>
internal sealed record PreviewSetting(string Label, string? Before, string After, string Because);

/// <summary>One step.</summary>
internal sealed record PreviewStep
{
    /// <summary>What happens to it.</summary>
    public required PartAction Action { get; init; }

    /// <summary>Unique in its sequence, on both sides.</summary>
    public required string Handle { get; init; }

    /// <summary>Its place now.</summary>
    public int? From { get; init; }

    /// <summary>Its place afterwards.</summary>
    public int? To { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Our name for it; null when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>When it is due, who is in it, what happens to it.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>Its own fields.</summary>
    public required ImmutableArray<PreviewSetting> Settings { get; init; }

    /// <summary>Text of the call or task; null when it has none.</summary>
    public PreviewText? Note { get; init; }

    /// <summary>Its touches.</summary>
    public required ImmutableArray<PreviewTouch> Touches { get; init; }

    /// <summary>That it differs from the file and stays; null where nothing does.</summary>
    public PreviewMark? Kept { get; init; }

    /// <summary>Its texts that differ from the file and stay.</summary>
    public ImmutableArray<PreviewDifference> Differences { get; init; } = [];
}

/// <summary>One touch.</summary>
internal sealed record PreviewTouch
{
    /// <summary>What happens to it.</summary>
    public required PartAction Action { get; init; }

    /// <summary>What it is called among its siblings.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it is an email; otherwise its body is the text of a task.</summary>
    public required bool IsEmail { get; init; }

    /// <summary>What happens to it, whether it sends.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>Its short fields.</summary>
    public ImmutableArray<PreviewSetting> Settings { get; init; } = [];

    /// <summary>The subject; null when it has none.</summary>
    public PreviewText? Subject { get; init; }

    /// <summary>The body.</summary>
    public required PreviewText Body { get; init; }

    /// <summary>Whether it goes into the thread of an earlier step.</summary>
    public required bool IsReply { get; init; }

    /// <summary>Whether there is something of it before the plan that is gone or other afterwards.</summary>
    public bool HasBefore => Body.Before is not null || Subject?.Before is not null;

    /// <summary>Whether two versions stand beside each other.</summary>
    public bool IsCompared => HasBefore && Body.After is not null;

    /// <summary>That it differs from the file and stays; null where nothing does.</summary>
    public PreviewMark? Kept { get; init; }

    /// <summary>Its texts that differ from the file and stay.</summary>
    public ImmutableArray<PreviewDifference> Differences { get; init; } = [];

    /// <summary>The merge variables without a fallback in an email.</summary>
    public ImmutableArray<string> Needed { get; init; } = [];

    /// <summary>Whether there is nothing to say of it.</summary>
    public bool IsAsBefore { get; init; }

    /// <summary>Whether file and Apollo beside each other are all of its body that there is to show.</summary>
    public bool IsShownBySides => Action == PartAction.None && Differences.Any(difference => difference.IsBody);
}

/// <summary>A text that differs between file and Apollo, and stays.</summary>
/// <param name="Label">Of the field.</param>
/// <param name="Because">Why it stays.</param>
/// <param name="IsBody">Whether it is the body of its touch.</param>
/// <param name="IsEmail">Whether it is shown as an email.</param>
/// <param name="Text">The file's as the one before, Apollo's as the one after.</param>
internal sealed record PreviewDifference(string Label, string Because, bool IsBody, bool IsEmail, PreviewText Text);

/// <summary>A text for both contacts, before and after.</summary>
/// <param name="Before">Null when there is no before, and when both are the same.</param>
/// <param name="After">Null when there is no after.</param>
internal sealed record PreviewText(ForBoth? Before, ForBoth? After)
{
    /// <summary>What is worth saying of how they differ, where marked words do not say it.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Links and images that only the one before has, on any side of a condition.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>Links and images that only the one after has, on any side of a condition.</summary>
    public ImmutableArray<string> Come { get; init; } = [];

    /// <summary>Both as they are written, where the two contacts may not show all that changed; otherwise null.</summary>
    public BodyDiff? Source { get; init; }
}

/// <summary>A text for the contact of whom everything is known, and for the one of whom nothing is.</summary>
internal sealed record ForBoth(ImmutableArray<BodyPart> Sample, ImmutableArray<BodyPart> Missing)
{
    /// <summary>Whether the two read alike: then one of them is enough.</summary>
    public bool IsSame => Sample.Length == Missing.Length && Sample.Zip(Missing).All(pair => pair.First == pair.Second || (pair is (BodyPart.Start one, BodyPart.Start other) && one.Tag == other.Tag && one.Attributes.SequenceEqual(other.Attributes)));
}
