using System.Globalization;

namespace SequencesAsCode.Output.Wording;

/// <summary>Words that several outputs share.</summary>
internal static class Phrases
{
    private const int MostNames = 3;

    /// <summary>A number with its noun: <c>1 step</c>, <c>1,200 steps</c>.</summary>
    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>A number with separators: <c>1,200</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>a, b, c and 2 more</c>.</summary>
    public static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames + 1
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames))} and "
                + $"{(names.Count - MostNames).ToString(CultureInfo.InvariantCulture)} more";

    /// <summary><c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";

    /// <summary><c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> parts) =>
        parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} or {parts[^1]}";

    /// <summary>The environment of a plan and the service behind it.</summary>
    public static string Where(PlanContext context) => Where(context.Environment, context.Service, context.Account);

    /// <summary>An environment and the service behind it.</summary>
    public static string Where(string environment, string service, string account) =>
        service switch
        {
            ServiceName.Apollo when account.Length > 0 => $"{environment} (Apollo account {account})",
            ServiceName.Supaglue when account.Length > 0 => $"{environment} (through Supaglue: {account})",
            _ => $"{environment} ({ServiceName.Label(service)})",
        };

    /// <summary>
    /// A note on a plan made against a snapshot and what that means; null when it was made against the service.
    /// </summary>
    public static string? Snapshot(PlanContext context) =>
        context.SnapshotTaken is { } taken
            ? $"made from the snapshot of {taken}: later edits in Apollo are not shown, and apply refuses "
                + "this plan"
            : null;

    /// <summary>A note on the missing lock file and what that means; null when there is one.</summary>
    public static string? WithoutLock(PlanContext context) =>
        context.IsWithoutLock
            ? "no lock file yet: sequences are matched by name, and archived ones are not found"
            : null;

    /// <summary>The keys that a plan is limited to; null when it is not.</summary>
    public static string? LimitedTo(PlanContext context) =>
        context.Targets.IsEmpty ? null : $"limited to {string.Join(", ", context.Targets)}";

    /// <summary>A field with its label and both values: <c>wait (in git: 3 days, in Apollo: 5 days)</c>.</summary>
    /// <param name="difference">The field with both values.</param>
    /// <param name="where">Text behind the label; empty for nothing.</param>
    public static string FileAndApollo(FieldDifference difference, string where) =>
        $"{difference.Field.Label}{where} (in git: {Value(difference.Field, difference.File)}, "
        + $"in Apollo: {Value(difference.Field, difference.Service)})";

    /// <summary>What the option of a guard does, as text before the option.</summary>
    public static string ForOneRun(Block block) =>
        block switch
        {
            { Code: BlockCode.Conflict } => "To use the version in git, for one run:",
            { LinesToAdd.IsEmpty: true } => "To allow it for one run:",
            _ => "Or allow it for one run:",
        };

    /// <summary>The sentence with a capital first letter and without a full stop, as lists show it.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.');

    /// <summary>A short value in words for people.</summary>
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

    /// <summary>Why a field changed, as text behind its value; empty when the change explains itself.</summary>
    public static string Because(Reason reason) =>
        reason switch
        {
            Reason.NoBase => " [no earlier apply known]",
            Reason.DriftReverted => " (undoes an edit made in Apollo)",
            Reason.Overwritten => " (edited in Apollo too; uses the version in git)",
            _ => "",
        };

    /// <summary>
    /// The list of the file that the lines of consent are entries of; null when they are no list entries.
    /// </summary>
    public static string? ListOf(Block block) =>
        block.LinesToAdd is not [[' ', ..], ..]
            ? null
            : block.Code switch
            {
                BlockCode.UnknownVariable => "variables:",
                BlockCode.ActivationNeedsConsent or BlockCode.Conflict or BlockCode.ManyAtOnce => "allow:",
                BlockCode.MissingFromFiles or BlockCode.GoneFromService => "removed_sequences:",
                _ => "removed:",
            };

    /// <summary>How a step or touch was recognized, in brackets; empty when an id made it certain.</summary>
    public static string Matched(MatchedBy matched) => HowMatched(matched) is { } how ? $" [{how}]" : "";

    /// <summary>How a step or touch was recognized; null when an id made it certain.</summary>
    public static string? HowMatched(MatchedBy matched) =>
        matched switch
        {
            MatchedBy.Content => "matched by content",
            MatchedBy.Place => "matched by place",
            _ => null,
        };

    /// <summary>What the lines of a guard do, as text before "add to" and the file.</summary>
    public static string ForGood(Block block) => block.Code == BlockCode.MayBeSame ? "To keep it" : "To allow it";

    /// <summary>The place where the lines of a guard go; null when no file helps.</summary>
    public static string? PlaceOf(Block block) =>
        block.Code == BlockCode.MayBeSame ? block.At?.ToString() : block.At?.File;
}
