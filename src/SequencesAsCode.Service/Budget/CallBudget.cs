using System.Collections.Concurrent;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>
/// The calls of this run: how many were made, and how many the service still allows according to its headers. The
/// service counts them by team and endpoint.
/// </summary>
public sealed class CallBudget
{
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, EndpointBudget> endpoints = new(StringComparer.Ordinal);

    internal CallBudget(TimeProvider time) => this.time = time;

    /// <summary>How many calls were made.</summary>
    public int Calls => endpoints.Values.Sum(endpoint => endpoint.Calls);

    /// <summary>
    /// The window of an endpoint with the smallest part of its calls left; of windows without a known limit the one
    /// with the fewest calls. Null when nothing is known of any.
    /// </summary>
    public ScarceWindow? Scarcest =>
        Known
            .SelectMany(calls =>
                CallWindow.All.Select(window => (calls.Endpoint, Window: window, Calls: calls.Of(window)))
            )
            .Where(each => each.Calls is { Left: not null })
            .OrderBy(each => each.Calls!.Share ?? 1)
            .ThenBy(each => each.Calls!.Left)
            .Select(each => new ScarceWindow(each.Endpoint, each.Window, each.Calls!))
            .FirstOrDefault();

    /// <summary>The calls left according to the headers of the answers so far, sorted by endpoint.</summary>
    public ImmutableArray<EndpointCalls> Known =>
        [.. endpoints.Values.Select(KnownOf).OrderBy(known => known.Endpoint, StringComparer.Ordinal)];

    /// <summary>
    /// Why a change should not be begun: it takes more calls of an hour or a day than are left. Null when they suffice,
    /// or when nothing is known.
    /// </summary>
    public ServiceException? Shortage(SequenceChange change) =>
        ChangeCalls
            .Of(change)
            .CountBy(endpoint => endpoint, StringComparer.Ordinal)
            .OrderBy(needed => needed.Key, StringComparer.Ordinal)
            .Select(needed => Shortage(needed.Key, needed.Value))
            .FirstOrDefault(shortage => shortage is not null);

    internal EndpointBudget Of(string endpoint) =>
        endpoints.GetOrAdd(endpoint, static (name, time) => new(name, time), time);

    private ServiceException? Shortage(string endpoint, int needed)
    {
        if (!endpoints.TryGetValue(endpoint, out var budget))
            return null;
        foreach (var window in new[] { CallWindow.Day, CallWindow.Hour })
        {
            if (budget.Known(window)?.Left is { } left && left < needed)
            {
                return ServiceException.QuotaShort(endpoint, needed, left, window);
            }
        }

        return null;
    }

    private static EndpointCalls KnownOf(EndpointBudget budget) =>
        new(
            budget.Endpoint,
            CallsOf(budget.Known(CallWindow.Minute)),
            CallsOf(budget.Known(CallWindow.Hour)),
            CallsOf(budget.Known(CallWindow.Day))
        );

    private static WindowCalls? CallsOf(WindowHeaders? said) =>
        said is null ? null : new(said.Left) { Limit = said.Limit };
}
