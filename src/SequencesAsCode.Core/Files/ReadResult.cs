using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files;

/// <summary>What reading a workspace gave.</summary>
/// <param name="Desired">What the files say; null exactly when a diagnostic is an error.</param>
/// <param name="Diagnostics">In the order of <see cref="SourceLocation.FileOrder"/>.</param>
public sealed record ReadResult(DesiredState? Desired, ImmutableArray<Diagnostic> Diagnostics);
