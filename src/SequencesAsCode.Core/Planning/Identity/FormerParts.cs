namespace SequencesAsCode.Core.Planning.Identity;

/// <summary>
/// Tells whether a file listed a part of the lock. The lock also has steps and touches that no file listed, for example
/// touches that Apollo made itself. Those have neither a key nor a managed field.
/// </summary>
internal static class FormerParts
{
    /// <summary>
    /// Whether a file listed the step, and nothing in it was added or edited in Apollo since the last apply.
    /// </summary>
    public static bool IsAsLeft(BaseStep? known, CurrentStep current) =>
        WasListed(known)
        && IsAsLeft(known!.Fields, current.Fields)
        && current.Touches.All(touch =>
            known.Touches.Any(former => former.Id == touch.Id && IsAsLeft(former.Fields, touch.Fields))
        );

    /// <summary>Whether a file listed the touch, and nothing in it was edited in Apollo since.</summary>
    public static bool IsAsLeft(BaseTouch? known, CurrentTouch current) =>
        WasListed(known) && IsAsLeft(known!.Fields, current.Fields);

    /// <summary>Whether a file listed the step, and it was edited in Apollo since the last apply.</summary>
    public static bool IsEdited(BaseStep? known, CurrentStep current) => WasListed(known) && !IsAsLeft(known, current);

    /// <summary>Whether a file listed the touch, and it was edited in Apollo since the last apply.</summary>
    public static bool IsEdited(BaseTouch? known, CurrentTouch current) =>
        WasListed(known) && !IsAsLeft(known, current);

    /// <summary>Whether a file listed the step.</summary>
    public static bool WasListed(BaseStep? known) =>
        known is not null && (known.Key is not null || !known.Fields.Pairs.IsEmpty || known.Touches.Any(WasListed));

    /// <summary>Whether a file listed the touch.</summary>
    public static bool WasListed(BaseTouch? known) =>
        known is not null && (known.Key is not null || !known.Fields.Pairs.IsEmpty);

    private static bool IsAsLeft(BaseFields known, FieldSet current) =>
        current.All(pair => known[pair.Key] is not { } left || FieldToken.Of(pair.Key, pair.Value) == left.Returned);
}
