using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Probing;

/// <summary>Ids of the account that an experiment can send, read from other sequences and from lists.</summary>
internal sealed class Donors(ProbeDoor door)
{
    private ImmutableArray<JsonObject>? rows;
    private string? schedule;
    private bool isScheduleRead;

    /// <summary>A value that another sequence has for a field; null when none has one.</summary>
    /// <param name="name">The name of the field in the API.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<JsonNode?> ValueAsync(string name, CancellationToken cancellation)
    {
        rows ??=
        [
            .. List(await door.SearchAsync(null, cancellation).ConfigureAwait(false), "emailer_campaigns")
                .Where(row => row["name"]?.ToString() != ScratchName.Text),
        ];
        return rows
            .Value.Select(row => row[name])
            .FirstOrDefault(value => value is JsonArray { Count: > 0 } or JsonValue)
            ?.DeepClone();
    }

    /// <summary>A user who owns another sequence and is not the acting user; null when none is known.</summary>
    public async Task<string?> OtherUserAsync(CancellationToken cancellation)
    {
        if (await door.UserAsync(cancellation).ConfigureAwait(false) is not { } own)
            return null;
        await ValueAsync("user_id", cancellation).ConfigureAwait(false);
        return rows!
            .Value.Select(row => row["user_id"] is JsonValue user ? user.ToString() : own)
            .FirstOrDefault(user => user != own && ServiceId.IsUsable(user));
    }

    /// <summary>The id of a schedule; null when the account has none.</summary>
    public async Task<string?> ScheduleAsync(CancellationToken cancellation)
    {
        if (isScheduleRead)
            return schedule;
        var answer = await door.SchedulesAsync(cancellation).ConfigureAwait(false);
        isScheduleRead = true;
        return schedule = List(answer, "emailer_schedules").Select(each => each["id"]?.ToString()).FirstOrDefault();
    }

    private static IEnumerable<JsonObject> List(JsonElement answer, string name) =>
        ((JsonNode.Parse(answer.GetRawText()) as JsonObject)?[name] as JsonArray ?? []).OfType<JsonObject>();
}
