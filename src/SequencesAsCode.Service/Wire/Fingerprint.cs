using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Hash of what was read of one sequence. Left out are metrics, counts, timestamps, derived values and what depends on
/// the key that reads; unknown keys are kept.
/// </summary>
internal static partial class Fingerprint
{
    private const int LongestNumber = 32;

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "contact_statuses",
        "counts",
        "ab_test_details",
        "ab_test_step_ids",
        "remind_ab_test_results",
        "outcomes",
        "loaded_stats",
        "last_used_at",
        "created_at",
        "updated_at",
        "starred_by_user_ids",
        "prioritized_by_user",
        "is_performing_poorly",
        "underperforming_touches_count",
        "overdue_manual_tasks_count",
        "auto_pause_warning_level",
        "auto_pause_bounce_rate",
        // It depends on the key, and a plan may be applied with another key than it was made with.
        "is_owner",
        "metrics",
        "last_modified_at",
        "body_text",
        "note_text",
        "num_steps",
        "num_contacts_email_status_extrapolated",
    };

    private static readonly string[] Parts =
    [
        "emailer_campaign",
        "emailer_steps",
        "emailer_touches",
        "emailer_templates",
        "attachments",
    ];

    // Some answers write numbers as strings or as 3.0: equal numbers have to give equal hashes. Other members may be
    // text, where "3" and "3.0" differ: there a number and a string are equal only if they have the same digits.
    private static readonly HashSet<string> Numbers = Fields
        .All.Where(field => field.Kind is FieldKind.Number or FieldKind.Wait)
        .Select(field => field.ApiProperty)
        .Append("position")
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The hash of an answer: the campaign, and its flat lists, whose order does not matter.</summary>
    public static string Of(JsonElement answer) =>
        Of(writer =>
        {
            writer.WriteStartObject();
            foreach (var name in Parts)
            {
                if (!answer.TryGetProperty(name, out var value))
                    continue;
                writer.WritePropertyName(name);
                if (value.ValueKind == JsonValueKind.Array)
                    WriteList(value, writer);
                else
                    Write(value, writer, inCampaign: true);
            }

            writer.WriteEndObject();
        });

    /// <summary>The hash of a row of the list, including its summary of the steps.</summary>
    public static string OfRow(JsonElement row) => Of(writer => Write(row, writer, inCampaign: false));

    /// <summary>The hash of a record of another service.</summary>
    /// <param name="record">The record.</param>
    /// <param name="list">Name of its list of parts.</param>
    /// <param name="isUnordered">Whether the order of that list does not matter.</param>
    /// <param name="left">A member that is left out, because its form is unknown and it may contain counts.</param>
    public static string OfRecord(JsonElement record, string list, bool isUnordered, string left) =>
        Of(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in record.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                if (member.Name == left || IsNoise(member.Name, member.Value))
                    continue;
                writer.WritePropertyName(member.Name);
                if (isUnordered && member.Name == list && member.Value.ValueKind == JsonValueKind.Array)
                    WriteList(member.Value, writer);
                else
                    Write(member.Value, writer, inCampaign: false);
            }

            writer.WriteEndObject();
        });

    private static string Of(Action<Utf8JsonWriter> write)
    {
        using var hash = new HashWriter();
        using (var writer = new Utf8JsonWriter(hash))
            write(writer);
        return hash.Digest();
    }

    private static void WriteList(JsonElement list, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in list.EnumerateArray().OrderBy(IdOf, StringComparer.Ordinal))
            Write(item, writer, inCampaign: false);
        writer.WriteEndArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer, bool inCampaign)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                // JsonProperty.Name allocates on each access.
                foreach (
                    var (name, member) in value
                        .EnumerateObject()
                        .Select(property => (property.Name, property.Value))
                        .OrderBy(property => property.Name, StringComparer.Ordinal)
                )
                {
                    // The campaign's own list of steps is a summary of the list beside it.
                    if (IsNoise(name, member) || (inCampaign && name == "emailer_steps"))
                        continue;
                    writer.WritePropertyName(name);
                    if (IsNumber(name, member, out var number))
                        writer.WriteNumberValue(number);
                    else
                        Write(member, writer, inCampaign: false);
                }

                writer.WriteEndObject();
                return;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(item, writer, inCampaign: false);
                writer.WriteEndArray();
                return;
            case JsonValueKind.String when NumberIn(value) is { } number:
                writer.WriteRawValue(number, skipInputValidation: true);
                return;
            default:
                value.WriteTo(writer);
                return;
        }
    }

    private static bool IsNumber(string name, JsonElement value, out long number)
    {
        var whole = Numbers.Contains(name) ? WireValue.WholeNumber(value) : null;
        number = whole ?? 0;
        return whole is not null;
    }

    private static bool IsNoise(string name, JsonElement value) =>
        Noise.Contains(name)
        || name.StartsWith("unique_", StringComparison.Ordinal)
        || name.EndsWith("_rate", StringComparison.Ordinal)
        || name.Contains("_rate_", StringComparison.Ordinal)
        || (value.ValueKind == JsonValueKind.String && value.ValueEquals("loading"));

    // Most strings are long or begin with a letter, and are not copied to find that out.
    private static string? NumberIn(JsonElement text) =>
        JsonMarshal.GetRawUtf8Value(text)
            is [_, (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
                and { Length: <= LongestNumber }
        && text.GetString() is { } number
        && NumberText().IsMatch(number)
            ? number
            : null;

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?\z")]
    private static partial Regex NumberText();

    private static string IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : "";

    /// <summary>Hashes what is written, piece by piece, without keeping it.</summary>
    private sealed class HashWriter : IBufferWriter<byte>, IDisposable
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private byte[] piece = new byte[4096];

        public string Digest() => Convert.ToHexStringLower(hash.GetHashAndReset());

        public void Advance(int count) => hash.AppendData(piece.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (piece.Length < sizeHint)
                piece = new byte[Math.Max(sizeHint, 2 * piece.Length)];
            return piece;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public void Dispose() => hash.Dispose();
    }
}
