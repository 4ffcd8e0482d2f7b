using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>Decides about the order of the steps that file, Apollo and lock have in common.</summary>
internal sealed class OrderDrift(BaseSequence known, PartRules rules, Findings findings)
{
    /// <summary>
    /// Puts the planned steps in their final order, and returns the ids of those that were moved in Apollo and stay
    /// there.
    /// </summary>
    public IReadOnlySet<string> Settle(List<PlannedStep> planned)
    {
        var places = known.Steps.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index, StringComparer.Ordinal);
        var slots = planned
            .Index()
            .Where(pair => pair.Item.Target?.Id is { } id && places.ContainsKey(id))
            .Select(pair => pair.Index)
            .ToList();
        var desired = slots.ConvertAll(slot => planned[slot]);
        var current = desired.OrderBy(step => step.Change.From).ToList();
        if (desired.SequenceEqual(current))
        {
            if (!LongestRun.IsAll(current.ConvertAll(PlaceOf)))
                findings.NoteOrder();
            return new HashSet<string>();
        }

        var isAsSent = LongestRun.IsAll(desired.ConvertAll(PlaceOf));
        var silent = LongestRun.Mark(current.ConvertAll(PlaceOf));
        if (silent.All(kept => kept))
            return new HashSet<string>();
        if (!isAsSent)
        {
            if (!rules.Overwrite)
                findings.Conflicts.Add(
                    new("the sequence", ["the order of steps"])
                    {
                        Held = [$"order {string.Join(' ', current.Select(step => step.Target!.Id))}"],
                    }
                );
            return new HashSet<string>();
        }

        if (rules.Revert)
            return new HashSet<string>();
        findings.IsOrderDrift = true;
        foreach (var (index, slot) in slots.Index())
            planned[slot] = current[index];
        return current
            .Where((_, index) => !silent[index])
            .Select(step => step.Target!.Id!)
            .ToHashSet(StringComparer.Ordinal);

        int PlaceOf(PlannedStep step) => places[step.Target!.Id!];
    }
}
