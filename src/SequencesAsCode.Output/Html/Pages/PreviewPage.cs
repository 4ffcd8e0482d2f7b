using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>Everything that a page shows, before it is written as HTML.</summary>
internal sealed record PreviewPage
{
    /// <summary>The title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The account or service behind the page; empty when there is none.</summary>
    public required string Account { get; init; }

    /// <summary>The commit, the pull request and the time of the page.</summary>
    public required PageOrigin Origin { get; init; }

    /// <summary>One sentence for somebody who has never seen such a page.</summary>
    public required string Meaning { get; init; }

    /// <summary>Guards that stop everything.</summary>
    public required ImmutableArray<PreviewDecision> Decisions { get; init; }

    /// <summary>What the page is about, in parts that choose sequences.</summary>
    public required ImmutableArray<SummaryPart> Summary { get; init; }

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

    /// <summary>Whether the files declare a sequence, or any is managed.</summary>
    public required bool HasAny { get; init; }

    /// <summary>Whether there is a list of sequences beside them.</summary>
    public bool HasRail => Sequences.Length > 1;
}

/// <summary>A part of the summary.</summary>
/// <param name="Filter">The filter of the sequences that it counts.</param>
/// <param name="Words">For example <c>2 changed</c>.</param>
/// <param name="Mark">The mark of the sequences, if they have one.</param>
internal sealed record SummaryPart(SequenceFilter Filter, string Words, PreviewMark? Mark);
