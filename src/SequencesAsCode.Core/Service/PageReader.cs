using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SequencesAsCode.Service;

/// <summary>Reads every page of a list, or fails: a part of a list would turn what is missing into creations.</summary>
internal sealed class PageReader(Func<int, CancellationToken, Task<JsonElement>> readPage)
{
    // A list that does not end is none. Apollo says that it shows 50,000 records, which is 500 pages.
    private const int MostPages = 10_000;

    public async Task<ImmutableArray<T>> ReadAsync<T>(Func<JsonElement, ImmutableArray<T>> readRows, Func<T, string> idOf, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var (page, pages, entries) = (1, 1L, 0L);
        for (; page <= pages; page++)
        {
            var answer = await readPage(page, cancellation).ConfigureAwait(false);
            var found = readRows(answer);
            (entries, pages) = Pagination(answer, page);
            if (found.IsEmpty && page < pages) throw ServiceException.Incomplete(string.Create(CultureInfo.InvariantCulture, $"page {page} of {pages} is empty"));
            rows.AddRange(found);
            if (rows.Count > entries) break;
            if (page >= MostPages) throw ServiceException.Incomplete(string.Create(CultureInfo.InvariantCulture, $"it has more than {MostPages} pages"));
        }

        if (rows.Count != entries) throw ServiceException.Incomplete(string.Create(CultureInfo.InvariantCulture, $"the service counts {entries}, its pages hold {rows.Count}"));
        if (rows.Select(idOf).Distinct(StringComparer.Ordinal).Count() != rows.Count) throw ServiceException.Incomplete("an entry is on two pages");
        return rows.ToImmutable();
    }

    private static (long Entries, long Pages) Pagination(JsonElement answer, int page)
    {
        try
        {
            var pagination = answer.GetProperty("pagination");
            if (pagination.TryGetProperty("page", out var given) && WireValue.Number("page", given) != page) throw ServiceException.Incomplete($"page {page} was asked for, and the answer is page {given.GetRawText()}");
            return (WireValue.Number("total_entries", pagination.GetProperty("total_entries")), WireValue.Number("total_pages", pagination.GetProperty("total_pages")));
        }
        catch (Exception exception) when (exception is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw ServiceException.Incomplete($"'pagination' is missing or malformed ({exception.Message.TrimEnd('.')})");
        }
    }
}
