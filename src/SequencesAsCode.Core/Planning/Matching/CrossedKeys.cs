namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>
/// Keys that the lock has for the wrong step or touch: an earlier program noted them by their place. By such a lock the
/// next edit of one email would be written over
/// another one, so the sequence is stopped until its file says by id which is which.
/// </summary>
/// <param name="What">Each key with the id that the lock has for it, as a phrase.</param>
/// <param name="Lines">Lines that settle it.</param>
public sealed record CrossedKeys(ImmutableArray<string> What, ImmutableArray<string> Lines)
{
    /// <summary>Looks for them; null when there are none.</summary>
    public static CrossedKeys? Of(DesiredSequence file, CurrentSequence current, BaseSequence? known)
    {
        if (known is null || file.Steps is not { } steps)
            return null;
        var held = current.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var noted = known
            .Steps.Where(step => step.Key is not null)
            .ToDictionary(step => step.Key!, StringComparer.Ordinal);
        var pairs = Crossed(
            [
                .. steps
                    .Where(step => step is { Key: not null, Id: null })
                    .Select(step => Of(step, noted.GetValueOrDefault(step.Key!), held)),
            ],
            [.. current.Steps.Select(step => new Held(step.Id, TextsOf(step)))],
            isOrdered: true
        );
        if (pairs.Count > 0)
            return Told(pairs, "step", "");

        foreach (var step in steps.Where(step => step.Touches is not null))
        {
            var id = step.Id ?? (step.Key is { } key ? noted.GetValueOrDefault(key)?.Id : null);
            if (
                id is null
                || !held.TryGetValue(id, out var now)
                || known.Steps.FirstOrDefault(other => other.Id == id) is not { } before
            )
                continue;
            var touches = now.Touches.ToDictionary(touch => touch.Id, StringComparer.Ordinal);
            var notedTouches = before
                .Touches.Where(touch => touch.Key is not null)
                .ToDictionary(touch => touch.Key!, StringComparer.Ordinal);
            pairs = Crossed(
                [
                    .. step.Touches!.Value.Where(touch => touch is { Key: not null, Id: null })
                        .Select(touch => Of(touch, notedTouches.GetValueOrDefault(touch.Key!), touches)),
                ],
                [.. now.Touches.Select(touch => new Held(touch.Id, [TextOf(touch.Fields)]))],
                isOrdered: false
            );
            if (pairs.Count > 0)
                return Told(pairs, "touch", $" of step '{step.Key ?? id}'");
        }

        return null;
    }

    /// <summary>
    /// The lock without steps that were never what their key says, and that the file now gives that key to another one
    /// than: they are somebody else's.
    /// </summary>
    public static BaseSequence? WithoutForeign(DesiredSequence file, BaseSequence? known)
    {
        if (known is null || file.Steps is not { } steps)
            return known;
        var stated = steps
            .Where(step => step is { Key: not null, Id: not null })
            .ToLookup(step => step.Key!, step => step.Id!, StringComparer.Ordinal);
        bool IsForeign(BaseStep step) =>
            step.Key is { } key && stated[key].Any(id => id != step.Id) && AreForeign(UnitsOf(step), null);
        return known.Steps.Any(IsForeign)
            ? known with
            {
                Steps = [.. known.Steps.Where(step => !IsForeign(step))],
            }
            : known;
    }

    // Seen from one key: what it wants is held under the id of another key, whose own text was never taken there; or,
    // in a lock that has no such trace, all of several
    // keys want just what stands in their own place of the sequence, and have each other's ids.
    private static List<(Part Part, Held Held)> Crossed(List<Part> parts, List<Held> held, bool isOrdered)
    {
        var found = new List<(Part, Held)>();
        foreach (
            var other in parts.Where(part =>
                part is { Held: not null, IsOwn: false } && AreForeign(part.Noted, part.Held)
            )
        )
        {
            if (
                parts.Find(part =>
                    part.Key != other.Key && !part.IsOwn && (part.Wants(other.Held!) || IsOf(other, part))
                ) is
                { } owner
            )
                found.Add((owner, other.Held!));
        }

        if (found.Count == 0)
            found = Exchanged(parts, held, isOrdered);
        foreach (var (_, place) in found.ToList())
        {
            // Where the text of the other one is by now, its key belongs.
            var wronged = parts.Find(part => part.Held?.Id == place.Id);
            if (
                wronged is not null
                && found.All(pair => pair.Item1.Key != wronged.Key)
                && held.Find(wronged.Wants) is { } real
                && found.All(pair => pair.Item2.Id != real.Id)
            )
                found.Add((wronged, real));
        }

        return
        [
            .. found
                .DistinctBy(pair => pair.Item1.Key, StringComparer.Ordinal)
                .DistinctBy(pair => pair.Item2.Id, StringComparer.Ordinal),
        ];
    }

    // A step wants just what another key's step holds, and by the lock the two would also change their places: so the
    // keys have each other's ids. Touches have no places,
    // so there each must want what another one of them has.
    private static List<(Part, Held)> Exchanged(List<Part> parts, List<Held> held, bool isOrdered)
    {
        var strangers = parts.Where(part => part is { Held: not null, IsOwn: false }).ToList();
        var pairs = strangers
            .Select(part =>
                (Part: part, Other: strangers.Find(other => other.Key != part.Key && part.Wants(other.Held!)))
            )
            .Where(pair => pair.Other is not null)
            .ToList();
        if (!isOrdered)
        {
            while (
                pairs.RemoveAll(pair =>
                    pairs.All(other => other.Part != pair.Other) || pairs.Count(other => other.Other == pair.Other) > 1
                ) > 0
            )
            {
                // What is left is closed.
            }
        }
        else if (
            !pairs.Exists(pair =>
                parts.IndexOf(pair.Part) < parts.IndexOf(pair.Other!) != Place(pair.Part) < Place(pair.Other!)
            )
        )
        {
            return [];
        }

        return pairs.ConvertAll(pair => (pair.Part, pair.Other!.Held!));

        int Place(Part part) => held.FindIndex(other => other.Id == part.Held!.Id);
    }

    // By what was sent: the file may have been edited since.
    private static bool IsOf(Part other, Part owner) =>
        other.Noted.Any(unit => owner.Noted.Any(sent => unit.IsTextOf(sent)));

    // Never explained by what was sent for the key, and still as it was then.
    private static bool AreForeign(ImmutableArray<Unit> noted, Held? held)
    {
        var texts = noted
            .SelectMany(unit => unit.Pairs.Values)
            .Where(pair => pair.Sent.Length > 0 || pair.Returned.Length > 0)
            .ToList();
        return texts.Any(pair => pair.IsRefused) && (held is not null || texts.All(pair => pair.IsRefused));
    }

    private static CrossedKeys Told(List<(Part Part, Held Held)> pairs, string kind, string where) =>
        new(
            [
                .. pairs.Select(pair =>
                    $"{kind} '{pair.Part.Key}'{where} is {pair.Held.Id} by its text{InLock(pair.Part)}"
                ),
            ],
            [
                .. pairs.SelectMany(pair =>
                    new[] { $"- key: {YamlText.Of(pair.Part.Key, inFlow: false)}", $"  id: {pair.Held.Id}" }
                ),
            ]
        );

    private static string InLock(Part part) => part.Held is { } noted ? $", and {noted.Id} in the lock" : "";

    private static Part Of(DesiredStep step, BaseStep? noted, Dictionary<string, CurrentStep> held)
    {
        var now = noted is null ? null : held.GetValueOrDefault(noted.Id);
        var touches = (step.Touches ?? []).Select(touch => touch.Fields.Where(PartText.Touch.Contains));
        return new(
            step.Key!,
            [step.Fields.Where(PartText.Step.Contains), .. touches],
            noted is null ? [] : UnitsOf(noted),
            now is null || now.Type != step.Type ? null : new(now.Id, TextsOf(now))
        );
    }

    private static Part Of(DesiredTouch touch, BaseTouch? noted, Dictionary<string, CurrentTouch> held)
    {
        var now = noted is null ? null : held.GetValueOrDefault(noted.Id);
        return new(
            touch.Key!,
            [touch.Fields.Where(PartText.Touch.Contains)],
            noted is null ? [] : [Unit.Of(noted.Fields)],
            now is null ? null : new(now.Id, [TextOf(now.Fields)])
        );
    }

    private static ImmutableArray<Unit> UnitsOf(BaseStep step) =>
        [Unit.Of(step.Fields), .. step.Touches.Select(touch => Unit.Of(touch.Fields))];

    private static ImmutableArray<FieldSet> TextsOf(CurrentStep step) =>
        [step.Fields.Where(PartText.Step.Contains), .. step.Touches.Select(touch => TextOf(touch.Fields))];

    private static FieldSet TextOf(FieldSet touch) => touch.Where(PartText.Touch.Contains);

    /// <summary>A step or touch of the service with what people wrote in it.</summary>
    private sealed record Held(string Id, ImmutableArray<FieldSet> Texts);

    /// <summary>What the lock has of one text: a note, or a touch's subject and body.</summary>
    private sealed record Unit(ImmutableSortedDictionary<string, BasePair> Pairs)
    {
        public static Unit Of(BaseFields fields) =>
            new(
                fields
                    .Pairs.Where(pair => PartText.Step.Concat(PartText.Touch).Any(text => text.Key == pair.Key))
                    .ToImmutableSortedDictionary(StringComparer.Ordinal)
            );

        /// <summary>
        /// Whether what came back for this one is what was sent for the other, as far as the two differ.
        /// </summary>
        public bool IsTextOf(Unit other)
        {
            var differing = Pairs
                .Where(pair => other.Pairs.TryGetValue(pair.Key, out var sent) && sent.Sent != pair.Value.Sent)
                .ToList();
            return differing.Any(pair =>
                    pair.Value.IsRefused
                    && pair.Value.Returned.Length > 0
                    && pair.Value.Returned == other.Pairs[pair.Key].Sent
                ) && differing.All(pair => pair.Value.IsRefused);
        }
    }

    /// <summary>
    /// A key of the file with what it wants, what the lock has of it, and what stands under the lock's id for it.
    /// </summary>
    private sealed record Part(string Key, ImmutableArray<FieldSet> Texts, ImmutableArray<Unit> Noted, Held? Held)
    {
        public bool IsOwn { get; } = Held is not null && AreIn(Texts, Held);

        public bool Wants(Held other) => AreIn(Texts, other);

        // Words must be there: empty texts are alike everywhere.
        private static bool AreIn(ImmutableArray<FieldSet> texts, Held held)
        {
            var said = texts.Where(text => PartText.IsIn(text, [.. PartText.Step, .. PartText.Touch])).ToList();
            return said.Count > 0 && said.All(text => held.Texts.Any(other => IsSaid(text, other)));
        }

        private static bool IsSaid(FieldSet text, FieldSet other) =>
            text.All(pair => FieldComparison.Explained(pair.Key, pair.Value, other[pair.Key]));
    }
}
