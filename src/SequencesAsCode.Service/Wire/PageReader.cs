using System.Text.Json;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// Reads every page of a list, or fails: a plan on part of the list would create again what is missing.
/// </summary>
/// <param name="readPage">Reads one page, from 1.</param>
/// <param name="pause">Waits before the list is read again, given how often it was read; null to read it once.</param>
/// <param name="things">The things in the list, for messages.</param>
internal sealed class PageReader(
    Func<int, CancellationToken, Task<JsonElement>> readPage,
    Func<int, CancellationToken, Task>? pause = null,
    string things = "sequences"
)
{
    // More pages are an error. Apollo says that it shows 50,000 records, which is 500 pages.
    private const int MostPages = 10_000;
    private const int MostReadings = 3;

    public async Task<ImmutableArray<T>> ReadAsync<T>(
        Func<JsonElement, ImmutableArray<T>> readRows,
        Func<T, string> idOf,
        CancellationToken cancellation
    )
    {
        for (var reading = 1; ; reading++)
        {
            // Pages do not fit together when somebody creates or archives a sequence at the same time.
            var (rows, trouble) = await ReadOnceAsync(readRows, idOf, cancellation).ConfigureAwait(false);
            if (trouble is null)
                return rows;
            if (pause is null || reading == MostReadings)
                throw trouble;
            await pause(reading, cancellation).ConfigureAwait(false);
        }
    }

    // A page that could not be read is thrown and not returned as trouble, because the connection has already repeated
    // the call.
    private async Task<(ImmutableArray<T> Rows, ServiceException? Trouble)> ReadOnceAsync<T>(
        Func<JsonElement, ImmutableArray<T>> readRows,
        Func<T, string> idOf,
        CancellationToken cancellation
    )
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var pages = 1L;
        var entries = 0L;
        for (var page = 1; page <= pages; page++)
        {
            var answer = await readPage(page, cancellation).ConfigureAwait(false);
            try
            {
                var found = readRows(answer);
                (entries, pages) = Pagination(answer, page);
                if (found.IsEmpty && page < pages)
                    return ([], Incomplete($"page {page} of {pages} is empty"));
                rows.AddRange(found);
                if (rows.Count > entries)
                    break;
                if (page >= MostPages)
                    return ([], Incomplete($"it has more than {MostPages} pages"));
            }
            catch (ServiceException trouble)
            {
                return ([], trouble);
            }
        }

        if (rows.Count != entries)
            return ([], Incomplete($"the service counts {entries}, but its pages hold {rows.Count}"));
        if (rows.Select(idOf).Distinct(StringComparer.Ordinal).Count() != rows.Count)
            return ([], Incomplete($"an entry is on two pages"));
        return (rows.ToImmutable(), null);
    }

    private ServiceException Incomplete(FormattableString what) =>
        ServiceException.Incomplete(things, FormattableString.Invariant(what));

    private (long Entries, long Pages) Pagination(JsonElement answer, int page)
    {
        try
        {
            var pagination = answer.GetProperty("pagination");
            if (pagination.TryGetProperty("page", out var given) && WireValue.Number("page", given) != page)
                throw Incomplete($"page {page} was asked for, but the answer is page {given.GetRawText()}");
            return (
                WireValue.Number("total_entries", pagination.GetProperty("total_entries")),
                WireValue.Number("total_pages", pagination.GetProperty("total_pages"))
            );
        }
        catch (Exception exception)
            when (exception is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw Incomplete($"'pagination' is missing or malformed ({exception.Message.TrimEnd('.')})");
        }
    }
}
