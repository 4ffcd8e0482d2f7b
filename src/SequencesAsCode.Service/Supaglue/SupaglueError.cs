using System.Text.Json;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>One entry of <c>errors</c> or <c>warnings</c> in an answer.</summary>
/// <param name="ProblemType">
/// Supaglue's word for it, such as <c>MISSING_REQUIRED_FIELD</c>; empty when it has none.
/// </param>
/// <param name="Detail">What is wrong; the provider's own words when the provider refused.</param>
/// <param name="IsOfProvider">Whether it comes from the provider behind Supaglue.</param>
/// <param name="Status">The provider's HTTP status; null when the entry has none.</param>
internal sealed record SupaglueError(string ProblemType, string Detail, bool IsOfProvider, int? Status)
{
    /// <summary>Whether the provider refused the content of the call, so that sending it again does not help.</summary>
    public bool IsRefusal => Status is >= 400 and < 500 and not (408 or 429);

    /// <summary>The first error of an answer; null for none.</summary>
    public static SupaglueError? First(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return In(WireReader.Member(document.RootElement, "errors"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or with half a character in a text: there is no entry to read.
            return null;
        }
    }

    /// <summary>One entry; null when it is of another form.</summary>
    public static SupaglueError? Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        var type = Text(entry, "problem_type") ?? "";
        var detail = Text(entry, "detail") ?? Text(entry, "title") ?? "no text";
        var origin = WireReader.Find(entry, "meta.origin");
        return new(
            type,
            detail.ReplaceLineEndings(" "),
            origin.ValueKind == JsonValueKind.String && origin.ValueEquals("remote-provider"),
            StatusOf(entry)
        );
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(ProblemType.Length == 0 ? "" : $"{ProblemType}: ")}{Detail}"
        + $"{(IsOfProvider ? " (from the provider behind Supaglue)" : "")}";

    // A list, a list in a list, or an object with such a list.
    private static SupaglueError? In(JsonElement errors) =>
        errors.ValueKind switch
        {
            JsonValueKind.Array => errors.EnumerateArray().Select(In).FirstOrDefault(error => error is not null),
            JsonValueKind.Object
                when WireReader.Member(errors, "errors") is { ValueKind: JsonValueKind.Array } deeper => In(deeper),
            _ => Read(errors),
        };

    private static int? StatusOf(JsonElement entry) =>
        (WireReader.Find(entry, "meta.cause.status"), WireReader.Member(entry, "status")) switch
        {
            ({ ValueKind: JsonValueKind.Number } cause, _) when cause.TryGetInt32(out var status) => status,
            (_, { ValueKind: JsonValueKind.Number } own) when own.TryGetInt32(out var status) => status,
            (_, { ValueKind: JsonValueKind.String } own)
                when int.TryParse(own.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var status) =>
                status,
            _ => null,
        };

    private static string? Text(JsonElement entry, string name) =>
        WireReader.Member(entry, name) is { ValueKind: JsonValueKind.String } text
        && text.GetString() is { Length: > 0 } said
            ? said
            : null;
}
