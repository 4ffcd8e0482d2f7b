using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Whether an answer lacks what it says itself that the sequence has. What an update leaves out Apollo removes, so a part of
/// a sequence is never taken for the whole.
/// </summary>
internal static class SelfContradiction
{
    /// <summary>Compares what is listed with the sequence's own count and summary of its steps, and each email with what an email needs.</summary>
    /// <param name="campaign">The sequence itself.</param>
    /// <param name="steps">The steps that are listed.</param>
    /// <param name="touches">The touches that are listed.</param>
    /// <param name="templates">The ids of the templates that are listed.</param>
    /// <exception cref="ContradictionException">Something is missing; the message says what.</exception>
    public static void Check(JsonElement campaign, ImmutableArray<CurrentStep> steps, IEnumerable<JsonElement> touches, IEnumerable<string> templates)
    {
        CheckCount(campaign, steps.Length);
        CheckSummary(campaign, steps.Select(step => step.Id));

        // Every email has a text of its own (recorded); Apollo refuses one without it (documented).
        if (steps.FirstOrDefault(step => StepTypes.IsEmail(step.Type) && step.Touches.IsEmpty) is { } empty)
        {
            throw new ContradictionException($"the email step {empty.Id} has no touch");
        }

        var emails = steps.Where(step => StepTypes.IsEmail(step.Type)).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var touch in touches)
        {
            if (WireReader.OptionalText(touch, "emailer_template_id") is { } template) used.Add(template);
            else if (emails.Contains(WireReader.Text(touch, "emailer_step_id")))
            {
                throw new ContradictionException($"the email touch {WireReader.Id(touch)} has no template");
            }
        }

        if (templates.FirstOrDefault(template => !used.Contains(template)) is { } loose)
        {
            throw new ContradictionException($"no touch is listed for the template {loose}");
        }
    }

    /// <summary>Compares what is listed with the sequence's own count of its steps.</summary>
    /// <exception cref="ContradictionException">It counts more than are listed.</exception>
    public static void CheckCount(JsonElement campaign, int listed)
    {
        if (CountOf(campaign) is { } count && count > listed)
        {
            throw new ContradictionException($"it counts {count} steps and lists {listed}");
        }
    }

    /// <summary>Compares what is listed with the sequence's own summary of its steps.</summary>
    /// <exception cref="ContradictionException">The summary has a step that is not listed.</exception>
    public static void CheckSummary(JsonElement campaign, IEnumerable<string> listed)
    {
        var held = listed.ToHashSet(StringComparer.Ordinal);
        if (IdsOf(campaign).FirstOrDefault(id => !held.Contains(id)) is { } missing)
        {
            throw new ContradictionException($"its summary has the step {missing}, which is not listed");
        }
    }

    /// <summary>How many steps a sequence says that it has; null when it does not say.</summary>
    public static long? CountOf(JsonElement campaign) => WireReader.Member(campaign, "num_steps") switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var count) => count,
        { ValueKind: JsonValueKind.String } text
            when long.TryParse(text.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) => count,
        _ => null,
    };

    // What the summary says of a step may be of a form that nobody knows; its id is enough.
    private static IEnumerable<string> IdsOf(JsonElement campaign) =>
        WireReader.Member(campaign, "emailer_steps") is { ValueKind: JsonValueKind.Array } summary
            ? summary.EnumerateArray()
                .Select(step => WireReader.Member(step, "id"))
                .Where(id => id.ValueKind == JsonValueKind.String)
                .Select(id => id.GetString()!)
            : [];
}
