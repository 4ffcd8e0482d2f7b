using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Service.Snapshots;

/// <summary>
/// Writes and reads snapshots as text. Everything is sorted by id, so two snapshots of the same state differ only in
/// their time.
/// </summary>
public static class SnapshotFile
{
    internal const string FormatVersion = "1.0";

    private const string Kind = "snapshot";

    /// <summary>The text of the file.</summary>
    public static string Write(Snapshot snapshot)
    {
        var state = snapshot.State;
        var json = new JsonObject
        {
            ["format_version"] = FormatVersion,
            ["kind"] = Kind,
            ["service"] = snapshot.Service,
            ["account"] = state.Account,
            ["taken"] = snapshot.Taken,
            ["rows"] = JsonWriting.Array(state.Rows.OrderBy(row => row.Id, StringComparer.Ordinal), RowJson.Write),
            ["sequences"] = JsonWriting.Array(
                state.Sequences.Values.OrderBy(sequence => sequence.Id, StringComparer.Ordinal),
                WholeJson.Write
            ),
            ["absent"] = JsonWriting.Texts(state.Absent.Order(StringComparer.Ordinal)),
            ["schedules"] = Write(state.Directory.Schedules),
            ["users"] = Write(state.Directory.Users),
            ["labels"] = Write(state.Directory.Labels),
        };
        if (!state.Failures.IsEmpty)
            json["failures"] = Write(state.Failures);
        return JsonText.Write(json) + "\n";
    }

    /// <summary>The snapshot that <see cref="Write(Snapshot)"/> wrote.</summary>
    /// <exception cref="SnapshotException">The text is anything else. No text causes another exception.</exception>
    public static Snapshot Read(string text)
    {
        try
        {
            if (JsonText.Parse(text) is not JsonObject json || json.Text("kind") != Kind)
                throw SnapshotException.NotASnapshot("it is other JSON");
            if (json.TextOrNull("format_version") is var version && version != FormatVersion)
                throw SnapshotException.OtherVersion(version);
            return new(
                json.Text("service"),
                json.Text("taken"),
                new(
                    json.Text("account"),
                    json.Objects("rows", RowJson.Read),
                    json.Objects("sequences", WholeJson.Read)
                        .ToImmutableDictionary(sequence => sequence.Id, StringComparer.Ordinal),
                    [.. json.Texts("absent")],
                    new(ReadEntries(json, "schedules"), ReadEntries(json, "users"), ReadEntries(json, "labels"))
                )
                {
                    Failures = ReadFailures(json),
                }
            );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentException
                        or OverflowException
            )
        {
            throw SnapshotException.NotASnapshot(exception.Message);
        }
    }

    private static JsonArray Write(ImmutableDictionary<string, string> failures) =>
        JsonWriting.Array(
            failures.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            pair => new JsonObject { ["id"] = pair.Key, ["why"] = pair.Value }
        );

    private static ImmutableDictionary<string, string> ReadFailures(JsonObject json) =>
        json.ContainsKey("failures")
            ? json.Objects("failures", failure => KeyValuePair.Create(WholeJson.Id(failure), failure.Text("why")))
                .ToImmutableDictionary(StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;

    private static JsonArray? Write(ImmutableArray<DirectoryEntry>? entries) =>
        entries is { } known
            ? JsonWriting.Array(
                known.OrderBy(entry => entry.Id, StringComparer.Ordinal),
                entry => new JsonObject { ["id"] = entry.Id, ["name"] = entry.Name }
            )
            : null;

    private static ImmutableArray<DirectoryEntry>? ReadEntries(JsonObject json, string name) =>
        json.Node(name) is null
            ? null
            : json.Objects(name, entry => new DirectoryEntry(entry.Text("id"), entry.Text("name")));
}
