using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Keys for the steps and touches of a sequence: those that the lock knows stay, the others are made up.
/// </summary>
internal sealed class PartKeys
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <param name="current">What Apollo holds.</param>
    /// <param name="known">The keys that parts have.</param>
    /// <param name="inUse">Keys that nothing new may get: of steps under the sequence's id, of touches under their
    /// step's.</param>
    public PartKeys(CurrentSequence current, BaseSequence? known, ILookup<string, string>? inUse = null)
    {
        var steps = (known?.Steps ?? []).ToDictionary(step => step.Id, StringComparer.Ordinal);
        Fill(
            current.Steps,
            inUse?[current.Id] ?? [],
            step => step.Id,
            step => steps.GetValueOrDefault(step.Id)?.Key,
            (step, _) => KeyNames.OfStep(step.Type, Subject(step), step.Touches.Any(IsReply))
        );
        foreach (var step in current.Steps)
        {
            var touches = (steps.GetValueOrDefault(step.Id)?.Touches ?? []).ToDictionary(
                touch => touch.Id,
                touch => touch.Key,
                StringComparer.Ordinal
            );
            Fill(
                Ordered(step),
                inUse?[step.Id] ?? [],
                touch => touch.Id,
                touch => touches.GetValueOrDefault(touch.Id),
                (_, index) => KeyNames.OfTouch(index)
            );
        }
    }

    public string this[string id] => keys[id];

    /// <summary>The touches of a step in an order that does not depend on the answer.</summary>
    public static IEnumerable<CurrentTouch> Ordered(CurrentStep step) =>
        step.Touches.OrderBy(touch => touch.Id, StringComparer.Ordinal);

    private void Fill<T>(
        IEnumerable<T> parts,
        IEnumerable<string> inUse,
        Func<T, string> id,
        Func<T, string?> known,
        Func<T, int, string> make
    )
    {
        var all = parts.ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in all)
        {
            if (known(part) is { } key && taken.Add(key))
                keys[id(part)] = key;
        }

        taken.UnionWith(inUse);
        foreach (var (index, part) in all.Index().Where(pair => !keys.ContainsKey(id(pair.Item))))
        {
            var key = KeyNames.Unique(make(part, index), taken.Contains);
            taken.Add(key);
            keys[id(part)] = key;
        }
    }

    private static string? Subject(CurrentStep step) =>
        Ordered(step)
            .Where(touch => !IsReply(touch))
            .Select(touch => touch.Fields[Fields.Subject])
            .OfType<FieldValue.Text>()
            .FirstOrDefault()
            ?.Value;

    private static bool IsReply(CurrentTouch touch) =>
        touch.Fields[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" };
}
