using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>A touch on the page.</summary>
internal sealed record PreviewTouch
{
    /// <summary>What the plan does to it.</summary>
    public required PartAction Action { get; init; }

    /// <summary>The title among the touches of its step.</summary>
    public required string Title { get; init; }

    /// <summary>The key in the file; null where the title says it.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it is an email; otherwise the body is the text of a task.</summary>
    public required bool IsEmail { get; init; }

    /// <summary>Whether it sends and what happens to it, each in a few words.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>Its short fields.</summary>
    public required ImmutableArray<PreviewSetting> Settings { get; init; }

    /// <summary>The subject; null where there is none.</summary>
    public PreviewText? Subject { get; init; }

    /// <summary>The body.</summary>
    public required PreviewText Body { get; init; }

    /// <summary>Whether it is a reply in the thread of an earlier step.</summary>
    public required bool IsReply { get; init; }

    /// <summary>Whether it has an old version that changes or goes.</summary>
    public bool HasBefore => Body.Before is not null || Subject?.Before is not null;

    /// <summary>Whether two versions are shown side by side.</summary>
    public bool IsCompared => HasBefore && Body.After is not null;

    /// <summary>Set where something differs from the file and stays as it is.</summary>
    public PreviewMark? Kept { get; init; }

    /// <summary>Its texts that differ from the file and stay as they are.</summary>
    public ImmutableArray<PreviewDifference> Differences { get; init; } = [];

    /// <summary>Dynamic variables that the email uses without a fallback.</summary>
    public ImmutableArray<string> Needed { get; init; } = [];

    /// <summary>The contacts who lack some of them.</summary>
    public ImmutableArray<MissingData> Lacking { get; init; } = [];

    /// <summary>Links and length of the old email; null where there is none.</summary>
    public MailFacts? OldMail { get; init; }

    /// <summary>Links and length of the new email; null where there is none.</summary>
    public MailFacts? NewMail { get; init; }

    /// <summary>Whether the page has no room for the email.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether nothing happens to it and nothing differs.</summary>
    public bool IsAsBefore { get; init; }

    /// <summary>Whether its body is shown only as the versions of file and Apollo.</summary>
    public bool IsShownBySides => Action == PartAction.None && Differences.Any(difference => difference.IsBody);
}
