using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Core.Tests.Planning;

/// <summary>Reads lines that a plan offers for pasting.</summary>
internal static class Yaml
{
    /// <summary>
    /// What the lines say, in one line; entries of a list that stands in the file already are read as that list.
    /// </summary>
    public static string Parse(IEnumerable<string> lines) => Show(Root(lines));

    /// <summary>The entries of the list under a key, or of the list itself.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Entries(IEnumerable<string> lines)
    {
        var root = Root(lines);
        var list = (YamlSequenceNode)(root is YamlMappingNode map ? map.Children.Single().Value : root);
        return
        [
            .. list
                .Children.Cast<YamlMappingNode>()
                .Select(entry => entry.Children.ToDictionary(pair => Scalar(pair.Key), pair => Scalar(pair.Value))),
        ];
    }

    /// <summary>Whether a plain scalar would be read as something other than text.</summary>
    public static bool AllText(IEnumerable<string> lines) =>
        Root(lines)
            .AllNodes.OfType<YamlScalarNode>()
            .All(node =>
                node.Style != YamlDotNet.Core.ScalarStyle.Plain
                || SequencesAsCode.Core.Text.CoreSchema.Resolve(node.Value!) is string
            );

    private static YamlNode Root(IEnumerable<string> lines)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(string.Join('\n', lines)));
        return stream.Documents.Single().RootNode;
    }

    private static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string Show(YamlNode node) =>
        node switch
        {
            YamlMappingNode map =>
                $"{{{string.Join(", ", map.Children.Select(pair => $"{Show(pair.Key)}: {Show(pair.Value)}"))}}}",
            YamlSequenceNode list => $"[{string.Join(", ", list.Children.Select(Show))}]",
            _ => Scalar(node),
        };
}
