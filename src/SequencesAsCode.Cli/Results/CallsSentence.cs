using System.Globalization;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Cli.Results;

/// <summary>Writes how many calls a run made, and how many are left for the endpoint with the fewest.</summary>
internal static class CallsSentence
{
    public static string Format(CallBudget budget)
    {
        var made = $"{Number(budget.Calls)} {(budget.Calls == 1 ? "call" : "calls")} to the service";
        if (budget.Scarcest is not { } left)
            return $"{made}.";
        string?[] windows = [Left(left.Minute, "this minute"), Left(left.Hour, "this hour"), Left(left.Day, "today")];
        return $"{made}; left at the least: {string.Join(", ", windows.OfType<string>())} ({left.Endpoint}).";
    }

    private static string? Left(WindowCalls? calls, string when) =>
        calls?.Left is { } number ? $"{Number(number)} {when}" : null;

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
