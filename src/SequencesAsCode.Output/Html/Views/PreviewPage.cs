using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Everything that a page shows, before it is written as HTML.</summary>
internal sealed record PreviewPage
{
    /// <summary>The title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence for somebody who has never seen such a page.</summary>
    public required string Meaning { get; init; }

    /// <summary>Guards that need a decision.</summary>
    public required ImmutableArray<PreviewAlarm> Alarms { get; init; }

    /// <summary>What the plan does to recipients, each with its sequences.</summary>
    public required ImmutableArray<PreviewEffect> Effects { get; init; }

    /// <summary>What the command line allows.</summary>
    public required ImmutableArray<string> Consents { get; init; }

    /// <summary>What to know before reading.</summary>
    public required ImmutableArray<string> Remarks { get; init; }

    /// <summary>The sequences to show, in order.</summary>
    public required ImmutableArray<PreviewSequence> Sequences { get; init; }

    /// <summary>Names of the sequences without anything to show.</summary>
    public required ImmutableArray<string> Others { get; init; }

    /// <summary>Warnings about the files.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The contacts for whom emails are shown; the first one is shown first.</summary>
    public required ImmutableArray<SampleContact> Contacts { get; init; }

    /// <summary>Whether the page shows old and new versions.</summary>
    public required bool Compares { get; init; }
}

/// <summary>A guard and the sequence that it stops.</summary>
/// <param name="Name">The name of the sequence; null where everything is stopped.</param>
/// <param name="Anchor">The id of the sequence on the page; null where everything is stopped.</param>
/// <param name="Block">The guard.</param>
internal sealed record PreviewAlarm(string? Name, string? Anchor, Block Block);

/// <summary>An effect and the names of its sequences.</summary>
internal sealed record PreviewEffect(string Sentence, string Names, bool IsAlarm);
