using System.Collections.Immutable;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Applying;

/// <summary>What the service holds after a write, laid beside what the plan wanted.</summary>
/// <param name="Mismatches">What is neither equal nor explained, as short phrases; empty when all is as planned.</param>
/// <param name="Steps">Every step of the service with the target's, which is null for one that the plan did not expect.</param>
internal sealed record ReadBack(ImmutableArray<string> Mismatches, ImmutableArray<StepPair> Steps)
{
    /// <summary>Compares, unmanaged parts included, and finds which ids were given to what was created.</summary>
    /// <param name="target">What was wanted.</param>
    /// <param name="current">What was read.</param>
    /// <param name="ignored">Fields of the sequence that are not written yet.</param>
    public static ReadBack Of(TargetSequence target, CurrentSequence current, params ImmutableArray<Field> ignored)
    {
        var mismatches = ImmutableArray.CreateBuilder<string>();
        Compare("", target.Fields.Where(field => !ignored.Contains(field)), current.Fields, mismatches);

        var pairs = ImmutableArray.CreateBuilder<StepPair>();
        foreach (var (index, step) in current.Steps.Index())
        {
            var wanted = Partner(target, step, index);
            if (wanted?.Id is not null && (index >= target.Steps.Length || target.Steps[index] != wanted)) mismatches.Add($"place of step {wanted.Handle}");
            pairs.Add(new(wanted, step, wanted is null ? [.. step.Touches.Select(touch => new TouchPair(null, touch))] : Touches(wanted, step, mismatches)));
            if (wanted is null) mismatches.Add($"step {index + 1} is one that somebody else made");
            else Compare($"step {wanted.Handle}: ", wanted.Fields, step.Fields, mismatches);
        }

        if (current.Steps.Length != target.Steps.Length) mismatches.Add($"{current.Steps.Length} steps instead of {target.Steps.Length}");
        return new(mismatches.ToImmutable(), pairs.ToImmutable());
    }

    /// <summary>What a create made, as it is now.</summary>
    public CreatedParts Created(string sequenceId) => new(sequenceId, [.. Steps.Where(pair => pair.Target is not null).Select(pair => pair.Target! with
    {
        Id = pair.Current.Id,
        Fields = pair.Current.Fields.With(pair.Target!.Fields),
        Touches = [.. pair.Touches.Select(touch => touch.Target is { } wanted
            ? wanted with { Id = touch.Current.Id, Fields = touch.Current.Fields.With(wanted.Fields) }
            : new TargetTouch(touch.Current.Id, null, touch.Current.Id, touch.Current.Fields, FieldSet.Empty))],
    })]);

    // A kept step is known by its id wherever it is; a created one by its place and type.
    private static TargetStep? Partner(TargetSequence target, CurrentStep step, int index) =>
        target.Steps.FirstOrDefault(wanted => wanted.Id == step.Id)
        ?? (index < target.Steps.Length && target.Steps[index] is { Id: null } created && created.Type == step.Type ? created : null);

    private static ImmutableArray<TouchPair> Touches(TargetStep wanted, CurrentStep step, ImmutableArray<string>.Builder mismatches)
    {
        var kept = wanted.Touches.Where(touch => touch.Id is not null).ToDictionary(touch => touch.Id!, StringComparer.Ordinal);
        var created = wanted.Touches.Where(touch => touch.Id is null).ToList();
        var others = step.Touches.Where(touch => !kept.ContainsKey(touch.Id)).ToList();
        var partner = Partners(created, others);
        var pairs = step.Touches.Select(touch => new TouchPair(kept.GetValueOrDefault(touch.Id) ?? partner.GetValueOrDefault(touch.Id), touch)).ToImmutableArray();
        foreach (var pair in pairs.Where(pair => pair.Target is not null)) Compare($"touch {pair.Target!.Handle}: ", pair.Target.Fields, pair.Current.Fields, mismatches);

        // For some types the service makes a touch by itself where none was asked for.
        var isServiceMade = wanted.Id is null && wanted.Touches.IsEmpty;
        var found = pairs.Count(pair => pair.Target is not null);
        if (!isServiceMade && (found != wanted.Touches.Length || pairs.Length != found)) mismatches.Add($"step {wanted.Handle}: {pairs.Length} touches instead of {wanted.Touches.Length}");
        return pairs;
    }

    // Touches have no order, so each created one goes to the new id whose fields differ least.
    private static Dictionary<string, TargetTouch> Partners(List<TargetTouch> created, List<CurrentTouch> others)
    {
        var partners = new Dictionary<string, TargetTouch>(StringComparer.Ordinal);
        if (created.Count == 0 || others.Count == 0) return partners;
        var columns = Math.Max(others.Count, created.Count);
        var cost = new double[created.Count, columns];
        for (var i = 0; i < created.Count; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                cost[i, j] = j < others.Count ? created[i].Fields.Count(pair => !FieldComparison.Explained(pair.Key, pair.Value, others[j].Fields[pair.Key])) : 1000;
            }
        }

        foreach (var (index, column) in Assignment.Of(cost).Index())
        {
            if (column < others.Count) partners[others[column].Id] = created[index];
        }

        return partners;
    }

    private static void Compare(string where, FieldSet wanted, FieldSet held, ImmutableArray<string>.Builder mismatches)
    {
        foreach (var (field, value) in wanted)
        {
            var found = held[field];
            if (found is null && field.Class == FieldClass.Deprecated) continue;
            if (!FieldComparison.Explained(field, value, found)) mismatches.Add($"{where}{field.Label}");
        }
    }
}

/// <summary>A step of the service with the one the plan wanted in its place.</summary>
internal sealed record StepPair(TargetStep? Target, CurrentStep Current, ImmutableArray<TouchPair> Touches);

/// <summary>A touch of the service with the one the plan wanted.</summary>
internal sealed record TouchPair(TargetTouch? Target, CurrentTouch Current);
