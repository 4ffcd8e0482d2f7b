using System.Text.Json.Nodes;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Files.Yaml;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Files.Tests.Reading.Schema;

/// <summary>
/// Our reading of the schemas finds the same faults as NJsonSchema. The program does not use that library, because it
/// needs reflection, which a native build does not have.
/// </summary>
[TestFixture]
internal sealed class SchemaLawTests
{
    private static readonly SchemaFaultKind[] Kinds = Enum.GetValues<SchemaFaultKind>();
    private static readonly SchemaFaultKind[] Limits = [SchemaFaultKind.BelowMinimum, SchemaFaultKind.AboveMaximum];

    private readonly Dictionary<SchemaFaultKind, int> seen = [];

    [TestCase("sequence")]
    [TestCase("workspace")]
    public void Faults_are_those_that_NJsonSchema_finds(string name)
    {
        var judge = new SchemaJudge(name);
        var rule = SchemaRules.Read(Schemas.Text(name));
        var draw = JsonNode.Parse(Schemas.Text(name))!.AsObject();
        var faultless = 0;
        seen.Clear();

        Law.Holds(Problems, 3000, () => Missing(faultless));

        IEnumerable<string> Problems(int seed)
        {
            var text = new SchemaDraw(new(seed), draw).Text();
            if (MessyYaml.Parse(text) is not var (_, root))
                return [$"not read: {text}"];
            var paths = YamlPaths
                .Of(root)
                .Where(path => path.Key != "#")
                .ToDictionary(path => path.Value, path => path.Key);
            var faults = new SchemaWalk([]).Faults(root, rule).ToList();
            foreach (var fault in faults)
                seen[fault.Kind] = seen.GetValueOrDefault(fault.Kind) + 1;
            faultless += faults.Count == 0 ? 1 : 0;
            var ours = faults.Select(fault => $"{PathOf(fault, paths)}: {fault.Kind}").Order(StringComparer.Ordinal);
            var theirs = judge.Faults(root).Order(StringComparer.Ordinal);
            return ours.SequenceEqual(theirs, StringComparer.Ordinal)
                ? []
                : [text, "ours", .. ours.Except(theirs), "theirs", .. theirs.Except(ours)];
        }

        // The workspace has no number with a limit.
        IEnumerable<string> Missing(int whole) =>
            Kinds
                .Where(kind => !seen.ContainsKey(kind))
                .Where(kind => name == "sequence" || !Limits.Contains(kind))
                .Select(kind => kind.ToString())
                .Concat(whole < 20 ? ["no fault"] : []);
    }

    [Test]
    public void A_keyword_that_is_not_known_is_refused() =>
        Assert.That(
            () => SchemaRules.Read("""{"type":"object","not":{"type":"string"}}"""),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("'not'")
        );

    private static string PathOf(SchemaFault fault, Dictionary<YamlNode, string> paths)
    {
        var path = paths[fault.Node];
        if (fault.Missing is not { } missing)
            return path;
        return path == "#/" ? path + missing : $"{path}.{missing}";
    }
}
