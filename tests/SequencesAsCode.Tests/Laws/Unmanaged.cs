using System.Text.Json.Nodes;

namespace SequencesAsCode.Tests.Laws;

/// <summary>What must be as before: everything that the plan does not name as changed.</summary>
internal static class Unmanaged
{
    /// <summary>Fields of the table, kept objects by id.</summary>
    public static IEnumerable<string> Differences(CurrentSequence before, CurrentSequence after, SequenceChange change)
    {
        var ignored = change.Fields.Select(field => field.Field).ToHashSet();
        // Documented: a new visibility resets the access type.
        if (ignored.Contains(Fields.Visibility))
            ignored.Add(Fields.AccessType);
        foreach (var problem in Compare("sequence", before.Fields, after.Fields, ignored))
            yield return problem;

        var steps = after.Steps.ToDictionary(step => step.Id);
        foreach (
            var step in change.Steps.Where(step =>
                step is { Id: not null, Action: not (PartAction.Remove or PartAction.Replace) }
            )
        )
        {
            var was = before.Steps.Single(other => other.Id == step.Id);
            if (!steps.TryGetValue(step.Id!, out var now))
            {
                yield return $"step {step.Id} is gone";
                continue;
            }

            foreach (
                var problem in Compare(
                    $"step {step.Id}",
                    was.Fields,
                    now.Fields,
                    [.. step.Fields.Select(field => field.Field)]
                )
            )
                yield return problem;
            if (was.People != now.People)
                yield return $"step {step.Id}: {now.People} instead of {was.People}";
            foreach (var touch in step.Touches.Where(touch => touch is { Id: not null, Action: not PartAction.Remove }))
            {
                var kept = now.Touches.SingleOrDefault(other => other.Id == touch.Id);
                if (kept is null)
                    yield return $"touch {touch.Id} is gone";
                else
                    foreach (
                        var problem in Compare(
                            $"touch {touch.Id}",
                            was.Touches.Single(other => other.Id == touch.Id).Fields,
                            kept.Fields,
                            [.. touch.Fields.Select(field => field.Field)]
                        )
                    )
                        yield return problem;
            }
        }
    }

    /// <summary>What our own reader does not know: statistics, and keys that are nowhere documented.</summary>
    public static IEnumerable<string> RawDifferences(JsonObject before, JsonObject after, SequenceChange change)
    {
        if (
            before["emailer_campaign"]!["unknown_to_us"]?.ToJsonString()
            != after["emailer_campaign"]!["unknown_to_us"]?.ToJsonString()
        )
            yield return "unknown_to_us";
        var touches = after["emailer_touches"]!.AsArray().ToDictionary(touch => (string)touch!["id"]!, touch => touch!);
        var removed = change
            .Steps.Where(step => step.Action is PartAction.Remove or PartAction.Replace)
            .Select(step => step.Id)
            .ToHashSet();
        var gone = change
            .Steps.SelectMany(step => step.Touches)
            .Where(touch => touch.Action == PartAction.Remove)
            .Select(touch => touch.Id)
            .ToHashSet();
        foreach (var touch in before["emailer_touches"]!.AsArray())
        {
            var id = (string)touch!["id"]!;
            if (gone.Contains(id) || removed.Contains((string)touch["emailer_step_id"]!))
                continue;
            if (touches[id]["unique_delivered"]?.ToJsonString() != touch["unique_delivered"]?.ToJsonString())
                yield return $"statistics of the touch {id}";
            if ((string?)touches[id]["emailer_template_id"] != (string?)touch["emailer_template_id"])
                yield return $"template of the touch {id}";
        }
    }

    private static IEnumerable<string> Compare(string where, FieldSet before, FieldSet after, HashSet<Field> changed) =>
        before
            .Where(pair => !changed.Contains(pair.Key) && !FieldComparison.Same(pair.Key, pair.Value, after[pair.Key]))
            .Select(pair => $"{where}: {pair.Key} is {after[pair.Key]} and was {pair.Value}");
}
