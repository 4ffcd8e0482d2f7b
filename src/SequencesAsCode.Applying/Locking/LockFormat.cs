using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// Reads and writes the text of a lock: one line for each object, sorted by id, so that merges are easy.
/// </summary>
internal static class LockFormat
{
    public const int Version = 1;

    /// <summary>The text of the file.</summary>
    public static string Write(string account, IEnumerable<BaseSequence> sequences)
    {
        var lines = sequences
            .SelectMany(Objects)
            .OrderBy(line => (string)line["id"]!, StringComparer.Ordinal)
            .ThenBy(line => (string)line["kind"]!, StringComparer.Ordinal)
            .Select(line => $"    {Line(line)}");
        var text = new StringBuilder();
        text.Append("{\n  \"version\": ")
            .Append(Version)
            .Append(",\n  \"account\": ")
            .Append(JsonValue.Create(account).ToJsonString(CompactJson.Options))
            .Append(",\n  \"objects\": [");
        text.AppendJoin(',', lines.Select(line => $"\n{line}")).Append("\n  ]\n}\n");
        return text.ToString();
    }

    /// <summary>The objects of one sequence: the sequence, its steps and their touches.</summary>
    public static IEnumerable<JsonObject> Objects(BaseSequence sequence)
    {
        var line = Object(
            sequence.Id,
            "sequence",
            parent: null,
            position: null,
            sequence.Key,
            ("name", sequence.Name),
            sequence.Fields
        );
        if (sequence.IsProtected)
            line["protect"] = true;
        if (!sequence.Spent.IsEmpty)
            line[SpentEntries.Property] = SpentEntries.Write(sequence.Spent);
        yield return line;
        foreach (var (index, step) in sequence.Steps.Index())
        {
            yield return Object(step.Id, "step", sequence.Id, index + 1, step.Key, ("type", step.Type), step.Fields);
            foreach (var (place, touch) in step.Touches.Index())
                yield return Object(touch.Id, "touch", step.Id, place + 1, touch.Key, null, touch.Fields);
        }
    }

    /// <summary>Whether two entries give the same text.</summary>
    public static bool IsSame(BaseSequence one, BaseSequence other) =>
        Objects(one).Select(Line).SequenceEqual(Objects(other).Select(Line), StringComparer.Ordinal);

    /// <summary>The version, account and sequences of a text; without sequences when the version is newer.</summary>
    /// <exception cref="FormatException">It is not a lock; the message says why.</exception>
    public static (int Version, string Account, ImmutableArray<BaseSequence> Sequences) Read(string text) =>
        Guard(() =>
        {
            var root = JsonNode.Parse(text) as JsonObject ?? throw new FormatException("it is not an object");
            var version = (int)(root["version"] ?? throw new FormatException("'version' is missing"));
            if (version < 1)
                throw new FormatException("'version' is less than 1");
            return version > Version
                ? (version, "", [])
                : (
                    version,
                    Text(root, "account"),
                    Sequences(root["objects"] as JsonArray ?? throw new FormatException("'objects' is missing"))
                );
        });

    /// <summary>Reads text or nodes of a lock, and turns every failure of form into one exception.</summary>
    /// <exception cref="FormatException">The text is malformed; the message says why.</exception>
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or InvalidOperationException
                        or ArgumentException
                        or OverflowException
                        or KeyNotFoundException
            )
        {
            throw new FormatException(exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>Builds sequences from their objects.</summary>
    /// <exception cref="FormatException">An object is malformed, or belongs to nothing.</exception>
    public static ImmutableArray<BaseSequence> Sequences(JsonArray lines)
    {
        var objects = lines
            .Select(line => line as JsonObject ?? throw new FormatException("an entry of 'objects' is not an object"))
            .ToList();
        var byKind = objects.ToLookup(line => Text(line, "kind"), StringComparer.Ordinal);
        var steps = ByParent(byKind["step"]);
        var touches = ByParent(byKind["touch"]);
        var sequences = byKind["sequence"]
            .Select(line => new BaseSequence(
                Id(line),
                Text(line, "key"),
                Text(line, "name"),
                Fields(line),
                [.. steps[Id(line)].Select(Step)]
            )
            {
                IsProtected = (bool?)line["protect"] ?? false,
                Spent = SpentEntries.Read(line),
            })
            .OrderBy(sequence => sequence.Id, StringComparer.Ordinal)
            .ToImmutableArray();

        CheckKinds(byKind);
        CheckParents(steps, byKind["sequence"]);
        CheckParents(touches, byKind["step"]);
        CheckSequences(sequences, byKind["step"].Concat(byKind["touch"]));
        return sequences;

        BaseStep Step(JsonObject line) =>
            new(Id(line), Key(line), Text(line, "type"), Fields(line), [.. touches[Id(line)].Select(Touch)]);
        BaseTouch Touch(JsonObject line) => new(Id(line), Key(line), Fields(line));
    }

    private static ILookup<string, JsonObject> ByParent(IEnumerable<JsonObject> lines) =>
        lines.OrderBy(line => (int)(line["position"] ?? 0)).ToLookup(line => Text(line, "in"), StringComparer.Ordinal);

    private static void CheckSequences(ImmutableArray<BaseSequence> sequences, IEnumerable<JsonObject> parts)
    {
        Unique(sequences.Select(sequence => sequence.Key), "key");
        Unique(sequences.Select(sequence => sequence.Id), "id");
        CheckParts(parts);
        foreach (var sequence in sequences)
        {
            Unique(sequence.Steps.Select(step => step.Key).OfType<string>(), "step key");
            foreach (var step in sequence.Steps)
                Unique(step.Touches.Select(touch => touch.Key).OfType<string>(), "variant key");
        }
    }

    private static string Line(JsonObject line) => line.ToJsonString(CompactJson.Options);

    private static void CheckKinds(ILookup<string, JsonObject> byKind)
    {
        if (byKind.FirstOrDefault(group => group.Key is not ("sequence" or "step" or "touch")) is { } unknown)
            throw new FormatException($"the kind '{unknown.Key}' is not known");
    }

    private static void CheckParents(ILookup<string, JsonObject> parts, IEnumerable<JsonObject> parents)
    {
        var known = parents.Select(line => Id(line)).ToHashSet(StringComparer.Ordinal);
        if (parts.FirstOrDefault(group => !known.Contains(group.Key)) is { } lost)
            throw new FormatException($"'{Id(lost.First())}' is in '{lost.Key}', which is not there");
    }

    // With one id in two places, the entry of one part could be used for the other.
    private static void CheckParts(IEnumerable<JsonObject> parts)
    {
        if (
            parts.GroupBy(line => Id(line), StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())
            is not { } twice
        )
            return;
        var places = twice.Take(2).Select(line => $"as a {Text(line, "kind")} in '{Text(line, "in")}'");
        throw new FormatException($"the id '{twice.Key}' is there twice, {string.Join(" and ", places)}");
    }

    private static void Unique(IEnumerable<string> values, string what)
    {
        if (
            values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is
            { } twice
        )
            throw new FormatException($"the {what} '{twice.Key}' is there twice");
    }

    private static JsonObject Object(
        string id,
        string kind,
        string? parent,
        int? position,
        string? key,
        (string Name, string Value)? more,
        BaseFields fields
    )
    {
        var line = new JsonObject { ["id"] = id, ["kind"] = kind };
        if (parent is not null)
            line["in"] = parent;
        if (position is not null)
            line["position"] = position;
        if (key is not null)
            line["key"] = key;
        if (more is var (name, value))
            line[name] = value;
        line["fields"] = new JsonObject(
            fields.Pairs.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, Pair(pair.Value)))
        );
        var rewrites = fields.Pairs.Where(pair => pair.Value.IsRewritten).ToList();
        if (rewrites.Count > 0)
            line["rewrites"] = new JsonObject(
                rewrites.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.Rewrite))
            );
        var served = fields.Pairs.Where(pair => pair.Value.Served is not null).ToList();
        if (served.Count > 0)
            line["returned"] = new JsonObject(
                served.Select(pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value.Served!)))
            );
        return line;
    }

    // One text when sent and returned are equal, else an array: sent, returned, source in the file, whether refused.
    private static JsonNode Pair(BasePair pair) =>
        (pair.Sent == pair.Returned, pair.Source, pair.IsRefused) switch
        {
            (_, var source, true) => new JsonArray(pair.Sent, pair.Returned, source, true),
            (true, null, _) => pair.Sent,
            (_, null, _) => new JsonArray(pair.Sent, pair.Returned),
            (_, var source, _) => new JsonArray(pair.Sent, pair.Returned, source),
        };

    private static BaseFields Fields(JsonObject line)
    {
        var rewrites = line["rewrites"] as JsonObject;
        var served = line["returned"] as JsonObject;
        return new(
            (line["fields"] as JsonObject ?? []).ToImmutableSortedDictionary(
                pair => pair.Key,
                pair =>
                    Current(pair.Key, Pair(pair.Key, pair.Value)) with
                    {
                        Rewrite = (string?)rewrites?[pair.Key],
                        Served = served?[pair.Key]?.ToJsonString(CompactJson.Options),
                    },
                StringComparer.Ordinal
            )
        );
    }

    private static BasePair Pair(string field, JsonNode? node) =>
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

    private static BasePair Current(string field, BasePair pair) =>
        pair with
        {
            Sent = FieldToken.Current(field, pair.Sent),
            Returned = FieldToken.Current(field, pair.Returned),
        };

    private static string Text(JsonObject line, string name) =>
        (string?)line[name] ?? throw new FormatException($"'{name}' is missing");

    // The id becomes part of a URL.
    private static string Id(JsonObject line) =>
        Text(line, "id") is var id && ServiceId.IsUsable(id)
            ? id
            : throw new FormatException($"'{id}' is not a usable id");

    private static string? Key(JsonObject line) => (string?)line["key"];
}
