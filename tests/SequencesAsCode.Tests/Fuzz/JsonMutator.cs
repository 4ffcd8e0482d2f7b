using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Spoils a JSON document in its structure: other kinds of values, missing and doubled members, values of one object in
/// another.
/// </summary>
internal sealed class JsonMutator(Dice dice)
{
    // Stands for half a surrogate pair, which a tree cannot hold and a text can.
    private const string Half = "\uE000";

    private static readonly IReadOnlyList<string> Texts =
    [
        "",
        " ",
        "\0",
        "\u001b]0;title\u0007",
        "\u001b[2J",
        "\u202e",
        Half,
        "x",
        "../../contacts",
        "a/b",
        "66e9e215ece19801b2199701",
        "loading",
        "true",
        "9999999999",
        "-1",
        "1e400",
        "\u2028",
        "[red]",
        "{{",
        "<script>",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "second",
        "auto_email",
    ];

    private static readonly IReadOnlyList<string> Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999999",
        "1e400",
        "{}",
        "[]",
        "[null]",
        "[{}]",
        "{\"id\":null}",
        "\"\"",
        $"\"{Half}\"",
        $"{{\"{Half}\":1}}",
    ];

    /// <summary>
    /// The document after one to four spoilings; the text may have members twice, which no tree can hold.
    /// </summary>
    public string Mutate(JsonNode document)
    {
        var root = document.DeepClone();
        for (var times = dice.Number(1, 4); times > 0; times--)
            Spoil(root);
        var text = root.ToJsonString().Replace("\\uE000", "\\ud800", StringComparison.OrdinalIgnoreCase);
        if (dice.Chance(0.05))
            text = Doubled(text);
        return dice.Chance(0.02) ? Nested(text) : text;
    }

    private void Spoil(JsonNode root)
    {
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(root, places);
        if (places.Count == 0)
            return;
        var (parent, key) = places[dice.Number(0, places.Count - 1)];
        var (otherParent, otherKey) = places[dice.Number(0, places.Count - 1)];
        var value = Get(parent, key)?.DeepClone();
        switch (dice.Number(0, 8))
        {
            case 0:
                Remove(parent, key);
                break;
            case 1:
                Set(parent, key, null);
                break;
            case 2:
                Set(parent, key, JsonNode.Parse(dice.Of(Values)));
                break;
            case 3:
                Set(parent, key, dice.Of(Texts));
                break;
            case 4:
                var other = Get(otherParent, otherKey)?.DeepClone();
                Set(parent, key, other);
                break;
            case 5 when parent is JsonArray list:
                list.Insert(dice.Number(0, list.Count), value);
                break;
            case 5 or 6 when parent is JsonObject members:
                members[dice.Of(Texts)] = value;
                break;
            case 6 when parent is JsonArray many:
                for (var times = dice.Number(2, 20); times > 0; times--)
                    many.Add(value?.DeepClone());
                break;
            case 7 when value is JsonValue text && text.TryGetValue<string>(out var said):
                Set(parent, key, said.Insert(dice.Number(0, said.Length), dice.Of(Texts)));
                break;
            case 7:
                Set(parent, key, new JsonArray(value));
                break;
            default:
                Set(parent, key, dice.Number(int.MinValue, int.MaxValue - 1));
                break;
        }
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, object Key)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((members, name));
                Collect(value, places);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                places.Add((list, i));
                Collect(list[i], places);
            }
        }
    }

    private static JsonNode? Get(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
            parent[name] = value;
        else
            parent[(int)key] = value;
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (key is string name)
            parent.AsObject().Remove(name);
        else
            parent.AsArray().RemoveAt((int)key);
    }

    private string Doubled(string text)
    {
        var at = text.IndexOf('{', dice.Number(0, text.Length - 1));
        return at < 0
            ? text
            : text.Insert(at + 1, dice.Of("\"id\":\"x\",", "\"id\":1,\"id\":2,", "\"\":null,", "\"\\u0069d\":\"y\","));
    }

    private string Nested(string text)
    {
        var at = text.IndexOf("null", StringComparison.Ordinal);
        var depth = dice.Of(40, 70, 10_000);
        var deep = dice.Chance(0.5)
            ? new string('[', depth) + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        return at < 0 ? deep : text.Remove(at, 4).Insert(at, deep);
    }
}
