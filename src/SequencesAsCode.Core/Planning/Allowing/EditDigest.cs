using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>The digest of everything in a sequence that was edited in Apollo and in the file.</summary>
internal static class EditDigest
{
    /// <summary>The digest of what Apollo has there; equal only while Apollo has the same.</summary>
    public static string Of(IEnumerable<ConflictAt> conflicts) =>
        AllowEntry.DigestOf(
            string.Join('\n', conflicts.SelectMany(conflict => conflict.Held).Order(StringComparer.Ordinal))
        );
}
