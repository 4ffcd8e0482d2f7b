using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Texts;

/// <summary>Two versions of a text, each for every sample contact.</summary>
/// <param name="Before">The old version; null where there is none or it is the same.</param>
/// <param name="After">The new version; null where there is none.</param>
internal sealed record PreviewText(ContactText? Before, ContactText? After)
{
    /// <summary>How the versions differ, where marked words do not show it.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Links and images that only the old version has, on any side of a condition.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>Links and images that only the new version has, on any side of a condition.</summary>
    public ImmutableArray<string> Come { get; init; } = [];

    /// <summary>Both versions as written, where the contacts may not show every change; otherwise null.</summary>
    public BodyDiff? Source { get; init; }
}

/// <summary>A text that differs between file and Apollo and stays as it is.</summary>
/// <param name="Label">The label of the field.</param>
/// <param name="Because">Why an apply leaves it.</param>
/// <param name="IsBody">Whether it is the body of its touch.</param>
/// <param name="IsEmail">Whether it is shown as an email.</param>
/// <param name="Text">The version of the file as the old one, that of Apollo as the new one.</param>
internal sealed record PreviewDifference(string Label, string Because, bool IsBody, bool IsEmail, PreviewText Text);
