using System.Globalization;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>The place of a path of the schema validator, such as <c>#/steps[1].wait</c>, in a tree.</summary>
/// <param name="Exact">The value itself; null when the path has no value.</param>
/// <param name="Nearest">The value, or the innermost one around it.</param>
/// <param name="Entry">The entry of the value, when it is the value of a key.</param>
internal sealed record YamlPath(YamlNode? Exact, YamlNode Nearest, YamlEntry? Entry)
{
    public static YamlPath Find(YamlNode root, string path) =>
        Walk(root, path.TrimStart('#').TrimStart('/'), null, first: true);

    private static YamlPath Walk(YamlNode node, string rest, YamlEntry? entry, bool first)
    {
        if (rest.Length == 0)
            return new(node, node, entry);
        if (node is YamlMap map)
        {
            var tail = first || rest[0] != '.' ? rest : rest[1..];

            // Keys may contain dots and brackets, so the longest possible key is tried first.
            for (var end = tail.Length; end > 0; end = tail.AsSpan(0, end).LastIndexOfAny('.', '['))
            {
                if (map.Entry(tail[..end]) is { } next)
                    return Walk(next.Value, tail[end..], next, first: false);
            }
        }
        else if (
            node is YamlList list
            && rest[0] == '['
            && rest.IndexOf(']', StringComparison.Ordinal) is > 1 and var close
            && int.TryParse(rest.AsSpan(1, close - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < list.Items.Length
        )
        {
            return Walk(list.Items[index], rest[(close + 1)..], entry, first: false);
        }

        return new(null, node, entry);
    }
}
