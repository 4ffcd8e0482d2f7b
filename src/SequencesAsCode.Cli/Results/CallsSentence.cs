using System.Globalization;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Cli.Results;

/// <summary>Writes how many calls a run made, and how many are left in the window that is nearest to its
/// limit.</summary>
internal static class CallsSentence
{
    private const double LittleShare = 0.25;

    /// <summary>Whether less than a quarter of the calls of any window is left.</summary>
    public static bool IsScarce(CallBudget budget) => budget.Scarcest is { Calls.Share: < LittleShare };

    /// <summary>For example <c>8 API calls, 272 left this hour.</c></summary>
    /// <param name="budget">The calls.</param>
    /// <param name="isVerbose">Whether to name the endpoint whose calls are counted.</param>
    public static string Format(CallBudget budget, bool isVerbose)
    {
        var made = $"{Number(budget.Calls)} API {(budget.Calls == 1 ? "call" : "calls")}";
        if (budget.Scarcest is not { } scarcest)
            return $"{made}.";
        var endpoint = isVerbose ? $" ({scarcest.Endpoint})" : "";
        return $"{made}, {Number(scarcest.Calls.Left!.Value)} left {When(scarcest.Window)}{endpoint}.";
    }

    private static string When(CallWindow window) => window == CallWindow.Day ? "today" : $"this {window.Name}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
