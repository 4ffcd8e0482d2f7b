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
            step => step.Id,
            step => step.Handle,
            current.Steps,
            step => step.Id,
            parts,
            (wanted, held) => wanted.Type == held.Type,
            IsSent,
            (wanted, held) =>
                Differences(wanted.Fields, held.Fields)
                + wanted.Touches.Sum(touch =>
                    held.Touches.Select(other => Differences(touch.Fields, other.Fields)).DefaultIfEmpty(0).Min()
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
            touch => touch.Id,
            touch => touch.Handle,
            step.Touches,
            touch => touch.Id,
            parts,
            (_, _) => true,
            (touch, held) => IsSent(touch.Fields, held.Fields, PartText.Touch),
            (touch, held) => Differences(touch.Fields, held.Fields)
        );

    private static ImmutableDictionary<string, TWanted> Pair<TWanted, THeld>(
        ImmutableArray<TWanted> wanted,
        Func<TWanted, string?> keptId,
        Func<TWanted, string> handleOf,
        ImmutableArray<THeld> held,
        Func<THeld, string> idOf,
        NewParts parts,
        Func<TWanted, THeld, bool> mayBe,
        Func<TWanted, THeld, bool> isSent,
        Func<TWanted, THeld, int> differences
    )
        where TWanted : class
    {
        var pairs = ImmutableDictionary.CreateBuilder<string, TWanted>(StringComparer.Ordinal);
        var kept = wanted
            .Where(item => keptId(item) is not null)
            .ToDictionary(item => keptId(item)!, StringComparer.Ordinal);
        foreach (var item in held.Where(item => kept.ContainsKey(idOf(item))))
            pairs[idOf(item)] = kept[idOf(item)];
        var open = wanted.Where(item => keptId(item) is null).ToList();
        var free = held.Where(item => !kept.ContainsKey(idOf(item)) && !parts.Before.Contains(idOf(item))).ToList();
        foreach (var item in free.ToList())
        {
            if (Answered(item) is not { } own)
                continue;
            pairs[idOf(item)] = own;
            open.Remove(own);
            free.Remove(item);
        }

        // A part that the answer named and that is gone now is not paired with another part of the same text.
        open.RemoveAll(item => parts.Answered.ContainsValue(handleOf(item)));
        free.RemoveAll(item => parts.Answered.ContainsKey(idOf(item)));
        foreach (var (one, other) in Assigned(open, free, CostOf))
            pairs[idOf(other)] = one;
        return pairs.ToImmutable();

        // When the answer and the read contradict each other, neither is used.
        TWanted? Answered(THeld item) =>
            open.Find(other => parts.Answered.GetValueOrDefault(idOf(item)) == handleOf(other)) is { } own
            && mayBe(own, item)
            && (isSent(own, item) || !open.Exists(other => isSent(other, item) && HasText(other)))
                ? own
                : null;

        double? CostOf(TWanted one, THeld other) =>
            isSent(one, other)
                ? (differences(one, other) * Difference) + Math.Pow(wanted.IndexOf(one) - held.IndexOf(other), 2) / 1000
                : null;
    }

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
}
