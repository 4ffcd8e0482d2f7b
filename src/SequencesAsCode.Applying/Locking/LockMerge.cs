using System.Globalization;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>The content of a lock that was merged line by line, by git or by a person.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Account">The account.</param>
/// <param name="Sequences">The sequences of both sides; empty when there are contradictions.</param>
/// <param name="Contradictions">Objects on which the sides differ.</param>
internal sealed record MergedLock(
    int Version,
    string Account,
    ImmutableArray<BaseSequence> Sequences,
    ImmutableArray<Diagnostic> Contradictions
)
{
    /// <summary>A lock whose content cannot be used.</summary>
    public static MergedLock Unmerged(int version, params ImmutableArray<Diagnostic> contradictions) =>
        new(version, Account: "", Sequences: [], contradictions);
}

/// <summary>
/// Merges both sides of a lock with merge conflicts by the ids of objects. When the text shows the common ancestor,
/// changes and removals of one side are used. Contradictions are reported and not guessed.
/// </summary>
internal sealed class LockMerge(string file)
{
    private const int MostTold = 20;

    private readonly CappedFindings contradictions = new(MostTold);

    /// <summary>Merges the sides.</summary>
    /// <exception cref="FormatException">The sides cannot be read; the message says why.</exception>
    public MergedLock Read(LockSides sides) => LockFormat.Guard(() => Take(sides));

    private MergedLock Take(LockSides sides)
    {
        var ours = LockRows.Read(sides.Ours);
        var theirs = LockRows.Read(sides.Theirs);
        var before = Before(sides);
        var version = Math.Max(ours.Version, theirs.Version);
        if (version > LockFormat.Version)
            return MergedLock.Unmerged(version);
        if (ours.Account is not { } account || theirs.Account != account)
            return MergedLock.Unmerged(
                version,
                Diagnostic.LockContradictsItself(
                    new(file),
                    "they belong to two accounts",
                    "restore the lock file of this environment's account from version control"
                )
            );

        var left = ById(ours);
        var right = ById(theirs);
        var origin = before is null ? null : ById(before);
        var merged = new JsonArray();
        foreach (var id in left.Keys.Concat(right.Keys).Distinct(StringComparer.Ordinal))
        {
            if (
                Merged(left.GetValueOrDefault(id), right.GetValueOrDefault(id), origin?.GetValueOrDefault(id)) is
                { } row
            )
                merged.Add((JsonNode)row);
        }

        CheckKeys(left.Values.Concat(right.Values));
        return contradictions.IsEmpty
            ? new(version, account, LockFormat.Sequences(merged), [])
            : new(version, account, [], [.. contradictions.Told().OrderBy(told => told.At, SourceLocation.FileOrder)]);
    }

    private static LockRows? Before(LockSides sides)
    {
        try
        {
            return sides.Before is { } lines ? LockRows.Read(lines) : null;
        }
        catch (FormatException)
        {
            // The ancestor helps, but is not needed.
            return null;
        }
    }

    private Dictionary<string, LockRow> ById(LockRows rows)
    {
        var byId = new Dictionary<string, LockRow>(StringComparer.Ordinal);
        foreach (var row in rows.Rows)
        {
            if (byId.TryAdd(row.Identity, row) || Merged(byId[row.Identity], row, null) is not { } both)
                continue;
            byId[row.Identity] = byId[row.Identity] with { Object = both };
        }

        return byId;
    }

    // Null when one side removed the object and the other did not change it.
    private JsonObject? Merged(LockRow? one, LockRow? other, LockRow? origin) =>
        Chosen(one, other, origin) is { } row
            ? SpentEntries.Keep(row, one?.Object, other?.Object, origin?.Object)
            : null;

    private JsonObject? Chosen(LockRow? one, LockRow? other, LockRow? origin)
    {
        if (one is null || other is null)
            return (one ?? other) is { } only && (origin is null || !IsSame(origin.Object, only.Object))
                ? Copy(only.Object)
                : null;
        if (IsSame(one.Object, other.Object) || (origin is not null && IsSame(origin.Object, other.Object)))
            return Copy(one.Object);
        if (origin is not null && IsSame(origin.Object, one.Object))
            return Copy(other.Object);
        return Both(one.Object, other.Object, origin?.Object, name => Contradict(name, one, other));
    }

    private static JsonObject Both(JsonObject one, JsonObject other, JsonObject? origin, Action<string> contradict)
    {
        var both = new JsonObject();
        foreach (
            var name in one.Select(pair => pair.Key)
                .Concat(other.Select(pair => pair.Key))
                .Distinct(StringComparer.Ordinal)
        )
        {
            var left = one[name];
            var right = other[name];
            var before = origin?[name];
            both[name] = (left, right) switch
            {
                (null, _) or (_, null) => (left ?? right)?.DeepClone(),
                _ when IsSame(left, right) => left.DeepClone(),

                // Positions change when a neighbor is added or removed; an object that one side protects stays
                // protected.
                _ when name is "position" => left.DeepClone(),
                _ when name is "protect" => JsonValue.Create(true),
                _ when name is SpentEntries.Property => left.DeepClone(),
                (JsonObject inner, JsonObject outer) => Both(inner, outer, before as JsonObject, contradict),
                _ when before is not null && IsSame(before, right) => left.DeepClone(),
                _ when before is not null && IsSame(before, left) => right.DeepClone(),
                _ => Refused(name),
            };
        }

        return both;

        JsonNode? Refused(string name)
        {
            contradict(name);
            return null;
        }
    }

    private void Contradict(string name, LockRow one, LockRow other)
    {
        contradictions.Add(
            Diagnostic.LockContradictsItself(
                new(file, one.Line),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{name}' of the {(string?)one.Object["kind"]} {one.Id} is {Shown(one.Object, name)} "
                        + $"in line {one.Line} and {Shown(other.Object, name)} in line {other.Line}"
                ),
                $"delete the older of the two lines, then run '{CommandWords.PlanRefreshAll}'"
            )
        );
    }

    // Two ids with one key: each side created the sequence.
    private void CheckKeys(IEnumerable<LockRow> rows)
    {
        foreach (
            var twins in rows.Where(row => (string?)row.Object["kind"] == "sequence")
                .DistinctBy(row => row.Id)
                .GroupBy(row => (string?)row.Object["key"], StringComparer.Ordinal)
        )
        {
            if (twins.ToList() is [var first, var second, ..])
                Twins(twins.Key ?? "", first, second);
        }
    }

    private void Twins(string key, LockRow one, LockRow other) =>
        contradictions.Add(
            Diagnostic.LockContradictsItself(
                new(file, one.Line),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the key '{key}' is the sequence {one.Id} in line {one.Line} and {other.Id} in line "
                        + $"{other.Line}, so each side created one"
                ),
                "archive one of them in Apollo, then delete the lines with its id and the lines of its " + "steps"
            )
        );

    private static string Shown(JsonObject row, string name) =>
        (row[name] ?? (row["fields"] as JsonObject)?[name])?.ToJsonString(CompactJson.Options) ?? "";

    private static JsonObject Copy(JsonObject row) => (JsonObject)row.DeepClone();

    private static bool IsSame(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other);
}
