using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning.Allowing;
using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Applying.Locking;

/// <summary>What git has of a lock besides the file in the folder.</summary>
/// <param name="Later">Versions that were committed after the one in the folder, the newest first.</param>
public sealed record LockHistory(ImmutableArray<LaterLock> Later)
{
    private const string Property = $"\"{SpentEntries.Property}\"";

    /// <summary>Git has nothing, or is not asked.</summary>
    public static LockHistory Nothing { get; } = new([]);

    /// <summary>The entries under <c>allow</c> that any version has as spent, by the id of the sequence.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> Spent { get; init; } =
        ImmutableDictionary<string, ImmutableHashSet<string>>.Empty;

    /// <summary>Reads versions of a lock. A text that is not a lock, or has a newer format, is left out.</summary>
    /// <param name="later">Later versions with their commits, the newest first.</param>
    /// <param name="all">The texts of all versions whose spent entries count.</param>
    public static LockHistory Of(IEnumerable<(string Commit, string Text)> later, IEnumerable<string> all)
    {
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(all);
        ImmutableArray<LaterLock> read =
        [
            .. later
                .Select(version => (version.Commit, Sequences: SequencesOf(version.Text)))
                .Where(version => version.Sequences is not null)
                .Select(version => new LaterLock(version.Commit, version.Sequences!.Value)),
        ];
        var lines = new HashSet<string>(StringComparer.Ordinal);
        var spent = all.SelectMany(text => SpentIn(text, lines))
            .Concat(read.SelectMany(version => version.Sequences).Select(row => (row.Id, row.Spent)))
            .GroupBy(row => row.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(
                rows => rows.Key,
                rows =>
                    rows.SelectMany(row => row.Spent).Where(entry => !FreeStart.Contains(entry)).ToImmutableHashSet(),
                StringComparer.Ordinal
            );
        return new(read) { Spent = spent };
    }

    /// <summary>The sequences in the text of a lock; null when it is not a lock, or of a newer format.</summary>
    public static ImmutableArray<BaseSequence>? SequencesOf(string text)
    {
        try
        {
            var (version, _, sequences) = LockFormat.Read(text);
            return version > LockFormat.Version ? null : sequences;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// The rows that do not have everything that git knows, with it. A row that git merged may have lost a right whose
    /// start it knows; it gets the right back.
    /// </summary>
    /// <param name="rows">All rows of the lock.</param>
    internal IEnumerable<BaseSequence> Completed(IReadOnlyCollection<BaseSequence> rows)
    {
        var first = rows.MinBy(row => row.Id, StringComparer.Ordinal);
        var known = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);

        // An entry for the whole workspace counts for every row, and stays when its row is gone.
        var many = Spent
            .Where(pair => !known.Contains(pair.Key))
            .SelectMany(pair => pair.Value)
            .Where(entry => AllowEntry.IsOf(AllowKind.Many, entry))
            .ToList();
        var later = Later.SelectMany(version => version.Sequences).ToLookup(row => row.Id, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var spent = Spent.GetValueOrDefault(row.Id, []).Concat(ReferenceEquals(row, first) ? many : []);
            var completed = later[row.Id].Aggregate(FreeStart.Given(row), FreeStart.Lost).Spending(spent);
            if (!completed.Spent.SequenceEqual(row.Spent, StringComparer.Ordinal))
                yield return completed;
        }
    }

    // Most versions differ in a few lines, so each line is read once.
    private static IEnumerable<(string Id, ImmutableArray<string> Spent)> SpentIn(string text, HashSet<string> seen)
    {
        var rows = new List<(string, ImmutableArray<string>)>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.Contains(Property, StringComparison.Ordinal))
                continue;
            var whole = line.Trim().TrimEnd(',').ToString();
            if (!seen.Add(whole))
                continue;
            if (RowOf(whole) is not { } row)
                return (SequencesOf(text) ?? []).Select(sequence => (sequence.Id, sequence.Spent));
            rows.Add(row);
        }

        return rows;
    }

    // Null when the line is not one row, as in a lock that somebody formatted.
    private static (string, ImmutableArray<string>)? RowOf(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject row && (string?)row["id"] is { } id
                ? (id, SpentEntries.Read(row))
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
