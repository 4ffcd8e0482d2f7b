using System.Text;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Yaml;
using SequencesAsCode.Testing.Drawing;
using YamlDotNet.RepresentationModel;
using ParsedNode = YamlDotNet.RepresentationModel.YamlNode;
using YamlNode = SequencesAsCode.Files.Yaml.YamlNode;

namespace SequencesAsCode.Files.Tests.Formatting;

public sealed class FormatLawTests
{
    [Test]
    public void Formatting_loses_nothing_and_is_done_after_once() => Law.Holds(Problems);

    [Test]
    public void Whatever_the_editor_is_tried_on_can_be_formatted()
    {
        var formatted = 0;

        Law.Holds(
            seed =>
            {
                var text = new MessyYaml(new Random(seed)).Draw();
                if (MessyYaml.Parse(text)?.Root is not YamlMap root)
                    return [];
                var result = Formatter.Format("sequences/a.yaml", Encoding.UTF8.GetBytes(text));
                formatted++;
                return result.Text is not { } now ? [$"{string.Join('\n', result.Diagnostics)}\n{text}"]
                    : Sorted(MessyYaml.Parse(now)?.Root) == Sorted(root) ? Array.Empty<string>()
                    : [$"values differ\n{text}\n=====\n{now}"];
            },
            missing: () => Law.Below(("formatted", formatted, (Law.Cases / 3) + 1))
        );
    }

    private static string Sorted(YamlNode? node) =>
        node switch
        {
            YamlMap map => "{"
                + string.Join(
                    ',',
                    map.Entries.Select(entry => $"{entry.Key.Value}:{Sorted(entry.Value)}")
                        .Order(StringComparer.Ordinal)
                )
                + "}",
            YamlList list => $"[{string.Join(',', list.Items.Select(Sorted))}]",
            null => "nothing",
            _ => MessyYaml.Content(node),
        };

    private static IEnumerable<string> Problems(int seed)
    {
        var messy = MessyLayout.Draw(seed);
        var path = seed % 3 == 0 ? "sequences.yaml" : "sequences/a.yaml";
        var result = Formatter.Format(path, Encoding.UTF8.GetBytes(messy.Text));
        if (result.Text is not { } text)
        {
            yield return $"{string.Join('\n', result.Diagnostics)}\n{messy.Text}";
            yield break;
        }

        var again = Formatter.Format(path, Encoding.UTF8.GetBytes(text));
        var story = $"\n{messy.Text}\n=====\n{text}\n=====\n{again.Text}";
        if (again.Text != text)
            yield return $"formatting again differs{story}";
        if (Values(messy.Text) != Values(text))
            yield return $"values differ{story}";
        var lost = Enumerable.Range(1, messy.Comments).Where(number => text.Split($"c{number}.").Length != 2).ToList();
        if (lost.Count > 0)
            yield return $"comments {string.Join(", ", lost)} are not there once{story}";
        if (
            text.Contains('\r', StringComparison.Ordinal)
            || text.StartsWith('\ufeff')
            || !text.EndsWith('\n')
            || text.StartsWith('\n')
        )
            yield return $"not canonical at the edges{story}";
    }

    private static string Values(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.TrimStart('\ufeff').Replace("\r\n", "\n", StringComparison.Ordinal)));
        return Value(stream.Documents[0].RootNode, new(ReferenceEqualityComparer.Instance));
    }

    // An alias may stand inside what it means: what was read before is named and not read again.
    private static string Value(ParsedNode node, HashSet<ParsedNode> read) =>
        !node.Anchor.IsEmpty && !read.Add(node)
            ? $"*{node.Anchor}"
            : node switch
            {
                YamlMappingNode map => "{"
                    + string.Join(
                        ',',
                        map.Children.Select(child => $"{Value(child.Key, read)}:{Value(child.Value, read)}")
                            .Order(StringComparer.Ordinal)
                    )
                    + "}",
                YamlSequenceNode list => $"[{string.Join(',', list.Children.Select(item => Value(item, read)))}]",
                YamlScalarNode scalar => (IsText(scalar) ? "\"" : "=") + scalar.Value,
                _ => throw new InvalidOperationException(node.GetType().Name),
            };

    private static bool IsText(YamlScalarNode scalar) =>
        scalar.Style != YamlDotNet.Core.ScalarStyle.Plain || CoreSchema.Resolve(scalar.Value!) is string;
}
