using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo;

/// <summary>Asks Apollo's reads one by one, and gathers the facts that their answers show.</summary>
internal sealed class AccountInquiry
{
    private readonly ServiceConnection connection;
    private readonly CancellationToken cancellation;
    private readonly AccessProbes probes = new();
    private readonly DirectoryLookUps lookUps;
    private AccountFacts facts = new(
        Endpoints: [],
        Account: null,
        User: null,
        Directory: AccountDirectory.Empty,
        Mailboxes: null,
        Calls: []
    );

    public AccountInquiry(ServiceConnection connection, CancellationToken cancellation)
    {
        this.connection = connection;
        this.cancellation = cancellation;
        lookUps = new((path, token) => connection.ProbeAsync("GET", path, null, token));
    }

    /// <summary>The facts so far; the calls are those that the usage endpoint shows.</summary>
    public AccountFacts Facts => facts with { Endpoints = probes.Results };

    /// <summary>The account and the acting user.</summary>
    public Task AskProfileAsync() =>
        probes.TryAsync(
            Endpoints.Profile,
            async () =>
            {
                var answer = await lookUps.ProfileAsync(cancellation).ConfigureAwait(false);
                facts = facts with { Account = WireReader.TeamId(answer), User = AccountReader.User(answer) };
            }
        );

    /// <summary>The list of sequences, and one sequence of it.</summary>
    /// <param name="all">Whether to read the whole list and not only one row.</param>
    public async Task AskSequencesAsync(bool all)
    {
        await probes
            .TryAsync(
                Endpoints.Search,
                async () =>
                    facts = facts with
                    {
                        Rows = all
                            ? await new PageReader((page, _) => SearchAsync("/emailer_campaigns/search", page, 100))
                                .ReadAsync(WireReader.Rows, row => row.Id, cancellation)
                                .ConfigureAwait(false)
                            : WireReader.Rows(await SearchAsync("/emailer_campaigns/search").ConfigureAwait(false)),
                    }
            )
            .ConfigureAwait(false);
        if (facts.Rows?.Select(row => row.Id).FirstOrDefault(ServiceId.IsApollos) is { } id)
            await probes.TryAsync(Endpoints.Show, () => GetAsync($"/emailer_campaigns/{id}")).ConfigureAwait(false);
        else
            probes.Skip(Endpoints.Show);
    }

    /// <summary>The schedules.</summary>
    public Task AskSchedulesAsync() =>
        probes.TryAsync(
            Endpoints.Schedules,
            async () =>
            {
                var schedules = await lookUps.SchedulesAsync(cancellation).ConfigureAwait(false);
                facts = facts with { Directory = facts.Directory with { Schedules = schedules } };
            }
        );

    /// <summary>The number of mailboxes.</summary>
    public Task AskMailboxesAsync() =>
        probes.TryAsync(
            Endpoints.Mailboxes,
            async () =>
            {
                var answer = await GetAsync("/email_accounts").ConfigureAwait(false);
                facts = facts with { Mailboxes = AccountReader.Mailboxes(answer) };
            }
        );

    /// <summary>The users.</summary>
    /// <param name="all">Whether to read all of them and not only whether the key may.</param>
    public Task AskUsersAsync(bool all) =>
        probes.TryAsync(
            Endpoints.Users,
            async () =>
            {
                if (!all)
                {
                    await GetAsync("/users/search?page=1&per_page=1").ConfigureAwait(false);
                    return;
                }

                var users = await lookUps.UsersAsync(cancellation).ConfigureAwait(false);
                facts = facts with { Directory = facts.Directory with { Users = users } };
            }
        );

    /// <summary>The labels.</summary>
    public Task AskLabelsAsync() =>
        probes.TryAsync(
            Endpoints.Labels,
            async () =>
            {
                var labels = await lookUps.LabelsAsync(cancellation).ConfigureAwait(false);
                facts = facts with { Directory = facts.Directory with { Labels = labels } };
            }
        );

    /// <summary>Only whether the key may search contacts.</summary>
    public Task AskContactsAsync() => probes.TryAsync(Endpoints.Contacts, () => SearchAsync("/contacts/search"));

    /// <summary>The calls that are left.</summary>
    public Task AskUsageAsync() =>
        probes.TryAsync(
            Endpoints.Usage,
            async () =>
            {
                var answer = await connection
                    .ProbeAsync("POST", "/usage_stats/api_usage_stats", [], cancellation)
                    .ConfigureAwait(false);
                facts = facts with { Calls = AccountReader.Usage(answer) };
            }
        );

    private Task<JsonElement> GetAsync(string path) => connection.ProbeAsync("GET", path, null, cancellation);

    private Task<JsonElement> SearchAsync(string path, int page = 1, int size = 1) =>
        connection.ProbeAsync(
            "POST",
            path,
            new JsonObject { ["page"] = Text(page), ["per_page"] = Text(size) },
            cancellation
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
