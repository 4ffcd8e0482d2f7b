using System.Text.Json;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo;

/// <summary>Reads the account, and the schedules, users and labels that sequences refer to (documented).</summary>
/// <param name="get">Reads a path.</param>
/// <param name="pause">The pause of <see cref="PageReader"/>; null for none.</param>
internal sealed class DirectoryLookUps(
    Func<string, CancellationToken, Task<JsonElement>> get,
    Func<int, CancellationToken, Task>? pause = null
)
{
    public Task<JsonElement> ProfileAsync(CancellationToken cancellation) => get("/users/api_profile", cancellation);

    public async Task<ImmutableArray<DirectoryEntry>> SchedulesAsync(CancellationToken cancellation) =>
        WireReader.Entries(
            Endpoints.Schedules,
            await get("/emailer_schedules", cancellation).ConfigureAwait(false),
            "emailer_schedules",
            "name"
        );

    public Task<ImmutableArray<DirectoryEntry>> UsersAsync(CancellationToken cancellation) =>
        new PageReader((page, token) => get($"/users/search?page={page}&per_page=100", token), pause).ReadAsync(
            answer => WireReader.Entries(Endpoints.Users, answer, "users", "email"),
            user => user.Id,
            cancellation
        );

    public async Task<ImmutableArray<DirectoryEntry>> LabelsAsync(CancellationToken cancellation) =>
        WireReader.Entries(
            Endpoints.Labels,
            await get("/labels?modality=emailer_campaigns", cancellation).ConfigureAwait(false),
            null,
            "name"
        );
}
