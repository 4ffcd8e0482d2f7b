using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// The known ids of steps and touches that a write created. An id gets a key only by this, or when it has the text that
/// was sent.
/// </summary>
/// <param name="Before">Ids of steps and touches that existed before the write.</param>
/// <param name="Answered">Handles of new steps and touches by their id in the answer to the write.</param>
internal sealed record NewParts(ImmutableHashSet<string> Before, ImmutableDictionary<string, string> Answered)
{
    /// <summary>Nothing is known.</summary>
    public static NewParts Unknown { get; } = new([], ImmutableDictionary<string, string>.Empty);

    /// <summary>Whether a target has a step or touch that the write creates.</summary>
    public static bool AreIn(TargetSequence target) =>
        target.Steps.Any(step => step.Id is null || step.Touches.Any(touch => touch.Id is null));

    /// <summary>Adds the parts of a sequence as it was before the write.</summary>
    public NewParts After(CurrentSequence former) => this with { Before = Before.Union(former.PartIds) };

    /// <summary>
    /// Adds the ids in the answer to the write. The service may rewrite texts, so when the answer has every step in its
    /// place, a part with similar words is also recognized by its place.
    /// </summary>
    public NewParts AnsweredBy(TargetSequence target, CurrentSequence answer)
    {
        var found = Partners.Of(target, answer, this);
        var steps = found.Steps;
        if (Fits(target, answer))
            steps = steps.AddRange(InPlace(target, answer, found));
        var touches = answer
            .Steps.Where(step => steps.ContainsKey(step.Id))
            .SelectMany(step => Alike(steps[step.Id], step, found));
        return this with
        {
            Answered = Answered
                .SetItems(
                    steps
                        .Where(pair => pair.Value.Id is null)
                        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Handle))
                )
                .SetItems(
                    found
                        .Touches.Where(pair => pair.Value.Id is null)
                        .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Handle))
                )
                .SetItems(touches),
        };
    }

    private bool Fits(TargetSequence target, CurrentSequence answer) =>
        target.Steps.Length == answer.Steps.Length
        && target
            .Steps.Zip(answer.Steps)
            .All(pair =>
                pair.First.Type == pair.Second.Type
                && (pair.First.Id is { } kept ? kept == pair.Second.Id : !Before.Contains(pair.Second.Id))
            );

    private static IEnumerable<KeyValuePair<string, TargetStep>> InPlace(
        TargetSequence target,
        CurrentSequence answer,
        Partners found
    )
    {
        var taken = found.Steps.Values.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        ImmutableArray<int> open =
        [
            .. target
                .Steps.Index()
                .Where(pair => !taken.Contains(pair.Item) && !found.Steps.ContainsKey(answer.Steps[pair.Index].Id))
                .Select(pair => pair.Index),
        ];
        if (open.IsEmpty)
            return [];
        var likeness = new Likeness(
            [.. target.Steps.Select(step => Traits.Of(Partners.AsHeld(step)))],
            [.. answer.Steps.Select(Traits.Of)]
        );
        return BestPairing
            .Find(open, open, likeness.OfAlike)
            .Pairs.Where(pair => pair.Desired == pair.Current)
            .Select(pair => KeyValuePair.Create(answer.Steps[pair.Current].Id, target.Steps[pair.Desired]));
    }

    private IEnumerable<KeyValuePair<string, string>> Alike(TargetStep wanted, CurrentStep step, Partners found)
    {
        var taken = found.Touches.Values.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        ImmutableArray<int> desired =
        [
            .. wanted
                .Touches.Index()
                .Where(pair => pair.Item.Id is null && !taken.Contains(pair.Item))
                .Select(pair => pair.Index),
        ];
        var kept = wanted.Touches.Select(touch => touch.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        ImmutableArray<int> current =
        [
            .. step
                .Touches.Index()
                .Where(pair =>
                    !kept.Contains(pair.Item.Id)
                    && !Before.Contains(pair.Item.Id)
                    && !found.Touches.ContainsKey(pair.Item.Id)
                )
                .Select(pair => pair.Index),
        ];
        if (desired.IsEmpty || current.IsEmpty)
            return [];
        var likeness = new Likeness(
            [.. wanted.Touches.Select(touch => Traits.Of(touch.Fields))],
            [.. step.Touches.Select(touch => Traits.Of(touch.Fields))]
        );
        return BestPairing
            .Find(desired, current, likeness.OfAlike)
            .Pairs.Select(pair =>
                KeyValuePair.Create(step.Touches[pair.Current].Id, wanted.Touches[pair.Desired].Handle)
            );
    }
}
