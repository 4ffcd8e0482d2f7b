using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>
/// A page of Supaglue's list, which is a page of Apollo's search and so has at most 100 rows. The cursor holds the size
/// as well, so that pages fit together even when a request names another size.
/// </summary>
internal sealed record SupagluePage(int Number, int Size)
{
    private const int Most = 100;

    /// <exception cref="SupaglueException">The cursor or the size is malformed.</exception>
    public static SupagluePage Asked(JsonObject query)
    {
        if (query.Text("cursor") is { Length: > 0 } cursor)
            return Of(cursor) ?? throw new SupaglueException(SupaglueProblem.BadRequest("The cursor is not valid."));

        if (!query.ContainsKey("page_size"))
            return new SupagluePage(1, Most);

        return query.Whole("page_size") is > 0 and var size
            ? new SupagluePage(1, Math.Min(size, Most))
            : throw new SupaglueException(SupaglueProblem.BadRequest("page_size must be a whole number above 0."));
    }

    public JsonObject Pagination(int total) =>
        new()
        {
            ["next"] = (long)Number * Size < total ? (this with { Number = Number + 1 }).Cursor() : null,
            ["previous"] = Number > 1 ? (this with { Number = Number - 1 }).Cursor() : null,
            ["total_count"] = total,
        };

    private string Cursor() =>
        Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Number}:{Size}"))
        );

    private static SupagluePage? Of(string cursor)
    {
        if (!Base64Url.IsValid(cursor))
            return null;

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':');
        return parts is [var number, var size] && Read(number) is { } page && Read(size) is { } rows and <= Most
            ? new SupagluePage(page, rows)
            : null;
    }

    private static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
