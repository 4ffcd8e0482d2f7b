using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>A sequence, step or touch as one row of a lock says it.</summary>
internal sealed class LockPart
{
    // Each row has the names as texts of its own; a lock of thousands of sequences would keep them all.
    private static readonly FrozenDictionary<string, string> Names = Core
        .Values.Fields.All.Select(field => field.Key)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(name => name, StringComparer.Ordinal);

    private LockPart(JsonObject row)
    {
        Kind = TextOf(row, "kind");
        Id = IdOf(row);
        In = Kind is "step" or "touch" ? TextOf(row, "in") : null;
        Position = (int)(row["position"] ?? 0);
        Key = Kind == "sequence" ? TextOf(row, "key") : (string?)row["key"];
        Text = Kind switch
        {
            "sequence" => TextOf(row, "name"),
            "step" => TextOf(row, "type"),
            _ => null,
        };
        Fields = FieldsOf(row);
        IsProtected = (bool?)row["protect"] ?? false;
        Spent = SpentEntries.Read(row);
    }

    /// <summary>What it is: <c>sequence</c>, <c>step</c> or <c>touch</c>.</summary>
    public string Kind { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>The id of what it belongs to; null for a sequence.</summary>
    public string? In { get; }

    /// <summary>Its place in there, from 1.</summary>
    public int Position { get; }

    /// <summary>Its key; never null for a sequence.</summary>
    public string? Key { get; }

    /// <summary>The name of a sequence, the type of a step, null for a touch.</summary>
    public string? Text { get; }

    /// <summary>The values sent and returned.</summary>
    public BaseFields Fields { get; }

    /// <summary>Whether a sequence is protected.</summary>
    public bool IsProtected { get; }

    /// <summary>The entries that a sequence has used.</summary>
    public ImmutableArray<string> Spent { get; }

    /// <summary>Reads a row.</summary>
    /// <exception cref="FormatException">
    /// It is malformed. Values of a wrong type cause the exceptions of <see cref="JsonNode"/>.
    /// </exception>
    public static LockPart Read(JsonNode? row) =>
        new(row as JsonObject ?? throw new FormatException("an entry of 'objects' is not an object"));

    private static string NameOf(string field) => Names.GetValueOrDefault(field, field);

    private static BaseFields FieldsOf(JsonObject row)
    {
        var rewrites = row["rewrites"] as JsonObject;
        var served = row["returned"] as JsonObject;
        return new(
            (row["fields"] as JsonObject ?? []).ToImmutableSortedDictionary(
                pair => NameOf(pair.Key),
                pair =>
                    Current(pair.Key, PairOf(pair.Key, pair.Value)) with
                    {
                        Rewrite = (string?)rewrites?[pair.Key],
                        Served = served?[pair.Key]?.ToJsonString(CompactJson.Options),
                    },
                StringComparer.Ordinal
            )
        );
    }

    private static BasePair PairOf(string field, JsonNode? node) =>
        node switch
        {
            JsonArray { Count: 2 } and [{ } sent, { } returned] => new((string)sent!, (string)returned!),
            JsonArray { Count: 3 } and [{ } sent, { } returned, var source] => new(
                (string)sent!,
                (string)returned!,
                (string?)source
            ),
            JsonArray { Count: 4 } and [{ } sent, { } returned, var source, { } flag] => new(
                (string)sent!,
                (string)returned!,
                (string?)source,
                (bool)flag!
            ),
            JsonValue one => new((string)one!, (string)one!),
            _ => throw new FormatException($"the field '{field}' is malformed"),
        };

    // Where both are equal, as most are, they are one text in memory.
    private static BasePair Current(string field, BasePair pair)
    {
        var sent = FieldToken.Current(field, pair.Sent);
        var returned = pair.Returned == pair.Sent ? sent : FieldToken.Current(field, pair.Returned);
        return pair with { Sent = sent, Returned = returned };
    }

    private static string TextOf(JsonObject row, string name) =>
        (string?)row[name] ?? throw new FormatException($"'{name}' is missing");

    // The id becomes part of a URL.
    private static string IdOf(JsonObject row) =>
        TextOf(row, "id") is var id && ServiceId.IsUsable(id)
            ? id
            : throw new FormatException($"'{id}' is not a usable id");
}
