using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequencesAsCode.Applying.Locking;

/// <summary>
/// The text of a lock. Its rows are read one at a time: a tree of all of them takes ten times the memory of the text.
/// </summary>
internal sealed class LockDocument
{
    private readonly byte[] json;
    private readonly int objects;

    private LockDocument(byte[] json, int version, string account, int objects)
    {
        this.json = json;
        this.objects = objects;
        Version = version;
        Account = account;
    }

    /// <summary>The version of the format, at least 1.</summary>
    public int Version { get; }

    /// <summary>The account; empty when the version is newer than this program's.</summary>
    public string Account { get; }

    /// <summary>Reads everything but the rows.</summary>
    /// <exception cref="FormatException">It is not a lock; the message says why.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static LockDocument Read(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var head = new JsonObject();
        var objects = -1;
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new FormatException("it is not an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "objects" && reader.TokenType == JsonTokenType.StartArray)
            {
                objects = start;
                reader.Skip();
                head.Add(name, null);
            }
            else
            {
                head.Add(name, JsonNode.Parse(ref reader));
            }
        }

        // Anything behind the end is not JSON.
        reader.Read();
        var version = (int)(head["version"] ?? throw new FormatException("'version' is missing"));
        if (version < 1)
            throw new FormatException("'version' is less than 1");
        if (version > LockFormat.Version)
            return new(json, version, "", objects);
        var account = (string?)head["account"] ?? throw new FormatException("'account' is missing");
        return objects < 0 ? throw new FormatException("'objects' is missing") : new(json, version, account, objects);
    }

    /// <summary>Reads the rows.</summary>
    /// <exception cref="FormatException">
    /// A row is malformed. Values of a wrong type cause the exceptions of <see cref="JsonNode"/>.
    /// </exception>
    public IReadOnlyList<LockPart> Rows()
    {
        var parts = new List<LockPart>();
        var reader = new Utf8JsonReader(json.AsSpan(objects));
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            parts.Add(LockPart.Read(JsonNode.Parse(ref reader)));
        return parts;
    }
}
