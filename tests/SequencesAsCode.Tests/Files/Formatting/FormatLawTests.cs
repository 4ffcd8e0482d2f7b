using System.Text;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Tests.Laws;
using YamlDotNet.RepresentationModel;

namespace SequencesAsCode.Tests.Files.Formatting;

[Parallelizable(ParallelScope.All)]
public sealed class FormatLawTests
{
    [Test]
    public void Formatting_loses_nothing_and_is_done_after_once() => Law.Holds(Problems);

    private static IEnumerable<string> Problems(int seed)
    {
        var messy = MessyYaml.Draw(seed);
        var path = seed % 3 == 0 ? "sequences.yaml" : "sequences/a.yaml";
        var result = Formatter.Format(path, Encoding.UTF8.GetBytes(messy.Text));
        if (result.Text is not { } text)
        {
            yield return $"{string.Join('\n', result.Diagnostics)}\n{messy.Text}";
            yield break;
        }

        var again = Formatter.Format(path, Encoding.UTF8.GetBytes(text));
        var story = $"\n{messy.Text}\n=====\n{text}\n=====\n{again.Text}";
        if (again.Text != text) yield return $"formatting again differs{story}";
        if (Values(messy.Text) != Values(text)) yield return $"values differ{story}";
        var lost = Enumerable.Range(1, messy.Comments).Where(number => text.Split($"c{number}.").Length != 2).ToList();
        if (lost.Count > 0) yield return $"comments {string.Join(", ", lost)} are not there once{story}";
        if (text.Contains('\r', StringComparison.Ordinal) || text.StartsWith('\ufeff') || !text.EndsWith('\n') || text.StartsWith('\n')) yield return $"not canonical at the edges{story}";
    }

    private static string Values(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text.TrimStart('\ufeff').Replace("\r\n", "\n", StringComparison.Ordinal)));
        return Value(stream.Documents[0].RootNode, new(ReferenceEqualityComparer.Instance));
    }

    // An alias may stand inside what it means: what was read before is named and not read again.
    private static string Value(YamlNode node, HashSet<YamlNode> read) => !node.Anchor.IsEmpty && !read.Add(node) ? $"*{node.Anchor}" : node switch
    {
        YamlMappingNode map => $"{{{string.Join(',', map.Children.Select(child => $"{Value(child.Key, read)}:{Value(child.Value, read)}").Order(StringComparer.Ordinal))}}}",
        YamlSequenceNode list => $"[{string.Join(',', list.Children.Select(item => Value(item, read)))}]",
        YamlScalarNode scalar => $"{(scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && SequencesAsCode.Model.CoreSchema.Resolve(scalar.Value!) is not string ? "=" : "\"")}{scalar.Value}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
