using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Core.Json.Documents;

/// <summary>Writes a JSON document and passes each property or item on when it is complete.</summary>
internal sealed class JsonStream : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;
    private readonly Action<ReadOnlyMemory<byte>> pass;

    private JsonStream(JsonWriterOptions options, Action<ReadOnlyMemory<byte>> pass)
    {
        json = new(buffer, options);
        this.pass = pass;
    }

    /// <summary>The document as <see cref="JsonText.Write"/> writes it.</summary>
    public static JsonStream To(TextWriter output) =>
        new(JsonText.IndentedOptions, piece => output.Write(JsonText.Harmless(Encoding.UTF8.GetString(piece.Span))));

    /// <summary>The document as <see cref="JsonText.WriteCompact"/> writes it, in UTF-8.</summary>
    public static JsonStream To(IncrementalHash digest) =>
        new(JsonText.CompactOptions, piece => digest.AppendData(piece.Span));

    /// <summary>Begins the document.</summary>
    public void Start() => json.WriteStartObject();

    /// <summary>Begins an object in a property.</summary>
    public void Start(string name) => json.WriteStartObject(name);

    /// <summary>Ends the object begun last.</summary>
    public void End()
    {
        json.WriteEndObject();
        Pass();
    }

    /// <summary>Writes a property.</summary>
    public void Add(string name, JsonNode? value)
    {
        json.WritePropertyName(name);
        Write(value);
    }

    /// <summary>Writes a property for each of an object.</summary>
    public void AddAll(JsonObject properties)
    {
        foreach (var (name, value) in properties)
            Add(name, value);
    }

    /// <summary>Begins an array in a property.</summary>
    public void StartArray(string name) => json.WriteStartArray(name);

    /// <summary>Writes an item of the array.</summary>
    public void Add(JsonNode? item) => Write(item);

    /// <summary>Ends the array begun last.</summary>
    public void EndArray() => json.WriteEndArray();

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Write(JsonNode? node)
    {
        if (node is null)
            json.WriteNullValue();
        else
            node.WriteTo(json);
        Pass();
    }

    private void Pass()
    {
        json.Flush();
        pass(buffer.WrittenMemory);
        buffer.ResetWrittenCount();
    }
}
