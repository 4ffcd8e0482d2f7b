using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Editing;

/// <summary>The content of a tree that a test edits, to say what a file has to hold afterwards.</summary>
internal sealed class Expected
{
    private string scalar = "";
    private List<(string Key, Expected Value)>? entries;
    private List<Expected>? items;

    public static Expected Of(YamlNode node, IDictionary<YamlNode, Expected>? index = null)
    {
        var made = new Expected();
        switch (node)
        {
            case YamlMap map:
                made.entries = [.. map.Entries.Select(entry => (entry.Key.Value, Of(entry.Value, index)))];
                break;
            case YamlList list:
                made.items = [.. list.Items.Select(item => Of(item, index))];
                break;
            case YamlScalar { Style: YamlStyle.Plain } plain:
                made.scalar = MessyYaml.Content(plain);
                break;
            case YamlScalar text:
                made.scalar = System.Text.Json.JsonSerializer.Serialize(
                    text.Value.TrimEnd('\n')
                        + (text.Value.Trim('\n').Length > 0 && text.Value.EndsWith('\n') ? "\n" : "")
                        + Kept(text.Value)
                );
                break;
        }

        if (index is not null)
            index[node] = made;
        return made;
    }

    public static Expected Read(string yaml) => Of(MessyYaml.Parse(yaml)!.Value.Root);

    public void Become(Expected other) => (scalar, entries, items) = (other.scalar, other.entries, other.items);

    public void Set(string key, Expected value, IReadOnlyList<string> order)
    {
        var at = entries!.FindIndex(entry => entry.Key == key);
        if (at >= 0)
        {
            entries[at].Value.Become(value);
            return;
        }

        var rank = order.ToList().IndexOf(key);
        var nearest = order
            .Take(Math.Max(rank, 0))
            .Reverse()
            .FirstOrDefault(before => entries.Exists(entry => entry.Key == before));
        entries.Insert(
            rank < 0 ? entries.Count
                : nearest is null ? 0
                : entries.FindIndex(entry => entry.Key == nearest) + 1,
            (key, value)
        );
    }

    public void Remove(string key) => entries!.RemoveAll(entry => entry.Key == key);

    public void Remove(Expected item) => items!.Remove(item);

    public void Insert(int index, Expected item) => items!.Insert(index, item);

    public int Count => items!.Count;

    public void Order(IReadOnlyList<Expected> order)
    {
        var slots = Enumerable.Range(0, items!.Count).Where(slot => order.Contains(items[slot])).ToList();
        foreach (var (slot, item) in slots.Zip(order))
            items[slot] = item;
    }

    public override string ToString() =>
        entries is not null
            ? "{"
                + string.Join(
                    ',',
                    entries.Select(entry => $"{System.Text.Json.JsonSerializer.Serialize(entry.Key)}:{entry.Value}")
                )
                + "}"
        : items is not null ? $"[{string.Join(',', items)}]"
        : scalar;

    private static string Kept(string value) =>
        value.Trim('\n').Length == 0 || value.Length - value.TrimEnd('\n').Length < 2
            ? ""
            : value[(value.TrimEnd('\n').Length + 1)..];
}
