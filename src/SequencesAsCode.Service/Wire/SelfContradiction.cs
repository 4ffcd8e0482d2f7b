using System.Globalization;
using System.Text.Json;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Finds out whether an answer lacks parts that the sequence has by the same answer. Apollo removes what an update
/// leaves out, so an incomplete answer must not be used.
/// </summary>
internal static class SelfContradiction
{
    /// <summary>
    /// Compares the listed parts with the sequence's count and summary of its steps, and checks that each email is
    /// complete.
    /// </summary>
    /// <param name="campaign">The sequence itself.</param>
    /// <param name="steps">The steps that are listed.</param>
    /// <param name="touches">The touches that are listed.</param>
    /// <param name="templates">The ids of the templates that are listed.</param>
    /// <exception cref="ContradictionException">Something is missing; the message says what.</exception>
    public static void Check(
        JsonElement campaign,
        ImmutableArray<CurrentStep> steps,
        IEnumerable<JsonElement> touches,
        IEnumerable<string> templates
    )
    {
        CheckCount(campaign, steps.Length);
        CheckSummary(campaign, steps.Select(step => step.Id));

        // Every email has a text of its own (recorded); Apollo refuses one without it (documented).
        if (steps.FirstOrDefault(step => StepTypes.IsEmail(step.Type) && step.Touches.IsEmpty) is { } empty)
        {
            throw new ContradictionException($"the email step {empty.Id} has no variant");
        }

        var emails = steps
            .Where(step => StepTypes.IsEmail(step.Type))
            .Select(step => step.Id)
            .ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var touch in touches)
        {
            if (WireReader.OptionalText(touch, "emailer_template_id") is { } template)
                used.Add(template);
            else if (emails.Contains(WireReader.Text(touch, "emailer_step_id")))
            {
                throw new ContradictionException($"the email variant {WireReader.Id(touch)} has no template");
            }
        }

        if (templates.FirstOrDefault(template => !used.Contains(template)) is { } loose)
        {
            throw new ContradictionException($"no variant is listed for the template {loose}");
        }
    }

    /// <summary>Compares the number of listed steps with the sequence's count.</summary>
    /// <exception cref="ContradictionException">The count is higher.</exception>
    public static void CheckCount(JsonElement campaign, int listed)
    {
        if (CountOf(campaign) is { } count && count > listed)
        {
            throw new ContradictionException($"it counts {count} steps but lists {listed}");
        }
    }

    /// <summary>Compares the listed steps with the sequence's summary.</summary>
    /// <exception cref="ContradictionException">The summary has a step that is not listed.</exception>
    public static void CheckSummary(JsonElement campaign, IEnumerable<string> listed)
    {
        var known = listed.ToHashSet(StringComparer.Ordinal);
        if (IdsOf(campaign).FirstOrDefault(id => !known.Contains(id)) is { } missing)
        {
            throw new ContradictionException($"its summary has the step {missing}, which is not listed");
        }
    }

    /// <summary>The number of steps by the sequence's own count; null when it has none.</summary>
    public static long? CountOf(JsonElement campaign) =>
        WireReader.Member(campaign, "num_steps") switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var count) => count,
            { ValueKind: JsonValueKind.String } text
                when long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
                count,
            _ => null,
        };

    // A step of the summary may be of an unknown form; only its id is needed.
    private static IEnumerable<string> IdsOf(JsonElement campaign) =>
        WireReader.Member(campaign, "emailer_steps") is { ValueKind: JsonValueKind.Array } summary
            ? summary
                .EnumerateArray()
                .Select(step => WireReader.Member(step, "id"))
                .Where(id => id.ValueKind == JsonValueKind.String)
                .Select(id => id.GetString()!)
            : [];
}
