namespace SequencesAsCode.Applying.Confirming;

/// <summary>Whether two reads of a sequence show the same content.</summary>
internal static class SameContent
{
    /// <summary>Whether they are equal. Parts of the answers that this program does not manage may differ.</summary>
    public static bool Of(CurrentSequence one, CurrentSequence other) =>
        one.Archived == other.Archived && one.Active == other.Active && ButActive(one, other);

    /// <summary>Whether they are equal except for the switch.</summary>
    public static bool ButActive(CurrentSequence one, CurrentSequence other) =>
        Same(one.Fields.Without(Fields.Active), other.Fields.Without(Fields.Active))
        && one.Steps.Length == other.Steps.Length
        && one.Steps.Zip(other.Steps).All(pair => Same(pair.First, pair.Second));

    private static bool Same(CurrentStep one, CurrentStep other)
    {
        var touches = other.Touches.ToDictionary(touch => touch.Id, touch => touch.Fields, StringComparer.Ordinal);
        return one.Id == other.Id
            && Same(one.Fields, other.Fields)
            && one.Touches.Length == touches.Count
            && one.Touches.All(touch => touches.TryGetValue(touch.Id, out var fields) && Same(touch.Fields, fields));
    }

    private static bool Same(FieldSet one, FieldSet other) =>
        one.Count == other.Count
        && one.All(pair => FieldToken.Of(pair.Key, pair.Value) == FieldToken.Of(pair.Key, other[pair.Key]));
}
