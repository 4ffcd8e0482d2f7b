using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
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
    private readonly ConnectionSettings settings;
    private readonly Dictionary<AnswerKind, JsonElement> answers = [];
    private string? scratch;
    private string? user;

    internal ProbeDoor(ServiceConnection connection, ConnectionSettings settings)
    {
        this.connection = connection;
        this.settings = settings;
    }

    /// <summary>The first answer of each kind.</summary>
    internal IReadOnlyDictionary<AnswerKind, JsonElement> Answers => answers;

    /// <summary>
    /// Whether the credential is a key. It acts as an admin, who sees the sequences of other users too; the user of an
    /// access token may not.
    /// </summary>
    internal bool HasKey => !settings.IsToken;

    /// <summary>The id of the scratch sequence; null before it is known.</summary>
    public string? Id => scratch;

    /// <summary>The calls so far, and what is left of those allowed.</summary>
    public CallBudget Budget => connection.Budget;

    /// <summary>The id of the account; empty when the key may not read it.</summary>
    /// <exception cref="ServiceException">It could not be read.</exception>
    public async Task<string> AccountAsync(CancellationToken cancellation)
    {
        var profile = await connection.ReadAsync("GET", "/users/api_profile", null, cancellation).ConfigureAwait(false);
        user = WireReader.UserId(profile);
        return WireReader.TeamId(profile) ?? "";
    }

    /// <summary>The id of the acting user; null when it is not known.</summary>
    internal async Task<string?> UserAsync(CancellationToken cancellation)
    {
        if (user is null)
            await AccountAsync(cancellation).ConfigureAwait(false);
        return user;
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
        return NotedAsync(
            AnswerKind.Search,
            connection.ReadAsync("POST", "/emailer_campaigns/search", search, cancellation)
        );
    }

    /// <summary>
    /// Whether the service accepts the key in a header; null when it did not answer. The key goes to the same host as
    /// always.
    /// </summary>
    internal async Task<bool?> IsKeyAcceptedAsync(string header, string scheme, CancellationToken cancellation)
    {
        var own = settings with { Handler = settings.Handler is { } handler ? new SharedHandler(handler) : null };
        var dialect = ServiceDialect.Apollo(settings) with { Headers = [new(header, scheme + settings.ApiKey)] };
        using var attempt = new ServiceConnection(own, dialect);
        try
        {
            await attempt.ProbeAsync("GET", "/users/api_profile", null, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (ServiceException exception)
        {
            return exception.Kind == FailureKind.KeyRefused ? false : null;
        }
    }

    /// <summary>The sending schedules, as the service answers them.</summary>
    /// <exception cref="ServiceException">They could not be read.</exception>
    internal Task<JsonElement> SchedulesAsync(CancellationToken cancellation) =>
        NotedAsync(AnswerKind.Schedules, connection.ReadAsync("GET", "/emailer_schedules", null, cancellation));

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
    /// <param name="owner">The user whom the create names as its owner; null for nobody.</param>
    /// <param name="cancellation">Ends the waits before the call.</param>
    /// <returns>The answer. <see cref="Id"/> stays null when it names no sequence.</returns>
    /// <exception cref="ServiceException">It was refused, or the answer was lost.</exception>
    internal async Task<JsonElement> CreateAsync(JsonArray steps, string? owner, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["name"] = ScratchName.Text,
            ["active"] = false,
            ["emailer_steps"] = steps,
        };
        if (owner is not null)
            body["user_id"] = owner;
        var answer = await NotedAsync(
                AnswerKind.Create,
                connection.WriteOnceAsync("POST", "/sequences", body.ToJsonString(), cancellation)
            )
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
        return NotedAsync(
            AnswerKind.Update,
            connection.WriteAsync(method, $"/sequences/{Own}", body.ToJsonString(), cancellation)
        );
    }

    /// <summary>Reads the scratch sequence.</summary>
    /// <exception cref="ServiceException">It could not be read.</exception>
    internal Task<JsonElement> ReadAsync(CancellationToken cancellation) =>
        NotedAsync(AnswerKind.Read, connection.ReadAsync("GET", $"/emailer_campaigns/{Own}", null, cancellation));

    /// <summary>Whether somebody uses the scratch sequence.</summary>
    /// <exception cref="ServiceException">It could not be read.</exception>
    internal async Task<ScratchUse> UseAsync(CancellationToken cancellation) =>
        ScratchUse.Of(
            await connection.ReadAsync("GET", $"/emailer_campaigns/{Own}", null, cancellation).ConfigureAwait(false)
        );

    /// <summary>Archives the scratch sequence.</summary>
    /// <exception cref="ServiceException">It was refused, or the answer was lost.</exception>
    public Task ArchiveAsync(CancellationToken cancellation) =>
        NotedAsync(
            AnswerKind.Archive,
            connection.WriteAsync("POST", $"/emailer_campaigns/{Own}/archive", "{}", cancellation)
        );

    private async Task<JsonElement> NotedAsync(AnswerKind kind, Task<JsonElement> call)
    {
        var answer = await call.ConfigureAwait(false);
        answers.TryAdd(kind, answer);
        return answer;
    }

    private string Own => scratch ?? throw new InvalidOperationException("There is no scratch sequence yet.");
}
