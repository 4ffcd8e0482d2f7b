namespace SequencesAsCode.Files.Importing;

/// <summary>The way a file refers to schedules and owners: by the name where that is certain, else by the id.</summary>
internal static class ReferenceNames
{
    /// <summary>The reference with the one of the two that the file is to write.</summary>
    public static FieldValue.Reference Of(Field field, FieldValue.Reference reference, AccountDirectory directory)
    {
        var isOwner = ReferenceEquals(field, Fields.Owner);
        var entries = (isOwner ? directory.Users : directory.Schedules) ?? [];
        var comparison = isOwner ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var name = AccountDirectory.NameOf(entries, reference.Id!)?.Trim();
        var isCertain =
            name is { Length: > 0 }
            && IsName(name, isOwner)
            && entries.Count(entry => string.Equals(entry.Name.Trim(), name, comparison)) == 1;
        return isCertain ? new(null, name) : reference with { Name = null };
    }

    private static bool IsName(string name, bool isOwner) =>
        name != "none"
        && !name.Any(char.IsControl)
        && (
            isOwner
                ? name.Contains('@', StringComparison.Ordinal)
                    && !name.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or ';')
                : !ServiceId.IsApollos(name)
        );
}
