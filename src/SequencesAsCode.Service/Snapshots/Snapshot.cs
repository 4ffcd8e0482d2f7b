using SequencesAsCode.Core.States;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>What an account held at one time: the list, some sequences whole, and the names of what they refer to. It holds no key, and all copy of those sequences.</summary>
/// <param name="Service">Name of the service, as plans state it.</param>
/// <param name="Taken">When, as text.</param>
/// <param name="State">Sequences refer to others by ids alone, so that reading it names as much as reading the service would.</param>
public sealed record Snapshot(string Service, string Taken, CurrentState State);
