using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json;

/// <summary>Writes a place in a file as JSON and reads it back.</summary>
internal static class LocationJson
{
    /// <summary>The place as an object; null when there is none.</summary>
    public static JsonObject? Write(SourceLocation? at) =>
        at is null
            ? null
            : new()
            {
                ["file"] = at.File,
                ["line"] = at.Line,
                ["column"] = at.Column,
            };

    /// <summary>The place in the property <c>at</c> of an object; null when the property is null.</summary>
    public static SourceLocation? Read(JsonObject from) =>
        from.ObjectOrNull("at") is { } at
            ? new(at.Text("file"), at.PositionOrNull("line") ?? 0, at.PositionOrNull("column") ?? 0)
            : null;
}
