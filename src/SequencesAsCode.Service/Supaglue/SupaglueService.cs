using System.Text.RegularExpressions;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Access;
using SequencesAsCode.Service.Budget;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Reading;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>
/// Sequences through Supaglue's engagement API, version 2: it lists and reads them, and writes the text of a step's
/// first touch. It has no schedules, users and labels to read.
/// </summary>
public sealed partial class SupaglueService : ISequenceService, IDisposable
{
    private const int MostPages = 10_000;
    private const int MostLooks = 3;
    private readonly ServiceConnection connection;
    private readonly SupaglueAccount account;
    private readonly SupaglueRequests requests;
    private readonly SupaglueReader reader;
    private readonly Action<string> warn;
    private readonly Secret secret;
    private readonly TimeProvider time;

    /// <summary>The first call opens the connection.</summary>
    /// <param name="settings">The address and the key of Supaglue.</param>
    /// <param name="account">The account behind Supaglue.</param>
    /// <param name="warn">Called with each warning of an answer.</param>
    public SupaglueService(ConnectionSettings settings, SupaglueAccount account, Action<string> warn)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(account);
        connection = new(settings, account.Dialect(settings.ApiKey));
        this.account = account;
        this.warn = warn;
        secret = new(settings.ApiKey);
        time = settings.Time;
        requests = new(account.Provider);
        reader = new(account);
    }

    /// <summary>The calls so far.</summary>
    public CallBudget Budget => connection.Budget;

    /// <inheritdoc/>
    public Capabilities Capabilities => requests.Capabilities;

    /// <inheritdoc/>
    public ImmutableArray<PlannedRequest> Describe(SequenceChange change) => requests.Describe(change);

    /// <inheritdoc/>
    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => requests.Fill(request, created);

    /// <inheritdoc/>
    public async Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation)
    {
        var rows = scope.List ? await RowsAsync(cancellation).ConfigureAwait(false) : [];
        var reads = new SequenceReads(scope);
        await reads.ReadAsync(SequenceAsync, cancellation).ConfigureAwait(false);
        return reads.In(CurrentState.Empty with { Account = account.Name, Rows = rows });
    }

    /// <inheritdoc/>
    public async Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation)
    {
        if (request is not { Kind: RequestKind.UpdateStep, Method: "PATCH" } || !Writable().IsMatch(request.Path))
            throw new ArgumentException("This is no request that goes through Supaglue.", nameof(request));
        var answer = await connection
            .WriteAsync(request.Method, request.Path, request.Body, cancellation)
            .ConfigureAwait(false);
        foreach (var warning in SupaglueErrors.Warnings(answer))
            warn(secret.Conceal(warning));
        return WriteAnswer.Nothing;
    }

    /// <summary>Finds out whether the key may read the list, and one sequence of it. It never writes.</summary>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<SupaglueFacts> AskAsync(CancellationToken cancellation)
    {
        var probes = new AccessProbes();
        var rows = ImmutableArray<SequenceRow>.Empty;
        await probes
            .TryAsync(
                SupaglueErrors.ListCall,
                async () =>
                    rows = reader.Rows(
                        await connection
                            .ProbeAsync("GET", $"/sequences?page_size=1{RawData('&')}", null, cancellation)
                            .ConfigureAwait(false)
                    )
            )
            .ConfigureAwait(false);
        if (rows is [var first, ..])
            await probes
                .TryAsync(
                    SupaglueErrors.ReadCall,
                    async () =>
                        reader.Sequence(
                            first.Id,
                            await connection
                                .ProbeAsync("GET", $"/sequences/{first.Id}{RawData('?')}", null, cancellation)
                                .ConfigureAwait(false)
                        )
                )
                .ConfigureAwait(false);
        else
            probes.Skip(SupaglueErrors.ReadCall);
        return new(account.Name, probes.Results, SupaglueErrors.WriteCall, Capabilities);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private async Task<CurrentSequence?> SequenceAsync(string id, CancellationToken cancellation)
    {
        if (!ServiceId.IsUsable(id))
            throw new ArgumentException("An id is blank or malformed.", nameof(id));
        for (var look = 1; ; look++)
        {
            try
            {
                return reader.Sequence(
                    id,
                    await connection
                        .ReadAsync("GET", $"/sequences/{id}{RawData('?')}", null, cancellation)
                        .ConfigureAwait(false)
                );
            }
            catch (ServiceException exception) when (exception.Kind == FailureKind.NotFound)
            {
                return null;
            }
            catch (ServiceException exception) when (exception.Contradiction is not null && look < MostLooks)
            {
                // An answer that contradicts itself may be a single event, and asking again is harmless.
                await Task.Delay(TimeSpan.FromSeconds(look), time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<ImmutableArray<SequenceRow>> RowsAsync(CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<SequenceRow>();
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        for (string? cursor = null; ; )
        {
            var at = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await connection
                .ReadAsync("GET", $"/sequences?page_size=100{RawData('&')}{at}", null, cancellation)
                .ConfigureAwait(false);
            rows.AddRange(reader.Rows(page));
            if ((cursor = SupaglueReader.Next(page)) is null)
                break;
            if (!cursors.Add(cursor) || cursors.Count > MostPages)
                throw ServiceException.Incomplete("sequences", "its pages do not end");
        }

        if (rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count() != rows.Count)
            throw ServiceException.Incomplete("sequences", "an entry is on two pages");
        return rows.ToImmutable();
    }

    // The raw data of other providers is not used.
    private string RawData(char sign) => account.IsApollo ? $"{sign}include_raw_data=true" : "";

    [GeneratedRegex(@"\A/sequences/[A-Za-z0-9_-]+/sequence_steps/[A-Za-z0-9_-]+\z")]
    private static partial Regex Writable();
}
