namespace SequencesAsCode.Service.Snapshots;

/// <summary>
/// The state of an account at one time: the list, some whole sequences with all their texts, and the names of
/// schedules, users and labels. It contains no key.
/// </summary>
/// <param name="Service">Name of the service, as in plans.</param>
/// <param name="Taken">The time as text.</param>
/// <param name="State">
/// The state. Sequences have ids without names, so that reading it behaves like reading the service.
/// </param>
public sealed record Snapshot(string Service, string Taken, CurrentState State);
