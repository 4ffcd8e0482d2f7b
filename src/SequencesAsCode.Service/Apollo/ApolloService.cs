using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Apollo.Contacts;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Service.Reading;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Apollo;

/// <summary>
/// Apollo's sequence API. POST and PUT <c>/sequences</c>, search, approve, abort and archive are documented; the read
/// of a whole sequence (<c>GET /emailer_campaigns/{id}</c>) is not, and no other read of bodies is known.
/// </summary>
public sealed partial class ApolloService : ISequenceService, IDisposable
{
    private const int PageSize = 100;
    private const int MostLooks = 3;
    private readonly ServiceConnection connection;
    private readonly ConnectionSettings settings;
    private readonly TimeProvider time;
    private readonly DirectoryLookUps lookUps;
    private readonly ApolloRequests requests = new();

    // Schedules, users and labels are read once and used by every later read.
    private AccountDirectory directory = AccountDirectory.Empty;

    // A key whose scope lacks the read of one sequence lacks it for all.
    private ServiceException? outOfScope;

    /// <summary>The first call opens the connection.</summary>
    public ApolloService(ConnectionSettings settings)
    {
        this.settings = settings;
        connection = new(settings, ServiceDialect.Apollo(settings));
        time = settings.Time;
        lookUps = new(GetAsync, PauseAsync);
    }

    /// <summary>The calls so far, and what is left of those allowed.</summary>
    public CallBudget Budget => connection.Budget;

    /// <summary>Finds out what the key may call.</summary>
    public ApolloAccess Access => new(connection);

    /// <summary>The calls of a probe, which writes to one scratch sequence only.</summary>
    public ProbeDoor Probe => new(connection, settings);

    /// <summary>The calls about contacts, which only Apollo has.</summary>
    public ApolloContacts Contacts => new(connection, PauseAsync);

    /// <inheritdoc/>
    public Capabilities Capabilities => requests.Capabilities;

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => requests.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => requests.Fill(request, created);

    /// <inheritdoc/>
    public async Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        var account = scope.Account ? await AccountAsync(cancellation).ConfigureAwait(false) : "";
        var rows = scope.List ? await RowsAsync(scope.Named, cancellation).ConfigureAwait(false) : [];
        if (scope.Schedules)
            directory = directory with { Schedules = await lookUps.SchedulesAsync(cancellation).ConfigureAwait(false) };
        if (scope.Users)
            directory = directory with { Users = await lookUps.UsersAsync(cancellation).ConfigureAwait(false) };
        if (scope.Labels)
            await ReadLabelsAsync(cancellation).ConfigureAwait(false);

        var reads = new SequenceReads(scope);
        await reads.ReadAsync(SequenceAsync, cancellation).ConfigureAwait(false);
        return reads.In(
            CurrentState.Empty with
            {
                Account = account,
                Rows = DirectoryNames.AddTo(rows, directory),
                Directory = directory,
            }
        );
    }

    /// <inheritdoc/>
    public async Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation)
    {
        if (!Writable().IsMatch(request.Path) || request.Method is not ("POST" or "PUT"))
            throw new ArgumentException(
                "The path has a blank id, or is none that this program writes to.",
                nameof(request)
            );
        try
        {
            // No answer proves that nothing was created, so a request that creates is sent once: the caller looks
            // before it sends it again.
            var answer = WireRequests.MakesParts(request)
                ? await connection
                    .WriteOnceAsync(request.Method, request.Path, request.Body, cancellation)
                    .ConfigureAwait(false)
                : await connection
                    .WriteAsync(request.Method, request.Path, request.Body, cancellation)
                    .ConfigureAwait(false);
            var id = WireReader.AnsweredId(answer, request.Kind == RequestKind.Create ? request.Body : null);
            return new(id, id is null ? null : token => AnsweredAsync(id, answer, token));
        }
        catch (ServiceException exception)
            when (exception.Kind == FailureKind.Rejected && IsAlreadySo(request.Kind, exception.Message))
        {
            return WriteAnswer.Nothing;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    // The documented messages of approve and abort.
    private static bool IsAlreadySo(RequestKind kind, string message) =>
        (kind == RequestKind.Activate && message.Contains("already active", StringComparison.OrdinalIgnoreCase))
        || (kind == RequestKind.Deactivate && message.Contains("already inactive", StringComparison.OrdinalIgnoreCase));

    private async Task<CurrentSequence?> SequenceAsync(string id, CancellationToken cancellation)
    {
        // A read without an id is reported to create an empty sequence.
        if (!ServiceId.IsUsable(id))
            throw new ArgumentException("An id is blank or malformed.", nameof(id));
        for (var look = 1; ; look++)
        {
            if (outOfScope is { } refused)
                throw refused;
            JsonElement answer;
            try
            {
                answer = await GetAsync(ShowPath(id), cancellation).ConfigureAwait(false);
            }
            catch (ServiceException exception) when (exception.IsOutOfScope)
            {
                outOfScope = exception;
                throw;
            }
            catch (ServiceException exception) when (exception.Kind == FailureKind.NotFound)
            {
                return null;
            }

            await KnowLabelsAsync(answer, cancellation).ConfigureAwait(false);
            try
            {
                return WireReader.Sequence(id, answer, directory);
            }
            catch (ServiceException) when (look < MostLooks)
            {
                await PauseAsync(look, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<CurrentSequence?> AnsweredAsync(string id, JsonElement answer, CancellationToken cancellation)
    {
        await KnowLabelsAsync(answer, cancellation).ConfigureAwait(false);
        return WireReader.Whole(id, answer, directory);
    }

    // A write may have created labels after they were read.
    private async Task KnowLabelsAsync(JsonElement answer, CancellationToken cancellation)
    {
        if (
            directory.Labels is { } labels
            && WireReader.LabelIds(answer).Any(label => AccountDirectory.NameOf(labels, label) is null)
        )
            await ReadLabelsAsync(cancellation).ConfigureAwait(false);
    }

    // An answer of an unexpected form may be a single event, and asking again is harmless.
    private Task PauseAsync(int looks, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromSeconds(looks), time, cancellation);

    // Some keys may not read the profile. The caller decides whether the account matters.
    private async Task<string> AccountAsync(CancellationToken cancellation)
    {
        try
        {
            return WireReader.TeamId(await lookUps.ProfileAsync(cancellation).ConfigureAwait(false)) ?? "";
        }
        catch (ServiceException exception) when (exception.Kind is FailureKind.NotAllowed or FailureKind.NotFound)
        {
            return "";
        }
    }

    private async Task<ImmutableArray<SequenceRow>> RowsAsync(string? name, CancellationToken cancellation)
    {
        var pages = new PageReader(
            (page, token) => connection.ReadAsync("POST", "/emailer_campaigns/search", Search(name, page), token),
            PauseAsync
        );
        return await pages.ReadAsync(WireReader.Rows, row => row.Id, cancellation).ConfigureAwait(false);
    }

    private async Task ReadLabelsAsync(CancellationToken cancellation) =>
        directory = directory with { Labels = await lookUps.LabelsAsync(cancellation).ConfigureAwait(false) };

    // No dots and no escapes, so that the path cannot mean another endpoint.
    [GeneratedRegex(@"\A/(sequences(/[A-Za-z0-9_-]+)?|emailer_campaigns/[A-Za-z0-9_-]+/(approve|abort|archive))\z")]
    private static partial Regex Writable();

    // Documented: q_name matches a part of the name.
    private static JsonObject Search(string? name, int page)
    {
        var search = new JsonObject { ["page"] = Text(page), ["per_page"] = Text(PageSize) };
        if (name is not null)
            search["q_name"] = name;
        return search;
    }

    private static string ShowPath(string id) => $"/emailer_campaigns/{Uri.EscapeDataString(id)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<JsonElement> GetAsync(string path, CancellationToken cancellation) =>
        connection.ReadAsync("GET", path, null, cancellation);
}
