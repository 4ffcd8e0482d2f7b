using System.Collections.Immutable;

namespace SequencesAsCode.Diagnostics;

/// <summary>How much a lint finding matters in a workspace.</summary>
internal enum LintLevel
{
    /// <summary>It is not looked for.</summary>
    Off,

    /// <summary>It is shown; the run goes on.</summary>
    Warning,

    /// <summary>It counts like a mistake of the files.</summary>
    Error,
}

/// <summary>One rule about what is allowed and seldom meant.</summary>
/// <param name="Code">The code of its findings.</param>
/// <param name="Level">What holds when the workspace says nothing.</param>
/// <param name="Title">What it finds, as a title.</param>
internal sealed record LintRule(string Code, LintLevel Level, string Title);

/// <summary>The one table of lint rules: the schema, the README and SARIF say what stands here.</summary>
internal static class LintRules
{
    public static ImmutableArray<LintRule> All { get; } =
    [
        new("SEQ161", LintLevel.Warning, "A pattern that matches no file"),
        new("SEQ162", LintLevel.Warning, "A pattern with signs that mean nothing in it, such as {a,b}, [a-z] or !x"),
        new("SEQ163", LintLevel.Warning, "A file that looks like a sequence and is not read, such as one that ends in .yml"),
        new("SEQ164", LintLevel.Warning, "A body file that no sequence refers to"),
        new("SEQ165", LintLevel.Warning, "A second workspace file, such as sequences.yml"),
        new("SEQ601", LintLevel.Warning, "An active sequence whose emails all wait for review, so nothing sends"),
        new("SEQ602", LintLevel.Warning, "An email step of an active sequence whose touches all wait for review"),
        new("SEQ603", LintLevel.Warning, "A reply with a subject of its own"),
        new("SEQ604", LintLevel.Warning, "A subject of more than 70 visible characters"),
        new("SEQ605", LintLevel.Warning, "Two emails less than a day apart"),
        new("SEQ606", LintLevel.Warning, "A link or image whose address leads nowhere"),
        new("SEQ607", LintLevel.Warning, "A link or image without encryption (http)"),
        new("SEQ608", LintLevel.Warning, "An image without a text in its place (alt)"),
        new("SEQ609", LintLevel.Warning, "A/B touches with the same subject and body"),
        new("SEQ610", LintLevel.Warning, "A merge variable in single braces"),
        new("SEQ611", LintLevel.Warning, "An approved email that opens a thread without a subject"),
        new("SEQ650", LintLevel.Warning, "A wait in seconds that is not a whole number of minutes"),
    ];

    /// <summary>The rule of a code; null when it is not the code of a rule.</summary>
    public static LintRule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);
}
