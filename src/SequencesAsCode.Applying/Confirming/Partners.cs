using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Applying.Confirming;

/// <summary>
/// Pairs the steps and touches of the service with those of the plan. Existing parts are known by their id; new ones by
/// the answer to the write, or by exactly the text that was sent. The place decides only between parts with the same
/// text. The rest belongs to somebody else or was changed, and gets no key.
/// </summary>
/// <param name="Steps">Steps of the plan by their id in the service.</param>
/// <param name="Touches">Touches of the plan by their id in the service.</param>
internal sealed record Partners(
    ImmutableDictionary<string, TargetStep> Steps,
    ImmutableDictionary<string, TargetTouch> Touches
)
{
    // More than the highest cost of a pair.
    private const double Most = 1e6;
    private const double Difference = 100;

    /// <summary>Pairs the parts of a target with the parts that were read.</summary>
    public static Partners Of(TargetSequence target, CurrentSequence current, NewParts parts)
    {
        var steps = Pair(
            target.Steps,
            current.Steps,
            parts,
            new(
                step => step.Id,
                step => step.Handle,
                step => step.Id,
                (wanted, held) => wanted.Type == held.Type,
                IsSent,
                (wanted, held) =>
                    Differences(wanted.Fields, held.Fields)
                    + wanted.Touches.Sum(touch =>
                        held.Touches.Select(other => Differences(touch.Fields, other.Fields)).DefaultIfEmpty(0).Min()
                    )
            )
        );
        var touches = current
            .Steps.Where(step => steps.ContainsKey(step.Id))
            .SelectMany(step => OfTouches(steps[step.Id], step, parts));
        return new(steps, touches.ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>A step of the service with the step of the plan, and its touches with theirs.</summary>
    public StepPair With(TargetStep? wanted, CurrentStep step) =>
        new(wanted, step, [.. step.Touches.Select(touch => new TouchPair(Touches.GetValueOrDefault(touch.Id), touch))]);

    /// <summary>A step of a plan in the form of a step of the service.</summary>
    public static CurrentStep AsHeld(TargetStep step) =>
        new(
            step.Handle,
            step.Type,
            step.Fields,
            [.. step.Touches.Select(touch => new CurrentTouch(touch.Handle, touch.Fields, []))],
            People.Unknown
        );

    private static ImmutableDictionary<string, TargetTouch> OfTouches(
        TargetStep wanted,
        CurrentStep step,
        NewParts parts
    ) =>
        Pair(
            wanted.Touches,
            step.Touches,
            parts,
            new(
                touch => touch.Id,
                touch => touch.Handle,
                touch => touch.Id,
                (_, _) => true,
                (touch, held) => IsSent(touch.Fields, held.Fields, PartText.Touch),
                (touch, held) => Differences(touch.Fields, held.Fields)
            )
        );

    private static ImmutableDictionary<string, TWanted> Pair<TWanted, THeld>(
        ImmutableArray<TWanted> wanted,
        ImmutableArray<THeld> held,
        NewParts parts,
        PartTraits<TWanted, THeld> traits
    )
        where TWanted : class
    {
        var pairs = ImmutableDictionary.CreateBuilder<string, TWanted>(StringComparer.Ordinal);
        var kept = wanted
            .Where(item => traits.KnownId(item) is not null)
            .ToDictionary(item => traits.KnownId(item)!, StringComparer.Ordinal);
        foreach (var item in held.Where(item => kept.ContainsKey(traits.Id(item))))
            pairs[traits.Id(item)] = kept[traits.Id(item)];
        var open = wanted.Where(item => traits.KnownId(item) is null).ToList();
        var free = held.Where(item => !kept.ContainsKey(traits.Id(item)) && !parts.Before.Contains(traits.Id(item)))
            .ToList();
        foreach (var item in free.ToList())
        {
            if (Answered(item, open, parts, traits) is not { } own)
                continue;
            pairs[traits.Id(item)] = own;
            open.Remove(own);
            free.Remove(item);
        }

        // A part that the answer named and that is gone now is not paired with another part of the same text.
        open.RemoveAll(item => parts.Answered.ContainsValue(traits.Handle(item)));
        free.RemoveAll(item => parts.Answered.ContainsKey(traits.Id(item)));
        foreach (var (one, other) in Assigned(open, free, CostOf))
            pairs[traits.Id(other)] = one;
        return pairs.ToImmutable();

        double? CostOf(TWanted one, THeld other) =>
            traits.IsSent(one, other)
                ? (traits.Differences(one, other) * Difference)
                    + Math.Pow(wanted.IndexOf(one) - held.IndexOf(other), 2) / 1000
                : null;
    }

    // The part that the answer to the write names for an id. When answer and read contradict each other, neither is
    // used.
    private static TWanted? Answered<TWanted, THeld>(
        THeld item,
        List<TWanted> open,
        NewParts parts,
        PartTraits<TWanted, THeld> traits
    )
        where TWanted : class =>
        open.Find(other => parts.Answered.GetValueOrDefault(traits.Id(item)) == traits.Handle(other)) is { } own
        && traits.MayBe(own, item)
        && (traits.IsSent(own, item) || !open.Exists(other => traits.IsSent(other, item) && HasText(other)))
            ? own
            : null;

    // Every possible pair is taken; differences only decide between several.
    private static IEnumerable<(TWanted Wanted, THeld Held)> Assigned<TWanted, THeld>(
        List<TWanted> wanted,
        List<THeld> held,
        Func<TWanted, THeld, double?> costOf
    ) =>
        BestPairing
            .Find(
                [.. Enumerable.Range(0, wanted.Count)],
                [.. Enumerable.Range(0, held.Count)],
                (i, j) => Most - costOf(wanted[i], held[j])
            )
            .Pairs.Select(pair => (wanted[pair.Desired], held[pair.Current]));

    // A step without texts is recognized by all other values that were sent.
    private static bool IsSent(TargetStep wanted, CurrentStep held) =>
        wanted.Type == held.Type
        && IsSent(wanted.Fields, held.Fields, PartText.Step)
        && Assigned(
                [.. wanted.Touches],
                [.. held.Touches],
                (one, other) => IsSent(one.Fields, other.Fields, PartText.Touch) ? 0 : null
            )
            .Count() == wanted.Touches.Length
        && (HasText(wanted) || Differences(wanted.Fields, held.Fields) == 0);

    private static bool IsSent(FieldSet wanted, FieldSet held, ImmutableArray<Field> texts) =>
        texts.All(text => wanted[text] is not { } sent || IsSent(text, sent, held[text]));

    // A text that came back with only its form changed is still the text that was sent.
    private static bool IsSent(Field field, FieldValue sent, FieldValue? held) =>
        FieldComparison.Explained(field, sent, held)
        || (Rewriting.IsPossible(field) && RewriteKinds.IsForm(RewriteKinds.Of(sent, held)));

    private static bool HasText(object wanted) =>
        wanted switch
        {
            TargetStep step => PartText.IsIn(step.Fields, PartText.Step) || step.Touches.Any(HasText),
            TargetTouch touch => PartText.IsIn(touch.Fields, PartText.Touch),
            _ => false,
        };

    private static int Differences(FieldSet wanted, FieldSet held) =>
        wanted.Count(pair => !FieldComparison.Explained(pair.Key, pair.Value, held[pair.Key]));

    /// <summary>What pairing needs to know of a kind of parts.</summary>
    /// <param name="KnownId">The id of a part of the plan; null for a new one.</param>
    /// <param name="Handle">The plan's own name for a part of it.</param>
    /// <param name="Id">The id of a part of the service.</param>
    /// <param name="MayBe">Whether the two can be the same part.</param>
    /// <param name="IsSent">Whether the part of the service has exactly the text that was sent.</param>
    /// <param name="Differences">How many fields differ.</param>
    private sealed record PartTraits<TWanted, THeld>(
        Func<TWanted, string?> KnownId,
        Func<TWanted, string> Handle,
        Func<THeld, string> Id,
        Func<TWanted, THeld, bool> MayBe,
        Func<TWanted, THeld, bool> IsSent,
        Func<TWanted, THeld, int> Differences
    );
}
