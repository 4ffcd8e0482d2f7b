using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SequencesAsCode.Model;

namespace SequencesAsCode.Service;

/// <summary>Hash of everything but noise that was read of one sequence: metrics, counts, timestamps and derived values are left out, unknown keys are not.</summary>
internal static class Fingerprint
{
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "contact_statuses", "counts", "ab_test_details", "ab_test_step_ids", "remind_ab_test_results", "outcomes", "loaded_stats",
        "last_used_at", "created_at", "updated_at", "starred_by_user_ids", "prioritized_by_user", "is_performing_poorly",
        "underperforming_touches_count", "overdue_manual_tasks_count", "auto_pause_warning_level", "auto_pause_bounce_rate",
        "body_text", "note_text", "num_steps", "num_contacts_email_status_extrapolated",
    };

    // Some answers write numbers as strings: what is read as the same number is the same.
    private static readonly HashSet<string> Numbers = Fields.All.Where(field => field.Kind is FieldKind.Number or FieldKind.Wait).Select(field => field.ApiProperty).Append("position").ToHashSet(StringComparer.Ordinal);

    /// <summary>Of an answer's campaign, and its flat lists, whose order has no meaning.</summary>
    public static string Of(JsonElement answer)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var name in new[] { "emailer_campaign", "emailer_steps", "emailer_touches", "emailer_templates", "attachments" })
            {
                if (!answer.TryGetProperty(name, out var value)) continue;
                writer.WritePropertyName(name);
                if (value.ValueKind == JsonValueKind.Array) WriteList(value, writer);
                else Write(value, writer, inCampaign: true);
            }

            writer.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void WriteList(JsonElement list, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in list.EnumerateArray().OrderBy(IdOf, StringComparer.Ordinal)) Write(item, writer, inCampaign: false);
        writer.WriteEndArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer, bool inCampaign)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    // The campaign's own list of steps is a summary of the list beside it.
                    if (IsNoise(property) || (inCampaign && property.Name == "emailer_steps")) continue;
                    writer.WritePropertyName(property.Name);
                    if (IsNumberAsText(property, out var number)) writer.WriteNumberValue(number);
                    else Write(property.Value, writer, inCampaign: false);
                }

                writer.WriteEndObject();
                return;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(item, writer, inCampaign: false);
                writer.WriteEndArray();
                return;
            default:
                value.WriteTo(writer);
                return;
        }
    }

    private static bool IsNumberAsText(JsonProperty property, out long number)
    {
        number = 0;
        return property.Value.ValueKind == JsonValueKind.String && Numbers.Contains(property.Name) && long.TryParse(property.Value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsNoise(JsonProperty property) =>
        Noise.Contains(property.Name)
        || property.Name.StartsWith("unique_", StringComparison.Ordinal)
        || property.Name.EndsWith("_rate", StringComparison.Ordinal)
        || property.Name.Contains("_rate_", StringComparison.Ordinal)
        || (property.Value.ValueKind == JsonValueKind.String && property.Value.ValueEquals("loading"));

    private static string IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
}
