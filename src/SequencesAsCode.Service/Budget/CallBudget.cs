using System.Collections.Concurrent;
using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Budget;

/// <summary>The calls of this run: how many were made, and how many the service still allows as far as its headers say. Counted by the service per team and endpoint.</summary>
public sealed class CallBudget
{
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, EndpointBudget> endpoints = new(StringComparer.Ordinal);

    internal CallBudget(TimeProvider time) => this.time = time;

    /// <summary>How many calls were made.</summary>
    public int Calls => endpoints.Values.Sum(endpoint => endpoint.Calls);

    /// <summary>The endpoint of which the fewest calls are left in one of its windows; null when nothing is known of any.</summary>
    public CallsLeft? Scarcest => endpoints.Values.Select(LeftOf).Where(left => left.Least is not null).OrderBy(left => left.Least).ThenBy(left => left.Endpoint, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>What the headers of the answers so far say, by endpoint.</summary>
    public ImmutableArray<EndpointCalls> Known => [.. endpoints.Values.Select(KnownOf).OrderBy(known => known.Endpoint, StringComparer.Ordinal)];

    /// <summary>Why a change should not be begun: more calls of an hour or a day than are left. Null when they suffice, or nothing is known.</summary>
    public ServiceException? Shortage(SequenceChange change) =>
        ChangeCalls.Of(change).CountBy(endpoint => endpoint, StringComparer.Ordinal).OrderBy(needed => needed.Key, StringComparer.Ordinal)
            .Select(needed => Shortage(needed.Key, needed.Value)).FirstOrDefault(shortage => shortage is not null);

    internal EndpointBudget Of(string endpoint) => endpoints.GetOrAdd(endpoint, name => new(name, time));

    private ServiceException? Shortage(string endpoint, int needed) =>
        endpoints.TryGetValue(endpoint, out var budget) && new[] { CallWindow.Day, CallWindow.Hour }.FirstOrDefault(window => budget.Known(window)?.Left < needed) is { } window
            ? ServiceException.QuotaShort(endpoint, needed, budget.Known(window)?.Left ?? 0, window)
            : null;

    private static EndpointCalls KnownOf(EndpointBudget budget) =>
        new(budget.Endpoint, CallsOf(budget.Known(CallWindow.Minute)), CallsOf(budget.Known(CallWindow.Hour)), CallsOf(budget.Known(CallWindow.Day)));

    private static WindowCalls? CallsOf(WindowHeaders? said) => said is null ? null : new(said.Left);

    private static CallsLeft LeftOf(EndpointBudget budget) =>
        new(budget.Endpoint, budget.Known(CallWindow.Minute)?.Left, budget.Known(CallWindow.Hour)?.Left, budget.Known(CallWindow.Day)?.Left);
}

/// <summary>The calls of an endpoint that are left; null where nothing is known or there is no limit.</summary>
/// <param name="Endpoint">Apollo's name for it.</param>
/// <param name="Minute">In its minute.</param>
/// <param name="Hour">In its hour.</param>
/// <param name="Day">In its day.</param>
public sealed record CallsLeft(string Endpoint, long? Minute, long? Hour, long? Day)
{
    /// <summary>The lowest of them.</summary>
    public long? Least => new[] { Minute, Hour, Day }.Min();
}
