using System.Text.Json;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Service.Probing.Answers;

/// <summary>The keys of an object in answers and the types of their values, as recorded or documented.</summary>
/// <param name="name">The name of the object in findings.</param>
/// <param name="keys">
/// Each key with the letters of its types (s text, n number, b true or false, a list, o object), such as
/// <c>wait_time:n</c>. A key that begins with <c>?</c> may be missing. Null is possible everywhere.
/// </param>
internal sealed partial class KnownObject(string name, string keys)
{
    private readonly ImmutableArray<Known> known =
    [
        .. keys.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Known.Of),
    ];

    /// <summary>What differs in an object of an answer.</summary>
    /// <param name="seen">The object; of another kind when the answer has another form.</param>
    public IEnumerable<Oddity> OdditiesOf(JsonElement seen)
    {
        if (seen.ValueKind != JsonValueKind.Object)
            return [new(OddityKind.Type, $"{name} {TypeOf(seen)}")];
        var present = seen.EnumerateObject()
            .ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
        var byKey = known.ToDictionary(each => each.Key, StringComparer.Ordinal);
        return
        [
            .. known
                .Where(each => !each.IsOptional && !present.ContainsKey(each.Key))
                .Select(each => new Oddity(OddityKind.Missing, $"{name}.{each.Key}")),
            .. present
                .Keys.Where(key => !byKey.ContainsKey(key) && !Metric().IsMatch(key))
                .Select(key => new Oddity(OddityKind.New, $"{name}.{(Plain().IsMatch(key) ? key : "(other)")}")),
            .. byKey
                .Values.Where(each => present.TryGetValue(each.Key, out var value) && !each.Takes(value))
                .Select(each => new Oddity(OddityKind.Type, $"{name}.{each.Key} {TypeOf(present[each.Key])}")),
        ];
    }

    private static string TypeOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Array => "list",
            JsonValueKind.Object => "object",
            _ => "null",
        };

    // Counts and rates come and go, and are a number or "loading".
    [GeneratedRegex(@"\A(unique_[a-z_]+|[a-z]+(_[a-z]+)*_rate(_[a-z]+)*|contact_statuses|counts|loaded_stats)\z")]
    private static partial Regex Metric();

    // Only such keys are named: another one may hold an id or a name of the account.
    [GeneratedRegex(@"\A[a-z]+(_[a-z]+){0,9}\z")]
    private static partial Regex Plain();

    private sealed record Known(string Key, string Types, bool IsOptional)
    {
        public static Known Of(string text)
        {
            var parts = text.TrimStart('?').Split(':');
            return new(parts[0], parts[1], text.StartsWith('?'));
        }

        public bool Takes(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.String => Types.Contains('s', StringComparison.Ordinal),
                JsonValueKind.Number => Types.Contains('n', StringComparison.Ordinal),
                JsonValueKind.True or JsonValueKind.False => Types.Contains('b', StringComparison.Ordinal),
                JsonValueKind.Array => Types.Contains('a', StringComparison.Ordinal),
                JsonValueKind.Object => Types.Contains('o', StringComparison.Ordinal),
                _ => true,
            };
    }
}

/// <summary>What differs in an answer.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="What">The object, the key and, for a type, what came.</param>
internal sealed record Oddity(OddityKind Kind, string What);

/// <summary>How an answer differs from what is known.</summary>
internal enum OddityKind
{
    /// <summary>A known key is missing.</summary>
    Missing,

    /// <summary>A key is not known.</summary>
    New,

    /// <summary>A value has another type.</summary>
    Type,
}
