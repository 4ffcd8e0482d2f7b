using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>A step on the page.</summary>
internal sealed record PreviewStep
{
    /// <summary>What the plan does to it.</summary>
    public required PartAction Action { get; init; }

    /// <summary>Unique in its sequence, old and new.</summary>
    public required string Handle { get; init; }

    /// <summary>Its present number; null for a new step.</summary>
    public int? From { get; init; }

    /// <summary>Its number after an apply; null for a removed step.</summary>
    public int? To { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>The key in the file; null where there is none.</summary>
    public string? Key { get; init; }

    /// <summary>When it is due, who is in it, what happens to it, each in a few words.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>Its own fields.</summary>
    public required ImmutableArray<PreviewSetting> Settings { get; init; }

    /// <summary>The text of a call or task; null where there is none.</summary>
    public PreviewText? Note { get; init; }

    /// <summary>Its touches.</summary>
    public required ImmutableArray<PreviewTouch> Touches { get; init; }

    /// <summary>Whether it happens on another day than before.</summary>
    public bool IsOnOtherDay { get; init; }

    /// <summary>Set where something differs from the file and stays as it is.</summary>
    public PreviewMark? Kept { get; init; }

    /// <summary>Its texts that differ from the file and stay as they are.</summary>
    public ImmutableArray<PreviewDifference> Differences { get; init; } = [];
}
