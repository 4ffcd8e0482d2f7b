using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>
/// A snapshot used as a service: reads give what the service gave when it was taken, or fail. It cannot write.
/// </summary>
public sealed class SnapshotService(Snapshot snapshot) : ISequenceService
{
    private readonly ApolloRequests requests = new();

    // As in a service, names are known after they were read once.
    private AccountDirectory directory = AccountDirectory.Empty;

    /// <inheritdoc/>
    public Capabilities Capabilities => requests.Capabilities;

    /// <summary>Checks that a snapshot is of the service and the account of an environment.</summary>
    /// <exception cref="SnapshotException">It is of another service.</exception>
    /// <exception cref="ServiceException">It is of another account.</exception>
    public static void Check(Snapshot snapshot, string service, WorkspaceEnvironment environment, Base @base)
    {
        if (snapshot.Service != service)
            throw SnapshotException.OtherService(snapshot.Service, service);
        CurrentStateReader.CheckSnapshotAccount(environment, @base, snapshot.State.Account);
    }

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => requests.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => requests.Fill(request, created);

    /// <inheritdoc/>
    /// <exception cref="SnapshotException">The snapshot lacks something that the scope asks for.</exception>
    public Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        var held = snapshot.State;
        if (scope.Schedules)
            directory = directory with
            {
                Schedules = held.Directory.Schedules ?? throw SnapshotException.LacksNames("schedules", snapshot.Taken),
            };
        if (scope.Users)
            directory = directory with
            {
                Users = held.Directory.Users ?? throw SnapshotException.LacksNames("users", snapshot.Taken),
            };
        if (scope.Labels)
            directory = directory with
            {
                Labels = held.Directory.Labels ?? throw SnapshotException.LacksNames("lists", snapshot.Taken),
            };
        var ids = scope.Ids.Distinct(StringComparer.Ordinal).ToList();
        var failed = ids.Where(id => !held.Absent.Contains(id) && !held.Sequences.ContainsKey(id))
            .ToImmutableDictionary(id => id, Why, StringComparer.Ordinal);
        if (!scope.OneByOne && failed.Values.FirstOrDefault() is { } why)
            throw SnapshotException.NotRead(why);
        return Task.FromResult(
            new CurrentState(
                scope.Account ? held.Account : "",
                scope.List ? DirectoryNames.AddTo(held.Rows, directory) : [],
                ids.Where(held.Sequences.ContainsKey).ToImmutableDictionary(id => id, Whole, StringComparer.Ordinal),
                [.. ids.Where(id => held.Absent.Contains(id) && !held.Sequences.ContainsKey(id))],
                directory
            )
            {
                Failures = failed,
            }
        );
    }

    /// <inheritdoc/>
    public Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException("A snapshot carries nothing out.");

    private CurrentSequence Whole(string id)
    {
        var sequence = snapshot.State.Sequences[id];
        return sequence with { Fields = DirectoryNames.AddTo(sequence.Fields, directory) };
    }

    // The snapshot records why it does not have a sequence.
    private string Why(string id) =>
        snapshot.State.Failures.GetValueOrDefault(id)
        ?? SnapshotException.Lacks(id, snapshot.State.Rows.FirstOrDefault(row => row.Id == id)?.Name, snapshot.Taken);
}
