using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Wording;

/// <summary>Wordings that several outputs share.</summary>
internal static class Phrases
{
    private const int MostNames = 3;

    public static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    /// <summary><c>a, b, c and 2 more</c>.</summary>
    public static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames + 1
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames))} and "
                + $"{(names.Count - MostNames).ToString(CultureInfo.InvariantCulture)} more";

    /// <summary>Where a plan goes.</summary>
    public static string Where(PlanContext context) => Where(context.Environment, context.Service, context.Account);

    /// <summary>An environment and what is behind it.</summary>
    public static string Where(string environment, string service, string account) =>
        service switch
        {
            ServiceName.Apollo when account.Length > 0 => $"{environment} (Apollo account {account})",
            ServiceName.Supaglue when account.Length > 0 => $"{environment} (through Supaglue: {account})",
            _ => $"{environment} ({ServiceName.Label(service)})",
        };

    /// <summary>
    /// That a plan was made against a snapshot, and what that means; null when it was made against the service.
    /// </summary>
    public static string? Snapshot(PlanContext context) =>
        context.SnapshotTaken is { } taken
            ? $"made against the snapshot of {taken}: what was done in Apollo since then does not show, and "
                + $"apply does not take this plan"
            : null;

    /// <summary>That there is no lock, and what that means; null when there is one.</summary>
    public static string? WithoutLock(PlanContext context) =>
        context.IsWithoutLock
            ? "no lock file: nothing shows what was applied before, so sequences are found by name alone, and "
                + "archived ones are not seen"
            : null;

    /// <summary>What the option of a guard does, to stand before it.</summary>
    public static string ForOneRun(Block block) =>
        block switch
        {
            { Code: BlockCode.Conflict } => "To let the file win over what was written in Apollo, for one run:",
            { LinesToAdd.IsEmpty: true } => "To allow it for one run:",
            _ => "Or allow it for one run:",
        };

    /// <summary>The sentence with a capital at the front and no full stop, as a list shows it.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.');

    /// <summary>A short value, as people say it.</summary>
    public static string Value(Field field, FieldValue? value) =>
        value switch
        {
            null or FieldValue.Nothing or FieldValue.Text { Value: "" } => "none",
            FieldValue.Flag flag => flag.Value ? "on" : "off",
            FieldValue.Text { Value: "to_be_reviewed" } when field == Fields.Status => "to be reviewed (does not send)",
            FieldValue.Text word when field.Kind == FieldKind.Choice => word.Value.Replace('_', ' '),
            FieldValue.Html html => HtmlText.Visible(html.Markup),
            _ => value.ToString()!,
        };

    /// <summary>What is worth saying of the reason of a changed field; empty when the change itself says it.</summary>
    public static string Because(Reason reason) =>
        reason switch
        {
            Reason.NoBase => " [no base]",
            Reason.DriftReverted => " (edited in Apollo, set back to the file)",
            Reason.Overwritten => " (edited in Apollo too, the file wins)",
            _ => "",
        };

    /// <summary>
    /// The list that the file has already and that the lines of consent are entries of; null when they are none.
    /// </summary>
    public static string? ListOf(Block block) =>
        block.LinesToAdd is not [[' ', ..], ..]
            ? null
            : block.Code switch
            {
                BlockCode.UnknownVariable => "variables:",
                BlockCode.MissingFromFiles or BlockCode.GoneFromService => "removed_sequences:",
                _ => "removed:",
            };

    /// <summary>How a step or touch was recognised, where that is no certainty.</summary>
    public static string Matched(MatchedBy matched) => HowMatched(matched) is { } how ? $" [{how}]" : "";

    /// <summary>The same without brackets; null where it is a certainty.</summary>
    public static string? HowMatched(MatchedBy matched) =>
        matched switch
        {
            MatchedBy.Content => "matched by content",
            MatchedBy.Place => "matched by place",
            _ => null,
        };

    /// <summary>What the lines of a guard do, to stand before "add to" and the place.</summary>
    public static string ForGood(Block block) => block.Code == BlockCode.MayBeSame ? "To keep it" : "To allow it";

    /// <summary>Where the lines of a guard go; null where no file helps.</summary>
    public static string? PlaceOf(Block block) =>
        block.Code == BlockCode.MayBeSame ? block.At?.ToString() : block.At?.File;
}
