using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Prose;

/// <summary>What a change of copy is to a recipient.</summary>
internal enum CopyKind
{
    /// <summary>There was none before.</summary>
    New,

    /// <summary>There is none afterwards.</summary>
    Removed,

    /// <summary>Other words.</summary>
    Reworded,

    /// <summary>The same words with links or images that lead elsewhere.</summary>
    OtherTargets,

    /// <summary>The same words, links and images in other markup.</summary>
    MarkupOnly,

    /// <summary>Too many sentences to compare them.</summary>
    TooLong,
}

/// <summary>A line of copy to show.</summary>
/// <param name="Unchanged">How many sentences are left out here, because they stay as they are; 0 of a line that is shown.</param>
/// <param name="Runs">The words; those that go and come in their tones, the others plain.</param>
internal sealed record CopyLine(int Unchanged, ImmutableArray<Run> Runs)
{
    public bool IsAll(Tone tone) => Runs.Any(run => run.Tone == tone) && Runs.All(run => run.Tone == tone || string.IsNullOrWhiteSpace(run.Text));

    public bool IsChanged => Runs.Any(run => run.Tone is Tone.WordsOut or Tone.WordsIn);

    public override string ToString() => Unchanged == 0
        ? string.Concat(Runs.Select(run => Tones.Paint(run.Text, run.Tone, false)))
        : $"… {Phrases.Count(Unchanged, "sentence", "sentences")} unchanged";
}

/// <summary>One text before and after, as a recipient reads it: a value that each output paints in its way.</summary>
/// <param name="Kind">What it is to a recipient.</param>
/// <param name="Lines">The words: of new copy all of them, of reworded copy the changed sentences with little around them.</param>
/// <param name="LinksOut">Links and images that go.</param>
/// <param name="LinksIn">Links and images that come.</param>
/// <param name="VariablesOut">Merge variables that it uses no more.</param>
/// <param name="VariablesIn">Merge variables that it did not use before.</param>
internal sealed record CopyChange(
    CopyKind Kind,
    ImmutableArray<CopyLine> Lines,
    ImmutableArray<string> LinksOut,
    ImmutableArray<string> LinksIn,
    ImmutableArray<string> VariablesOut,
    ImmutableArray<string> VariablesIn)
{
    private const int LongestRun = 1_000;
    private const int Edge = 300;

    /// <summary>Compares two bodies or notes; null is none.</summary>
    public static CopyChange Of(FieldValue? before, FieldValue? after)
    {
        var (old, now) = (Visible(before), Visible(after));
        var (oldTargets, nowTargets) = (Targets(before), Targets(after));
        if (before is null) return new(CopyKind.New, New(now), [], [], [], []);
        var (oldNames, nowNames) = (MergeText.Variables(old).ToList(), MergeText.Variables(now).ToList());
        var (kind, lines) = old == now ? (oldTargets.SequenceEqual(nowTargets) ? CopyKind.MarkupOnly : CopyKind.OtherTargets, [])
            : old.Length == 0 ? (CopyKind.New, New(now))
            : now.Length == 0 ? (CopyKind.Removed, [])
            : CopyDiff.IsTooLong(old, now) ? (CopyKind.TooLong, [])
            : (CopyKind.Reworded, Shortened(CopyDiff.Of(old, now)));
        var (linksOut, linksIn) = TargetDiff.Of(oldTargets, nowTargets);
        return new(kind, lines, linksOut, linksIn, [.. oldNames.Except(nowNames)], [.. nowNames.Except(oldNames)]);
    }

    /// <summary>Compares two short texts of one line.</summary>
    public static ImmutableArray<Run> OfLine(FieldValue? before, FieldValue? after) => (Visible(before), Visible(after)) switch
    {
        ("", "") => ["none"],
        ("", var now) => Shortened([now]),
        var (old, now) => Shortened(WordDiff.Of(old, now)),
    };

    private static ImmutableArray<CopyLine> New(string text) => text.Length == 0 ? [] : Shortened([.. text.Split('\n').Select(line => new CopyLine(0, line.Length == 0 ? [] : [line]))]);

    private static ImmutableArray<CopyLine> Shortened(ImmutableArray<CopyLine> lines) => [.. lines.Select(line => line with { Runs = Shortened(line.Runs) })];

    // A line without end helps nobody: its edges are shown, and how much is between them is said.
    private static ImmutableArray<Run> Shortened(ImmutableArray<Run> runs) => [.. runs.Select(run => run.Text.Length <= LongestRun ? run : run with { Text = Shortened(run.Text) })];

    private static string Shortened(string text)
    {
        var start = char.IsHighSurrogate(text[Edge - 1]) ? Edge - 1 : Edge;
        var end = char.IsLowSurrogate(text[^Edge]) ? text.Length - Edge + 1 : text.Length - Edge;
        return string.Create(CultureInfo.InvariantCulture, $"{text[..start]} … {end - start} characters … {text[end..]}");
    }

    private static ImmutableArray<string> Targets(FieldValue? value) => value is FieldValue.Html html ? HtmlText.Targets(html.Markup) : [];

    private static string Visible(FieldValue? value) => value switch
    {
        FieldValue.Html html => HtmlText.Visible(html.Markup),
        FieldValue.Text text => text.Value,
        _ => "",
    };
}
