using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Http;

/// <summary>One page of a list: from 1, with 25 rows by default and at most 100.</summary>
internal static class Paging
{
    public static (JsonArray Rows, JsonObject Pagination) Page<T>(
        Call call,
        IEnumerable<T> rows,
        Func<T, JsonObject> render
    )
    {
        var asked = Math.Max(1, call.Parameters.Whole("page") ?? 1);
        var size = Math.Clamp(call.Parameters.Whole("per_page") ?? 25, 1, 100);
        var shown = asked + call.PageShift;
        var all = rows.ToList();
        var page = shown < 1 ? [] : all.Skip((int)Math.Min(int.MaxValue, (shown - 1L) * size)).Take(size);
        var pagination = new JsonObject
        {
            ["page"] = asked,
            ["per_page"] = size,
            ["total_entries"] = all.Count,
            ["total_pages"] = (all.Count + size - 1) / size,
        };
        return (page.Select(row => (JsonNode)render(row)).ToJsonArray(), pagination);
    }
}
