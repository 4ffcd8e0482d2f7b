using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Accounts;

/// <summary>A line of a folded check report.</summary>
/// <param name="Status">How what the line is about ended.</param>
/// <param name="Words">Several checks in words; empty for one check.</param>
/// <param name="Check">The only check that the line is about; null for several.</param>
internal sealed record CheckFold(CheckStatus Status, string Words, Check? Check = null);

/// <summary>
/// Folds a check report: checks that found nothing wrong are a line for each group, and so are those that could not be
/// made and have no remedy.
/// </summary>
internal static class CheckFolds
{
    public static IEnumerable<CheckFold> Of(CheckReport report)
    {
        foreach (var group in report.Checks.GroupBy(check => check.Group))
        {
            if (Well(group.Key, [.. group.Where(check => check.Status == CheckStatus.Ok)], report) is { } well)
                yield return new(CheckStatus.Ok, well);
            foreach (var check in group.Where(IsShown))
                yield return new(check.Status, "", check);
            var open = group.Where(check => check.Status != CheckStatus.Ok && !IsShown(check)).ToList();
            if (open.Count > 0 && IsWorthSaying(group.Key, open.Count == group.Count()))
                yield return new(CheckStatus.Unknown, Open(group.Key, open));
        }
    }

    private static bool IsShown(Check check) => check.Status != CheckStatus.Ok && check.Remedy is not null;

    // Endpoints that write are never tried, and Apollo does not tell the calls of every endpoint.
    private static bool IsWorthSaying(CheckGroup group, bool isWhole) =>
        group switch
        {
            CheckGroup.Endpoints => isWhole,
            CheckGroup.Calls => false,
            _ => true,
        };

    private static string? Well(CheckGroup group, IReadOnlyList<Check> checks, CheckReport report)
    {
        if (checks.Count == 0 || group == CheckGroup.Calls)
            return null;
        return group switch
        {
            CheckGroup.Workspace => $"workspace: {Found(checks, "files") ?? Names(checks)}",
            CheckGroup.Key => $"key: {Key(checks)}",
            CheckGroup.Ci => string.Join(", ", checks.Select(check => $"{check.Name}: {check.Found}")),
            CheckGroup.Endpoints => $"{Phrases.Count(checks.Count, "endpoint", "endpoints")} allowed, {Quota(report)}",
            _ => $"names: {Names(checks)}",
        };
    }

    private static string Key(IReadOnlyList<Check> checks)
    {
        string?[] facts = [Found(checks, "key"), Found(checks, "acting user")];
        var known = facts.OfType<string>().ToList();
        return known.Count == 0 ? Names(checks) : string.Join(", ", known);
    }

    private static string Quota(CheckReport report)
    {
        if (report.LowestCalls is { } lowest)
            return $"lowest quota {lowest}";
        return report.Checks.Any(check => check is { Group: CheckGroup.Calls, Status: CheckStatus.Ok })
            ? "no limit on calls"
            : "quota unknown";
    }

    private static string Open(CheckGroup group, List<Check> checks) =>
        group == CheckGroup.Endpoints ? "endpoints: not asked" : $"not checked: {Names(checks)}";

    private static string? Found(IEnumerable<Check> checks, string name) =>
        checks.FirstOrDefault(check => check.Name == name)?.Found;

    private static string Names(IEnumerable<Check> checks) =>
        string.Join(", ", checks.Select(check => check.Name).Distinct(StringComparer.Ordinal));
}
