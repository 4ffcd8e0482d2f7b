using System.Collections.Immutable;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>A snapshot in the place of the service: it answers every read as the service did when it was taken, or not at all, and carries nothing out.</summary>
public sealed class SnapshotService(Snapshot snapshot) : ISequenceService
{
    private readonly ApolloRequests requests = new();

    // As the service itself: names are known from the first look-up on.
    private AccountDirectory directory = AccountDirectory.Empty;

    /// <inheritdoc/>
    public Capabilities Capabilities => requests.Capabilities;

    /// <summary>Refuses a snapshot of another service or account than the environment's.</summary>
    /// <exception cref="SnapshotException">It is of another service.</exception>
    /// <exception cref="ServiceException">It is of another account.</exception>
    public static void Check(Snapshot snapshot, string service, WorkspaceEnvironment environment, Base @base)
    {
        if (snapshot.Service != service) throw SnapshotException.OtherService(snapshot.Service, service);
        CurrentStateReader.CheckSnapshotAccount(environment, @base, snapshot.State.Account);
    }

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => requests.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => requests.Fill(request, created);

    /// <inheritdoc/>
    /// <exception cref="SnapshotException">It lacks what is asked for.</exception>
    public Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        var held = snapshot.State;
        if (scope.Schedules) directory = directory with { Schedules = held.Directory.Schedules ?? throw SnapshotException.LacksNames("schedules", snapshot.Taken) };
        if (scope.Users) directory = directory with { Users = held.Directory.Users ?? throw SnapshotException.LacksNames("users", snapshot.Taken) };
        if (scope.Labels) directory = directory with { Labels = held.Directory.Labels ?? throw SnapshotException.LacksNames("labels", snapshot.Taken) };
        var ids = scope.Ids.Distinct(StringComparer.Ordinal).ToList();
        var failed = ids.Where(id => !held.Absent.Contains(id) && !held.Sequences.ContainsKey(id)).ToImmutableDictionary(id => id, Why, StringComparer.Ordinal);
        if (!scope.OneByOne && failed.Values.FirstOrDefault() is { } why) throw SnapshotException.NotRead(why);
        return Task.FromResult(new CurrentState(
            scope.Account ? held.Account : "",
            scope.List ? Names.In(held.Rows, directory) : [],
            ids.Where(held.Sequences.ContainsKey).ToImmutableDictionary(id => id, Whole, StringComparer.Ordinal),
            [.. ids.Where(id => held.Absent.Contains(id) && !held.Sequences.ContainsKey(id))],
            directory)
        { Failures = failed });
    }

    /// <inheritdoc/>
    public Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation) => throw new NotSupportedException("A snapshot carries nothing out.");

    private CurrentSequence Whole(string id)
    {
        var sequence = snapshot.State.Sequences[id];
        return sequence with { Fields = Names.In(sequence.Fields, directory) };
    }

    // What it holds of a sequence is why it does not hold it whole.
    private string Why(string id) => snapshot.State.Failures.GetValueOrDefault(id)
        ?? SnapshotException.Lacks(id, snapshot.State.Rows.FirstOrDefault(row => row.Id == id)?.Name, snapshot.Taken);
}
