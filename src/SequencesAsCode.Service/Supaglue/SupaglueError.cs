using System.Text.Json;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Supaglue;

/// <summary>One entry of <c>errors</c> or <c>warnings</c>.</summary>
/// <param name="ProblemType">Supaglue's word for it, such as <c>MISSING_REQUIRED_FIELD</c>; empty when it has none.</param>
/// <param name="Detail">What is wrong; of a refusal by the provider its own words.</param>
/// <param name="IsOfProvider">Whether the provider behind Supaglue said it.</param>
/// <param name="Status">The provider's own status, where it is said; null otherwise.</param>
internal sealed record SupaglueError(string ProblemType, string Detail, bool IsOfProvider, int? Status)
{
    /// <summary>Whether the provider refused it for what it says, so that sending it again is of no use.</summary>
    public bool IsRefusal => Status is >= 400 and < 500 and not (408 or 429);

    /// <summary>The first error of an answer; null when it has none.</summary>
    public static SupaglueError? First(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return In(WireReader.Member(document.RootElement, "errors"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or with half a character in it: there is no entry to read.
            return null;
        }
    }

    /// <summary>One entry; null when it is of another form.</summary>
    public static SupaglueError? Of(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) return null;
        var (type, detail) = (Text(entry, "problem_type") ?? "", Text(entry, "detail") ?? Text(entry, "title") ?? "no text");
        var origin = WireReader.Find(entry, "meta.origin");
        return new(type, detail.ReplaceLineEndings(" "), origin.ValueKind == JsonValueKind.String && origin.ValueEquals("remote-provider"), StatusOf(entry));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(ProblemType.Length == 0 ? "" : $"{ProblemType}: ")}{Detail}{(IsOfProvider ? " (said by the provider behind Supaglue)" : "")}";

    // A list, a list in a list, or an object with such a list.
    private static SupaglueError? In(JsonElement errors) => errors.ValueKind switch
    {
        JsonValueKind.Array => errors.EnumerateArray().Select(In).FirstOrDefault(error => error is not null),
        JsonValueKind.Object when WireReader.Member(errors, "errors") is { ValueKind: JsonValueKind.Array } deeper => In(deeper),
        _ => Of(errors),
    };

    private static int? StatusOf(JsonElement entry) => (WireReader.Find(entry, "meta.cause.status"), WireReader.Member(entry, "status")) switch
    {
        ({ ValueKind: JsonValueKind.Number } cause, _) when cause.TryGetInt32(out var status) => status,
        (_, { ValueKind: JsonValueKind.Number } own) when own.TryGetInt32(out var status) => status,
        (_, { ValueKind: JsonValueKind.String } own) when int.TryParse(own.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var status) => status,
        _ => null,
    };

    private static string? Text(JsonElement entry, string name) => WireReader.Member(entry, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said ? said : null;
}
