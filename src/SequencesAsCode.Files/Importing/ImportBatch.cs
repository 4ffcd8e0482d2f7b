using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Files.Importing;

/// <summary>What can be written of some sequences: each was planned as if its files stood there, and nothing was left to send.</summary>
/// <param name="Sequences">Those that can be written, in the order they were asked for.</param>
/// <param name="Refused">The others.</param>
/// <param name="UnknownVariables">Merge variables in them that are neither built in nor listed in the workspace, as a list of YAML names them.</param>
/// <param name="Context">What the plan was made for; null when there is nothing to write.</param>
public sealed record ImportBatch(
    ImmutableArray<ImportedSequence> Sequences,
    ImmutableArray<RefusedSequence> Refused,
    ImmutableArray<string> UnknownVariables,
    PlanContext? Context);

/// <summary>A sequence that is ready to be written.</summary>
/// <param name="Name">Its name in Apollo.</param>
/// <param name="Path">Its file.</param>
/// <param name="Files">Everything to write: bodies first, the sequence last.</param>
/// <param name="Change">Taking it over: what the lock is to record.</param>
/// <param name="Current">What was read of it.</param>
/// <param name="LeftOut">Values that the files cannot say, as sentences.</param>
/// <param name="Unmanaged">What a minimal import left to Apollo.</param>
/// <param name="IsRewritten">Whether its file stood there before.</param>
/// <param name="Unused">Bodies of the former file that nothing names any more.</param>
public sealed record ImportedSequence(
    string Name,
    string Path,
    ImmutableArray<DraftFile> Files,
    SequenceChange Change,
    CurrentSequence Current,
    ImmutableArray<string> LeftOut,
    ImmutableArray<string> Unmanaged,
    bool IsRewritten,
    ImmutableArray<string> Unused);

/// <summary>A sequence that is not written, and why.</summary>
public sealed record RefusedSequence(string Id, string Name, string Why);
