using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Probing;

/// <summary>
/// The calls of a probe. It creates sequences of one name only, and writes to no sequence but the one it was given. It
/// never switches a sequence on.
/// </summary>
public sealed class ProbeDoor
{
    private readonly ServiceConnection connection;
    private string? scratch;

    internal ProbeDoor(ServiceConnection connection) => this.connection = connection;

    /// <summary>The id of the scratch sequence; null before it is known.</summary>
    public string? Id => scratch;

    /// <summary>The calls so far, and what is left of those allowed.</summary>
    public CallBudget Budget => connection.Budget;

    /// <summary>The id of the account; empty when the key may not read it.</summary>
    /// <exception cref="ServiceException">It could not be read.</exception>
    public async Task<string> AccountAsync(CancellationToken cancellation)
    {
        var profile = await connection.ReadAsync("GET", "/users/api_profile", null, cancellation).ConfigureAwait(false);
        return WireReader.TeamId(profile) ?? "";
    }

    /// <summary>The unarchived sequences with the name of a scratch sequence.</summary>
    /// <exception cref="ServiceException">The search failed.</exception>
    public async Task<ImmutableArray<SequenceRow>> FindAsync(CancellationToken cancellation) =>
        [
            .. WireReader
                .Rows(await SearchAsync(ScratchName.Text, cancellation).ConfigureAwait(false))
                .Where(row => row.Name == ScratchName.Text),
        ];

    /// <summary>A page of the list of sequences, as the service answers it.</summary>
    /// <param name="name">A part of the name; null for all.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ServiceException">The search failed.</exception>
    internal Task<JsonElement> SearchAsync(string? name, CancellationToken cancellation)
    {
        var search = new JsonObject { ["page"] = "1", ["per_page"] = "100" };
        if (name is not null)
            search["q_name"] = name;
        return connection.ReadAsync("POST", "/emailer_campaigns/search", search, cancellation);
    }

    /// <summary>The sending schedules, as the service answers them.</summary>
    /// <exception cref="ServiceException">They could not be read.</exception>
    internal Task<JsonElement> SchedulesAsync(CancellationToken cancellation) =>
        connection.ReadAsync("GET", "/emailer_schedules", null, cancellation);

    /// <summary>Allows writes to a scratch sequence, and to no other.</summary>
    /// <exception cref="ArgumentException">The id is blank or malformed.</exception>
    public void Take(string id)
    {
        if (!ServiceId.IsUsable(id))
            throw new ArgumentException("An id is blank or malformed.", nameof(id));
        scratch = id;
    }

    /// <summary>Creates the scratch sequence, switched off.</summary>
    /// <param name="steps">Its steps.</param>
    /// <param name="cancellation">Ends the waits before the call.</param>
    /// <returns>The answer. <see cref="Id"/> stays null when it names no sequence.</returns>
    /// <exception cref="ServiceException">It was refused, or the answer was lost.</exception>
    internal async Task<JsonElement> CreateAsync(JsonArray steps, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["name"] = ScratchName.Text,
            ["active"] = false,
            ["emailer_steps"] = steps,
        };
        var answer = await connection
            .WriteOnceAsync("POST", "/sequences", body.ToJsonString(), cancellation)
            .ConfigureAwait(false);
        if (WireReader.AnsweredId(answer, body.ToJsonString()) is { } id)
            Take(id);
        return answer;
    }

    /// <summary>Updates the scratch sequence.</summary>
    /// <exception cref="ServiceException">It was refused, or the answer was lost.</exception>
    internal Task<JsonElement> UpdateAsync(string method, JsonObject body, CancellationToken cancellation)
    {
        // No experiment may rename the sequence or switch it on.
        if (body.ContainsKey("name") || body.ContainsKey("active"))
            throw new ArgumentException("A probe does not write this field.", nameof(body));
        return connection.WriteAsync(method, $"/sequences/{Own}", body.ToJsonString(), cancellation);
    }

    /// <summary>Reads the scratch sequence.</summary>
    /// <exception cref="ServiceException">It could not be read.</exception>
    internal Task<JsonElement> ReadAsync(CancellationToken cancellation) =>
        connection.ReadAsync("GET", $"/emailer_campaigns/{Own}", null, cancellation);

    /// <summary>Archives the scratch sequence.</summary>
    /// <exception cref="ServiceException">It was refused, or the answer was lost.</exception>
    public Task ArchiveAsync(CancellationToken cancellation) =>
        connection.WriteAsync("POST", $"/emailer_campaigns/{Own}/archive", "{}", cancellation);

    private string Own => scratch ?? throw new InvalidOperationException("There is no scratch sequence yet.");
}
