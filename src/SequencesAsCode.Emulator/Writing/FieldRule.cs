using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.State;

namespace SequencesAsCode.Emulator.Writing;

internal enum FieldKind
{
    Text,
    Whole,
    Flag,
    Texts,
    Time,
    Any,
}

/// <summary>A field that writes may set, and the form of its value.</summary>
internal sealed record FieldRule(string Name, FieldKind Kind)
{
    /// <summary>Copies the field from the request; false when it is missing or malformed.</summary>
    public bool Write(JsonObject draft, JsonObject given, string owner, EmulatorOptions options)
    {
        if (options.Ignores(owner, Name))
            return true;
        if (!given.TryGetPropertyValue(Name, out var sent))
            return false;

        if (sent is null)
        {
            if (options.Clears(owner, Name))
                draft[Name] = null;
            return true;
        }

        if (Read(sent) is not { } value)
            return false;

        draft[Name] = value;
        return true;
    }

    private JsonNode? Read(JsonNode sent) =>
        Kind switch
        {
            FieldKind.Text => JsonReading.AsText(sent),
            FieldKind.Whole => JsonReading.AsWhole(sent),
            FieldKind.Flag => JsonReading.AsFlag(sent),
            FieldKind.Time => Timestamp.Read(JsonReading.AsText(sent)) is { } at ? Timestamp.WithOffset(at) : null,
            FieldKind.Texts => sent is JsonArray list
                ? list.Select(JsonReading.AsText).OfType<string>().ToJsonArray()
                : null,
            _ => sent.DeepClone(),
        };
}
