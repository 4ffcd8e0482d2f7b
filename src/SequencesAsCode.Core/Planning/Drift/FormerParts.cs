namespace SequencesAsCode.Core.Planning.Drift;

/// <summary>
/// Whether a file listed what the lock knows. The lock knows more: every step that a sequence had, and the touches the
/// service made by itself.
/// Of those a key or a managed field is missing.
/// </summary>
internal static class FormerParts
{
    /// <summary>
    /// Whether a file listed the step, and nothing was made or edited in it in Apollo since: that would go with it.
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
