using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Reading.Schema;

/// <summary>The values of a tree by their paths, such as <c>#/steps[1].wait</c>.</summary>
internal static class YamlPaths
{
    public static Dictionary<string, YamlNode> Of(YamlNode root)
    {
        var paths = new Dictionary<string, YamlNode>(StringComparer.Ordinal) { ["#"] = root };
        Add(root, "#/", paths);
        return paths;
    }

    private static void Add(YamlNode node, string path, Dictionary<string, YamlNode> paths)
    {
        paths[path] = node;
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
            Add(entry.Value, path == "#/" ? path + entry.Key.Value : $"{path}.{entry.Key.Value}", paths);
        foreach (var (index, item) in ((node as YamlList)?.Items ?? []).Index())
            Add(item, $"{path}[{index}]", paths);
    }
}
