using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Everything that a page shows, before it is written as HTML.</summary>
/// <param name="Title">What the page is, and of what.</param>
/// <param name="Meaning">One sentence for somebody who has never seen such a page.</param>
/// <param name="Alarms">What is blocked and waits for a decision.</param>
/// <param name="Effects">What it means for recipients, each with the sequences it holds for.</param>
/// <param name="Consents">What the command line allowed.</param>
/// <param name="Remarks">What else is worth knowing before reading.</param>
/// <param name="Sequences">In order of the plan, or of the files.</param>
/// <param name="Others">Names of the sequences that have nothing to show.</param>
/// <param name="Warnings">Of the files.</param>
/// <param name="Compares">Whether there is a before and an after.</param>
internal sealed record PreviewPage(
    string Title,
    string Meaning,
    ImmutableArray<PreviewAlarm> Alarms,
    ImmutableArray<PreviewEffect> Effects,
    ImmutableArray<string> Consents,
    ImmutableArray<string> Remarks,
    ImmutableArray<PreviewSequence> Sequences,
    ImmutableArray<string> Others,
    ImmutableArray<string> Warnings,
    bool Compares);

/// <summary>A guard with what it stops.</summary>
/// <param name="Name">The sequence; null where everything is stopped.</param>
/// <param name="Anchor">Where it is on the page; null where everything is stopped.</param>
/// <param name="Block">The guard.</param>
internal sealed record PreviewAlarm(string? Name, string? Anchor, Block Block);

/// <summary>An effect and the sequences that have it.</summary>
internal sealed record PreviewEffect(string Sentence, string Names, bool IsAlarm);

/// <summary>One sequence.</summary>
/// <param name="Anchor">Its id on the page.</param>
/// <param name="Mark">What happens to it; null where it is only shown.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">Our name for it.</param>
/// <param name="Facts">State, people, effect.</param>
/// <param name="Classes">The kinds of change in it.</param>
/// <param name="Blocks">The guards that stop it.</param>
/// <param name="Settings">Its own fields.</param>
/// <param name="Before">Its days now; null when there is no before.</param>
/// <param name="After">Its days afterwards; null when there is no after.</param>
/// <param name="Steps">In order.</param>
/// <param name="Notes">What else is worth saying.</param>
/// <param name="IsOpen">Whether it is unfolded at first.</param>
internal sealed record PreviewSequence(
    string Anchor,
    PreviewMark? Mark,
    string Name,
    string Key,
    ImmutableArray<string> Facts,
    ImmutableArray<string> Classes,
    ImmutableArray<Block> Blocks,
    ImmutableArray<PreviewSetting> Settings,
    Timeline? Before,
    Timeline? After,
    ImmutableArray<PreviewStep> Steps,
    ImmutableArray<string> Notes,
    bool IsOpen);

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
/// <param name="Action">What happens to it.</param>
/// <param name="Handle">Unique in its sequence, on both sides.</param>
/// <param name="From">Its place now.</param>
/// <param name="To">Its place afterwards.</param>
/// <param name="Type">Its type.</param>
/// <param name="Key">Our name for it; null when it has none.</param>
/// <param name="Facts">When it is due, who is in it, what happens to it.</param>
/// <param name="Settings">Its own fields.</param>
/// <param name="Note">Text of the call or task; null when it has none.</param>
/// <param name="Touches">Its touches.</param>
internal sealed record PreviewStep(
    PartAction Action,
    string Handle,
    int? From,
    int? To,
    string Type,
    string? Key,
    ImmutableArray<string> Facts,
    ImmutableArray<PreviewSetting> Settings,
    PreviewText? Note,
    ImmutableArray<PreviewTouch> Touches)
{
    /// <summary>That it differs from the file and stays; null where nothing does.</summary>
    public PreviewMark? Kept { get; init; }

    /// <summary>Its texts that differ from the file and stay.</summary>
    public ImmutableArray<PreviewDifference> Differences { get; init; } = [];
}

/// <summary>One touch.</summary>
/// <param name="Action">What happens to it.</param>
/// <param name="Title">What it is called among its siblings.</param>
/// <param name="IsEmail">Whether it is an email; otherwise its body is the text of a task.</param>
/// <param name="Facts">What happens to it, whether it sends.</param>
/// <param name="Settings">Its short fields.</param>
/// <param name="Subject">The subject; null when it has none.</param>
/// <param name="Body">The body.</param>
/// <param name="IsReply">Whether it goes into the thread of an earlier step.</param>
internal sealed record PreviewTouch(
    PartAction Action,
    string Title,
    bool IsEmail,
    ImmutableArray<string> Facts,
    ImmutableArray<PreviewSetting> Settings,
    PreviewText? Subject,
    PreviewText Body,
    bool IsReply)
{
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
