namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>The lines of an entry under <c>allow</c>, ready to paste.</summary>
internal static class AllowLines
{
    /// <summary>
    /// An entry with an empty reason: the check of the files asks for one.
    /// </summary>
    /// <param name="what">What it consents to.</param>
    /// <param name="edit">The edit that may be overwritten; null for other kinds.</param>
    /// <param name="present">The entries that the file has.</param>
    public static ImmutableArray<string> Of(AllowKind what, string? edit, ImmutableArray<AllowEntry> present)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        if (present.IsEmpty)
            lines.Add("allow:");
        lines.Add($"  - what: {AllowEntry.WordOf(what)}");
        if (edit is not null)
            lines.Add($"    edit: \"{edit}\"");
        lines.Add("    reason: \"\"");
        return lines.ToImmutable();
    }
}
