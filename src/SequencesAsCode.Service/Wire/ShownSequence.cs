using System.Text.Json;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Reads a whole sequence: joins the flat lists of steps, touches and templates, and refuses contradictions.
/// </summary>
internal static class ShownSequence
{
    /// <summary>The sequence in the answer to the read of one sequence.</summary>
    /// <exception cref="FormatException">A value is missing or malformed.</exception>
    /// <exception cref="ContradictionException">The parts do not fit together, or are of another sequence.</exception>
    public static CurrentSequence Read(string id, JsonElement answer, AccountDirectory directory)
    {
        var campaign = Campaign(id, answer);
        var texts = new ShownTouches(answer);
        var touches = WireReader
            .List(answer, "emailer_touches")
            .ToLookup(touch => WireReader.Text(touch, "emailer_step_id"), StringComparer.Ordinal);
        var fields = WireFields.Read(FieldOwner.Sequence, campaign);
        var elements = WireReader
            .List(answer, "emailer_steps")
            .OrderBy(step => WireValue.Number("position", WireReader.Member(step, "position")))
            .ToList();
        var steps = elements
            .Select(step => Step(step, fields, touches[WireReader.Id(step)].Select(texts.Read)))
            .ToImmutableArray();
        CheckParts(steps, touches);
        SelfContradiction.Check(campaign, steps, WireReader.List(answer, "emailer_touches"), texts.TemplateIds);
        return new CurrentSequence
        {
            Id = id,
            Fields = DirectoryNames.AddTo(WireFields.WithLabelIds(fields, campaign), directory),
            Steps = steps,
            People = People(campaign, elements),
            Archived = WireReader.OptionalFlag(campaign, "archived") ?? false,
            StatusReason = WireReader.OptionalText(campaign, "status_reason"),
            AutoPaused = WireReader.OptionalText(campaign, "auto_paused_at") is not null,
            Fingerprint = Fingerprint.Of(answer),
        };
    }

    private static JsonElement Campaign(string id, JsonElement answer)
    {
        if (!answer.TryGetProperty("emailer_campaign", out var campaign) || campaign.ValueKind != JsonValueKind.Object)
            throw new FormatException("'emailer_campaign' is missing");
        return WireReader.Id(campaign) == id
            ? campaign
            : throw new ContradictionException($"it is about the sequence {WireReader.Id(campaign)}, not {id}");
    }

    private static CurrentStep Step(JsonElement step, FieldSet sequence, IEnumerable<CurrentTouch> touches) =>
        new(
            WireReader.Id(step),
            WireReader.Text(step, "type"),
            WireFields.Effective(WireFields.Read(FieldOwner.Step, step), sequence),
            [.. touches],
            WireReader.People([WireReader.Member(step, "counts")])
        );

    private static void CheckParts(ImmutableArray<CurrentStep> steps, ILookup<string, JsonElement> touches)
    {
        var known = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        if (known.Count != steps.Length)
            throw new ContradictionException("a step is listed twice");
        var listed = steps.SelectMany(step => step.Touches).Select(touch => touch.Id).ToList();
        if (listed.Distinct(StringComparer.Ordinal).Count() != listed.Count)
            throw new ContradictionException("a variant is listed twice");
        if (touches.FirstOrDefault(group => !known.Contains(group.Key)) is { } lost)
            throw new ContradictionException($"a variant belongs to the step {lost.Key}, which is not listed");
    }

    /// <summary>The people in a sequence: its own counts when it has them, else those of its steps.</summary>
    internal static People People(JsonElement campaign, IEnumerable<JsonElement> steps) =>
        WireReader.People(
            WireReader.Member(campaign, "contact_statuses") is { ValueKind: JsonValueKind.Object } statuses
                ? [statuses]
                : steps.Select(step => WireReader.Member(step, "counts"))
        );
}
