using SequencesAsCode.Diagnostics;

namespace SequencesAsCode.Files;

/// <summary>What a schema cannot say: rules over several values, and over several files.</summary>
internal static class Rules
{
    public static IEnumerable<Diagnostic> Check(WorkspaceFile workspace, IReadOnlyList<SequenceSource> sequences) =>
        sequences.SelectMany(sequence => sequence.Desired.FieldPlaces).Where(place => ReferenceEquals(place.Key, Model.Fields.Permissions)).Select(place => Diagnostic.PermissionsHaveNoEffect(place.Value));
}
