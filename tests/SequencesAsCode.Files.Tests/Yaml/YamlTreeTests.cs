using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Yaml;

[TestFixture]
internal sealed class YamlTreeTests
{
    [TestCase("a: plain  # c\n", "plain")]
    [TestCase("a: two\n  lines\nb: 1\n", "two\n  lines")]
    [TestCase("a: 'it''s' # c\n", "'it''s'")]
    [TestCase("a: |\n  x\n\n# c\nb: 1\n", "|\n  x")]
    [TestCase("a: |+\n  x\n\n# c\nb: 1\n", "|+\n  x\n")]
    [TestCase("a: >2-  # c\n    x\n   \n  y\n\n\n", ">2-  # c\n    x\n   \n  y")]
    [TestCase("a: |\nb: 1\n", "|")]
    [TestCase("a: |\n  x", "|\n  x")]
    [TestCase("a: [1, # c\n 2 ] # d\n", "[1, # c\n 2 ]")]
    [TestCase("a:  # c\n  b: 1 # d\n  c:  # e\n\n# f\n", "b: 1 # d\n  c:")]
    [TestCase("a:\n- x\n- y: 1\n\n  # z\nb: 1\n", "- x\n- y: 1")]
    [TestCase("a: &n value # c\nb: *n\n", "value")]
    [TestCase("a: &n # c\n  b: 1\nc: *n\n", "b: 1")]
    [TestCase("a:  # c\nb: 1\n", "")]
    [TestCase("a: &n  # c\nb: *n\n", "")]
    public void A_value_knows_where_it_begins_and_ends(string text, string slice)
    {
        var (source, root) = MessyYaml.Parse(text)!.Value;

        var node = ((YamlMap)root)["a"]!;

        Assert.That(source.Text[node.Start..node.End], Is.EqualTo(slice));
    }

    [Test]
    public void The_text_of_a_value_reads_back_as_the_value([Values(1, 2, 3, 4)] int seed)
    {
        var (random, documents, values) = (new Random(seed), 0, 0);
        for (var i = 0; i < 1000; i++)
        {
            var text = new MessyYaml(random).Draw();
            if (MessyYaml.Parse(text) is not { } parsed)
                continue;
            documents++;
            foreach (
                var (node, parent) in MessyYaml
                    .Walk(parsed.Root)
                    .Where(pair => MessyYaml.Walk(pair.Node).All(below => Readable(below.Node)))
            )
            {
                Assert.That(
                    Again(parsed.Source.Text, node, parent),
                    Is.EqualTo(MessyYaml.Content(node)),
                    $"seed {seed}, document {i}, {node.At}:\n{text}"
                );
                values++;
            }
        }

        TestContext.Out.WriteLine($"seed {seed}: {documents} documents, {values} values");
        Assert.That(documents, Is.GreaterThan(800));
    }

    [Test]
    public void An_alias_is_a_copy_at_its_own_place()
    {
        var (source, root) = MessyYaml.Parse("a: &n\n  b: [x]\nc: *n # again\n")!.Value;
        var (first, alias) = ((YamlMap)((YamlMap)root)["a"]!, (YamlMap)((YamlMap)root)["c"]!);

        Assert.That(source.Text[alias.Start..alias.End], Is.EqualTo("*n"));
        Assert.That(
            (alias.IsAlias, alias.Place.Target, alias.Place.ThroughAlias),
            Is.EqualTo((true, (YamlNode)first, false))
        );
        Assert.That(
            (alias["b"]!.IsAlias, alias["b"]!.Place.ThroughAlias, alias["b"]!.At),
            Is.EqualTo((false, true, first["b"]!.At))
        );
        Assert.That((first.Place.Anchor, first["b"]!.Place.ThroughAlias), Is.EqualTo(("n", false)));
        Assert.That(MessyYaml.Content(alias), Is.EqualTo(MessyYaml.Content(first)));
    }

    [Test]
    public void An_alias_means_the_anchor_last_written()
    {
        var root = MessyYaml.Parse("a: &n 1\nb: *n\nc: &n [&n x, *n]\nd: *n\n")!.Value.Root;

        Assert.That(MessyYaml.Content(root), Is.EqualTo("""{"a":"1"!,"b":"1"!,"c":["x","x"],"d":"x"}"""));
    }

    // a value is read again as what it can be: a document with its indentation, the item of a flow list, the item of a
    // block list
    private static string? Again(string text, YamlNode node, YamlNode? parent)
    {
        var slice = text[node.Start..node.End] + (node.End < text.Length && text[node.End] == '\n' ? "\n# end" : "");
        if (node.Start == node.End)
            return node is YamlScalar { Typed: null } ? MessyYaml.Content(node) : null;

        if (
            node is not YamlScalar
            && MessyYaml.Parse(new string(' ', Column(text, node)) + slice) is { } collection
            && MessyYaml.Content(collection.Root) == MessyYaml.Content(node)
        )
            return MessyYaml.Content(node);
        if (
            node is not YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded }
            && MessyYaml.Parse($"[{slice}\n]") is { Root: YamlList { Items: [var only] } }
            && MessyYaml.Content(only) == MessyYaml.Content(node)
        )
            return MessyYaml.Content(node);
        return
            MessyYaml.Parse($"{new string(' ', parent is null ? 0 : Column(text, parent))}- {slice}")
                is { Root: YamlList { Items: [var item] } }
            ? MessyYaml.Content(item)
            : null;
    }

    // of a block scalar without a line of its own the parser gives different values in the middle of a text and at its
    // end
    private static bool Readable(YamlNode node) =>
        !node.IsAlias
        && !(
            node is YamlScalar { Style: YamlStyle.Literal or YamlStyle.Folded } scalar
            && scalar.Value.All(letter => letter == '\n')
        );

    private static int Column(string text, YamlNode node) =>
        node.Start - text.LastIndexOf('\n', Math.Max(node.Start - 1, 0)) - 1;
}
