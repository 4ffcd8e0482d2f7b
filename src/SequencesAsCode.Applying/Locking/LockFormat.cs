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
            var document = LockDocument.Read(text);
            return document.Version > Version
                ? (document.Version, "", [])
                : (document.Version, document.Account, Sequences(document.Rows()));
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
    public static ImmutableArray<BaseSequence> Sequences(JsonArray objects) =>
        Sequences(objects.Select(LockPart.Read).ToList());

    private static ImmutableArray<BaseSequence> Sequences(IReadOnlyList<LockPart> parts)
    {
        var byKind = parts.ToLookup(part => part.Kind, StringComparer.Ordinal);
        CheckKinds(byKind);
        var steps = ByParent(byKind["step"]);
        var touches = ByParent(byKind["touch"]);
        var sequences = byKind["sequence"]
            .Select(part => new BaseSequence(
                part.Id,
                part.Key!,
                part.Text!,
                part.Fields,
                [.. steps[part.Id].Select(Step)]
            )
            {
                IsProtected = part.IsProtected,
                Spent = part.Spent,
            })
            .OrderBy(sequence => sequence.Id, StringComparer.Ordinal)
            .ToImmutableArray();

        CheckParents(steps, byKind["sequence"]);
        CheckParents(touches, byKind["step"]);
        CheckSequences(sequences, byKind["step"].Concat(byKind["touch"]));
        return sequences;

        BaseStep Step(LockPart part) =>
            new(part.Id, part.Key, part.Text!, part.Fields, [.. touches[part.Id].Select(Touch)]);
        BaseTouch Touch(LockPart part) => new(part.Id, part.Key, part.Fields);
    }

    private static ILookup<string, LockPart> ByParent(IEnumerable<LockPart> parts) =>
        parts.OrderBy(part => part.Position).ToLookup(part => part.In!, StringComparer.Ordinal);

    private static void CheckSequences(ImmutableArray<BaseSequence> sequences, IEnumerable<LockPart> parts)
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

    private static void CheckKinds(ILookup<string, LockPart> byKind)
    {
        if (byKind.FirstOrDefault(group => group.Key is not ("sequence" or "step" or "touch")) is { } unknown)
            throw new FormatException($"the kind '{unknown.Key}' is not known");
    }

    private static void CheckParents(ILookup<string, LockPart> parts, IEnumerable<LockPart> parents)
    {
        var known = parents.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        if (parts.FirstOrDefault(group => !known.Contains(group.Key)) is { } lost)
            throw new FormatException($"'{lost.First().Id}' is in '{lost.Key}', which is not there");
    }

    // With one id in two places, the entry of one part could be used for the other.
    private static void CheckParts(IEnumerable<LockPart> parts)
    {
        if (
            parts.GroupBy(part => part.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())
            is not { } twice
        )
            return;
        var places = twice.Take(2).Select(part => $"as a {part.Kind} in '{part.In}'");
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
}
