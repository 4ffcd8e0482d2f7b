using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Emulator.Measured;

/// <summary>
/// Turns a facts file into the switches that make the emulator behave as the measured account does. What was not
/// measured, or was unclear, keeps its default.
/// </summary>
public static class MeasuredAccount
{
    private static readonly ImmutableArray<(string Fact, string Yes, string Refused, string No)> Choices =
    [
        ("read.one", "read_one=true", "read_one=false", ""),
        ("create.defaults_as_recorded", "create_defaults=recorded", "", "create_defaults=null"),
        ("update.refused_changes_nothing", "mutate_before_validation=false", "", "mutate_before_validation=true"),
        ("steps.position_not_needed", "require_position=false", "require_position=true", ""),
        ("steps.position_decides", "step_order=position", "", "step_order=array"),
        ("steps.unknown_id_is_new", "unknown_ids=created", "unknown_ids=rejected", ""),
        ("steps.left_out_value_stays", "omitted_step_fields=keep", "", "omitted_step_fields=reset"),
        (
            "steps.linkedin_gets_touch",
            "linkedin_without_touch=empty_touch",
            "linkedin_without_touch=rejected",
            "linkedin_without_touch=none"
        ),
        ("touches.generation_options_stay", "keep_generation_options=true", "", "keep_generation_options=false"),
        ("create.user_id", "user_id_on_create=true", "", "user_id_on_create=false"),
        ("wait.seconds", "wait_in_seconds=true", "wait_in_seconds=false", ""),
        (
            "update.sequence.sequence_by_exact_daytime",
            "exact_daytime_on_update=true",
            "exact_daytime_on_update=false",
            "exact_daytime_on_update=false"
        ),
    ];

    /// <summary>The switches, in the form that <see cref="EmulatorOptions.Parse"/> reads.</summary>
    /// <param name="factsJson">The text of a facts file.</param>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static ImmutableArray<string> Switches(string factsJson)
    {
        var facts = Read(factsJson);
        return
        [
            .. Choices.Select(choice => Choice(facts, choice)).Where(setting => setting.Length > 0),
            .. MeasuredFields.Of(facts),
            .. MeasuredSteps.Of(facts),
            .. MeasuredTexts.Of(facts),
            .. MeasuredAnswers.Of(facts),
        ];
    }

    private static string Choice(
        ImmutableDictionary<string, MeasuredFact> facts,
        (string Fact, string Yes, string Refused, string No) choice
    ) =>
        facts.GetValueOrDefault(choice.Fact)?.Outcome switch
        {
            "yes" => choice.Yes,
            "refused" => choice.Refused,
            "no" => choice.No,
            _ => "",
        };

    private static ImmutableDictionary<string, MeasuredFact> Read(string json)
    {
        try
        {
            var list = JsonNode.Parse(json)?["facts"] as JsonArray ?? throw new FormatException("'facts' is no list");
            return list.Select(fact => new MeasuredFact(
                    (string)fact!["name"]!,
                    (string)fact["outcome"]!,
                    (string?)fact["seen"] ?? ""
                ))
                .ToImmutableDictionary(fact => fact.Name, StringComparer.Ordinal);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or ArgumentException or NullReferenceException
            )
        {
            throw new FormatException($"The facts cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>A fact of a facts file.</summary>
internal sealed record MeasuredFact(string Name, string Outcome, string Seen);
