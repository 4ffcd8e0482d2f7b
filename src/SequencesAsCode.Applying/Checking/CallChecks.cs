using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Applying.Checking;

/// <summary>
/// The calls left for each endpoint, the fewest first. Endpoints without numbers are unknown, not zero.
/// </summary>
internal static class CallChecks
{
    public static IEnumerable<Check> Of(AccountFacts? account)
    {
        var known = (account?.Calls ?? []).Where(calls => calls.IsKnown).ToList();
        if (known.Count == 0)
            return [new(CheckGroup.Calls, "calls", CheckStatus.Unknown, "Apollo did not report them")];
        return
        [
            .. known.OrderBy(calls => calls.Least ?? long.MaxValue).Select(Known),
            .. account!.Calls.Where(calls => !calls.IsKnown).Select(Unknown),
        ];
    }

    /// <summary>The lowest number of calls left in any window; null when unknown, or for no limit.</summary>
    public static string? Lowest(AccountFacts? account)
    {
        var lowest = (account?.Calls ?? [])
            .SelectMany(calls =>
                new[]
                {
                    (calls.Minute?.Left, When: "a minute"),
                    (calls.Hour?.Left, When: "an hour"),
                    (calls.Day?.Left, When: "a day"),
                }
            )
            .Where(window => window.Left is not null)
            .OrderBy(window => window.Left)
            .Select(window => string.Create(CultureInfo.InvariantCulture, $"{window.Left:N0} {window.When}"))
            .FirstOrDefault();
        return lowest;
    }

    private static Check Known(EndpointCalls calls)
    {
        (WindowCalls? Calls, string Name)[] windows =
        [
            (calls.Minute, "minute"),
            (calls.Hour, "hour"),
            (calls.Day, "day"),
        ];
        ImmutableArray<string> left =
        [
            .. windows
                .Where(window => window.Calls?.Left is not null)
                .Select(window =>
                    string.Create(CultureInfo.InvariantCulture, $"{window.Name} {window.Calls!.Left:N0}")
                ),
        ];
        var found = left.IsEmpty ? "no limit" : string.Join(", ", left);
        return calls.Least == 0
            ? new(
                CheckGroup.Calls,
                calls.Endpoint,
                CheckStatus.Warning,
                found,
                "Your whole team shares these calls. A command waits for the next minute. If no calls are left this "
                    + "hour or day, it ends with exit code 5. Run it again later."
            )
            : new(CheckGroup.Calls, calls.Endpoint, CheckStatus.Ok, found);
    }

    private static Check Unknown(EndpointCalls calls) =>
        new(CheckGroup.Calls, calls.Endpoint, CheckStatus.Unknown, "unknown");
}
