using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Crossing;

/// <summary>A step or touch in Apollo with the texts that people wrote.</summary>
internal sealed record HeldPart(string Id, ImmutableArray<FieldSet> Texts)
{
    public static HeldPart Of(CurrentStep step) =>
        new(
            step.Id,
            [step.Fields.Where(PartText.Step.Contains), .. step.Touches.Select(touch => TextOf(touch.Fields))]
        );

    public static HeldPart Of(CurrentTouch touch) => new(touch.Id, [TextOf(touch.Fields)]);

    private static FieldSet TextOf(FieldSet touch) => touch.Where(PartText.Touch.Contains);
}

/// <summary>What the lock has of one text: of a note, or of the subject and body of a touch.</summary>
/// <param name="Pairs">The sent and returned values by the field's key.</param>
internal sealed record LockedText(ImmutableSortedDictionary<string, BasePair> Pairs)
{
    public static LockedText Of(BaseFields fields) =>
        new(
            fields
                .Pairs.Where(pair => PartText.Step.Concat(PartText.Touch).Any(text => text.Key == pair.Key))
                .ToImmutableSortedDictionary(StringComparer.Ordinal)
        );

    public static ImmutableArray<LockedText> Of(BaseStep step) =>
        [Of(step.Fields), .. step.Touches.Select(touch => Of(touch.Fields))];

    /// <summary>Whether Apollo returned for this text what was sent for the other one, where the two differ.</summary>
    public bool CameBackAs(LockedText other)
    {
        var differing = Pairs
            .Where(pair => other.Pairs.TryGetValue(pair.Key, out var sent) && sent.Sent != pair.Value.Sent)
            .ToList();
        return differing.Exists(pair =>
                pair.Value.IsRefused
                && pair.Value.Returned.Length > 0
                && pair.Value.Returned == other.Pairs[pair.Key].Sent
            ) && differing.TrueForAll(pair => pair.Value.IsRefused);
    }

    /// <summary>
    /// Whether no text of a part explains what Apollo returned for it, so the part may belong to another key.
    /// </summary>
    /// <param name="texts">The texts of the part in the lock.</param>
    /// <param name="isHeld">Whether Apollo still has the part; without it every text must be unexplained.</param>
    public static bool AreForeign(ImmutableArray<LockedText> texts, bool isHeld)
    {
        var pairs = texts
            .SelectMany(text => text.Pairs.Values)
            .Where(pair => pair.Sent.Length > 0 || pair.Returned.Length > 0)
            .ToList();
        return pairs.Exists(pair => pair.IsRefused) && (isHeld || pairs.TrueForAll(pair => pair.IsRefused));
    }
}

/// <summary>A key of the file.</summary>
/// <param name="Key">The key.</param>
/// <param name="Texts">The texts that the file states for it.</param>
/// <param name="Locked">The texts that the lock has for it.</param>
/// <param name="Held">The part in Apollo with the id that the lock has for it; null when there is none.</param>
internal sealed record KeyedPart(
    string Key,
    ImmutableArray<FieldSet> Texts,
    ImmutableArray<LockedText> Locked,
    HeldPart? Held
)
{
    /// <summary>Whether the part in Apollo has the texts that the file states.</summary>
    public bool IsOwn { get; } = Held is not null && AreIn(Texts, Held);

    public static KeyedPart Of(DesiredStep step, BaseStep? locked, Dictionary<string, CurrentStep> held)
    {
        var now = locked is null ? null : held.GetValueOrDefault(locked.Id);
        var touches = (step.Touches ?? []).Select(touch => touch.Fields.Where(PartText.Touch.Contains));
        return new(
            step.Key!,
            [step.Fields.Where(PartText.Step.Contains), .. touches],
            locked is null ? [] : LockedText.Of(locked),
            now is null || now.Type != step.Type ? null : HeldPart.Of(now)
        );
    }

    public static KeyedPart Of(DesiredTouch touch, BaseTouch? locked, Dictionary<string, CurrentTouch> held)
    {
        var now = locked is null ? null : held.GetValueOrDefault(locked.Id);
        return new(
            touch.Key!,
            [touch.Fields.Where(PartText.Touch.Contains)],
            locked is null ? [] : [LockedText.Of(locked.Fields)],
            now is null ? null : HeldPart.Of(now)
        );
    }

    /// <summary>Whether a part in Apollo has the texts that the file states for this key.</summary>
    public bool Matches(HeldPart other) => AreIn(Texts, other);

    /// <summary>
    /// Whether the part of another key came back with a text that was sent for this key. It does not use the file,
    /// which may have been edited since.
    /// </summary>
    public bool WasSentTo(KeyedPart other) => other.Locked.Any(text => Locked.Any(text.CameBackAs));

    // Only texts that are not empty count: empty ones are the same everywhere.
    private static bool AreIn(ImmutableArray<FieldSet> texts, HeldPart held)
    {
        var written = texts.Where(text => PartText.IsIn(text, [.. PartText.Step, .. PartText.Touch])).ToList();
        return written.Count > 0 && written.TrueForAll(text => held.Texts.Any(other => IsExplained(text, other)));
    }

    private static bool IsExplained(FieldSet text, FieldSet other) =>
        text.All(pair => FieldComparison.Explained(pair.Key, pair.Value, other[pair.Key]));
}
