namespace SequencesAsCode.Core.Diagnostics;

/// <summary>How a lint rule counts in a workspace.</summary>
public enum LintLevel
{
    /// <summary>The rule is not checked.</summary>
    Off,

    /// <summary>Findings are shown, and the run continues.</summary>
    Warning,

    /// <summary>Findings count like mistakes in the files.</summary>
    Error,
}

/// <summary>A rule about something that is allowed but probably a mistake.</summary>
/// <param name="Code">The code of its findings.</param>
/// <param name="Level">The level unless the workspace sets another one.</param>
/// <param name="Title">The finding, as a title.</param>
public sealed record LintRule(string Code, LintLevel Level, string Title);

/// <summary>The only table of lint rules, for the schema, docs/lint.md and SARIF.</summary>
public static class LintRules
{
    /// <summary>All rules, by code.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        new("SEQ161", LintLevel.Warning, "A pattern that matches no file"),
        new("SEQ162", LintLevel.Warning, "A pattern with signs that are not wildcards, such as {a,b}, [a-z] or !x"),
        new(
            "SEQ163",
            LintLevel.Warning,
            "A file that looks like a sequence but is not read, such as one that ends in .yml"
        ),
        new("SEQ164", LintLevel.Warning, "A body file that no sequence refers to"),
        new("SEQ165", LintLevel.Warning, "A second workspace file, such as sequences.yml"),
        new(
            "SEQ601",
            LintLevel.Warning,
            "A sequence that is on and sends nothing, because all its emails wait for review"
        ),
        new("SEQ602", LintLevel.Warning, "An email step of a sequence that is on, without an approved variant"),
        new("SEQ603", LintLevel.Warning, "A reply with a subject of its own"),
        new("SEQ604", LintLevel.Warning, "A subject of more than 70 visible characters"),
        new("SEQ605", LintLevel.Warning, "Two emails less than a day apart"),
        new("SEQ606", LintLevel.Warning, "A link or image whose address leads nowhere"),
        new("SEQ607", LintLevel.Warning, "A link or image without encryption (http)"),
        new("SEQ608", LintLevel.Warning, "An image without alternative text (no alt)"),
        new("SEQ609", LintLevel.Warning, "A/B variants with the same subject and body"),
        new("SEQ610", LintLevel.Warning, "A dynamic variable in single braces"),
        new("SEQ611", LintLevel.Warning, "An approved email that opens a thread without a subject"),
        new(
            Diagnostic.NewUnknownVariableCode,
            LintLevel.Error,
            "A dynamic variable that is not known, new in a sequence that is on: plan blocks the sequence"
        ),
        new(
            Diagnostic.NewSingleBracesCode,
            LintLevel.Error,
            "A dynamic variable in single braces, new in a sequence that is on: plan blocks the sequence"
        ),
        new("SEQ614", LintLevel.Warning, "A dynamic variable in more than two braces"),
        new(
            "SEQ615",
            LintLevel.Warning,
            "A placeholder that another tool fills in, such as {FIRST_NAME}, [First Name] or %NAME%"
        ),
        new("SEQ616", LintLevel.Warning, "Braces that hold no form Apollo documents, such as {{/if}} or {{.Name}}"),
        new("SEQ617", LintLevel.Warning, "A link whose braces are percent-encoded (%7B%7B)"),
        new("SEQ618", LintLevel.Warning, "Re:, Fwd: or the like on an email that opens a thread"),
        new("SEQ619", LintLevel.Warning, "The same text in two steps of a sequence"),
        new("SEQ620", LintLevel.Off, "A first email of more than 150 words"),
        new("SEQ621", LintLevel.Off, "A first email with more than three links"),
        new("SEQ622", LintLevel.Off, "A dynamic variable without a fallback"),
        new("SEQ623", LintLevel.Warning, "A note to a LinkedIn connection request of more than 300 characters"),
        new("SEQ624", LintLevel.Off, "An image with empty alternative text (alt=\"\"), which marks it as decoration"),
        new("SEQ625", LintLevel.Off, "A link or image at an address that is only for examples, such as example.com"),
        new("SEQ630", LintLevel.Warning, "A single line end in Markdown, which recipients see as a space"),
        new("SEQ631", LintLevel.Warning, "A rule right under text, such as --- or ===, that makes it a heading"),
        new("SEQ632", LintLevel.Warning, "Front matter in a body"),
        new("SEQ633", LintLevel.Warning, "A Markdown body whose paragraphs or lists YAML joins, such as one after >"),
        new(
            "SEQ634",
            LintLevel.Warning,
            "Markdown of other tools, which recipients see as typed: tables, ~~x~~, [ ], footnotes"
        ),
        new("SEQ635", LintLevel.Warning, "Signs for bold text (**) that Markdown does not read as bold"),
        new("SEQ636", LintLevel.Warning, "A comment in a body: it is sent"),
        new("SEQ650", LintLevel.Warning, "A wait in seconds that is not a whole number of minutes"),
        new("SEQ651", LintLevel.Warning, "Markup that Apollo removes in this account"),
    ];

    /// <summary>The rule with a code; null when there is none.</summary>
    public static LintRule? Find(string code) => All.FirstOrDefault(rule => rule.Code == code);
}
