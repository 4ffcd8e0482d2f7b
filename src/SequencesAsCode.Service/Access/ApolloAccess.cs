using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Access;

/// <summary>
/// Finds out what a key may call: one call to each documented read, and one to the read of a single sequence, which is
/// not documented. It never writes, and never reads a sequence without an id, which is reported to create one.
/// </summary>
public sealed class ApolloAccess
{
    private readonly ServiceConnection connection;

    internal ApolloAccess(ServiceConnection connection) => this.connection = connection;

    /// <summary>
    /// Makes all calls in turn. A failed call does not stop the next ones, except when the key is refused.
    /// </summary>
    /// <param name="allUsers">Whether to read the addresses of all users, and not only whether the key may.</param>
    /// <param name="allSequences">
    /// Whether to read all sequences, 100 for each call, and not only whether the key may.
    /// </param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<AccountFacts> AskAsync(bool allUsers, bool allSequences, CancellationToken cancellation)
    {
        var probes = new AccessProbes();
        var lookUps = new DirectoryLookUps((path, token) => connection.ProbeAsync("GET", path, null, token));
        var directory = AccountDirectory.Empty;
        string? account = null;
        ActingUser? user = null;
        MailboxCount? mailboxes = null;
        ImmutableArray<EndpointCalls> usage = [];
        ImmutableArray<SequenceRow>? rows = null;

        await probes
            .TryAsync(
                Endpoints.Profile,
                async () =>
                {
                    var answer = await lookUps.ProfileAsync(cancellation).ConfigureAwait(false);
                    var team = WireReader.TeamId(answer);
                    user = AccountReader.User(answer);
                    account = team;
                }
            )
            .ConfigureAwait(false);
        await probes
            .TryAsync(
                Endpoints.Search,
                async () =>
                    rows = allSequences
                        ? await new PageReader((page, _) => SearchAsync("/emailer_campaigns/search", page, 100))
                            .ReadAsync(WireReader.Rows, row => row.Id, cancellation)
                            .ConfigureAwait(false)
                        : WireReader.Rows(await SearchAsync("/emailer_campaigns/search").ConfigureAwait(false))
            )
            .ConfigureAwait(false);
        if (rows?.Select(row => row.Id).FirstOrDefault(ServiceId.IsApollos) is { } id)
            await probes.TryAsync(Endpoints.Show, () => GetAsync($"/emailer_campaigns/{id}")).ConfigureAwait(false);
        else
            probes.Skip(Endpoints.Show);
        await probes
            .TryAsync(
                Endpoints.Schedules,
                async () =>
                    directory = directory with
                    {
                        Schedules = await lookUps.SchedulesAsync(cancellation).ConfigureAwait(false),
                    }
            )
            .ConfigureAwait(false);
        await probes
            .TryAsync(
                Endpoints.Mailboxes,
                async () => mailboxes = AccountReader.Mailboxes(await GetAsync("/email_accounts").ConfigureAwait(false))
            )
            .ConfigureAwait(false);
        await probes
            .TryAsync(
                Endpoints.Users,
                async () =>
                {
                    if (allUsers)
                        directory = directory with
                        {
                            Users = await lookUps.UsersAsync(cancellation).ConfigureAwait(false),
                        };
                    else
                        await GetAsync("/users/search?page=1&per_page=1").ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);
        await probes
            .TryAsync(
                Endpoints.Labels,
                async () =>
                    directory = directory with
                    {
                        Labels = await lookUps.LabelsAsync(cancellation).ConfigureAwait(false),
                    }
            )
            .ConfigureAwait(false);
        await probes.TryAsync(Endpoints.Contacts, () => SearchAsync("/contacts/search")).ConfigureAwait(false);
        await probes
            .TryAsync(
                Endpoints.Usage,
                async () =>
                    usage = AccountReader.Usage(
                        await connection
                            .ProbeAsync("POST", "/usage_stats/api_usage_stats", [], cancellation)
                            .ConfigureAwait(false)
                    )
            )
            .ConfigureAwait(false);

        return new(probes.Results, account, user, directory, mailboxes, Calls(usage))
        {
            Rows = allSequences ? rows : null,
        };

        Task<JsonElement> GetAsync(string path) => connection.ProbeAsync("GET", path, null, cancellation);

        Task<JsonElement> SearchAsync(string path, int page = 1, int size = 1) =>
            connection.ProbeAsync(
                "POST",
                path,
                new JsonObject { ["page"] = Text(page), ["per_page"] = Text(size) },
                cancellation
            );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // The usage endpoint was called last, so its numbers are newer than the headers of the answers before.
    private ImmutableArray<EndpointCalls> Calls(ImmutableArray<EndpointCalls> usage)
    {
        var listed = usage.ToLookup(calls => calls.Endpoint, StringComparer.Ordinal);
        var seen = connection.Budget.Known.ToDictionary(calls => calls.Endpoint, StringComparer.Ordinal);
        return
        [
            .. Endpoints
                .Reads.Concat(Endpoints.Writes)
                .Select(endpoint =>
                    (listed[endpoint].FirstOrDefault() ?? new(endpoint, null, null, null)).Or(
                        seen.GetValueOrDefault(endpoint)
                    )
                ),
        ];
    }
}
