using System.Text;
using SequencesAsCode.Files.Editing.Yaml;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Editing.Yaml;

/// <summary>Drawn edits of drawn documents: the file holds what was asked for, and nothing else in it moved.</summary>
[TestFixture]
internal sealed class YamlEditorLawTests
{
    private static readonly string[] Values =
    [
        "new",
        "\"{{x}}, hi\"",
        "|\nline\n\n  line # no\n",
        ">-\nfolded\n",
        "|-\n  begins with blanks\nline",
        "\n- a\n- b: c\n  d: e",
        "\nx: 1\ny:\n  - z",
        "[a, { b: c }]",
    ];
    private static readonly string[] Items =
    [
        "new",
        "key: x\ntype: call",
        "a: |\n  line\n  line\nb: [1]",
        "- x\n- y",
        "{ a: b }",
    ];

    [Test]
    public void One_edit_changes_what_it_says_on_its_own_lines([Values(1, 2, 3, 4)] int seed) => Draw(seed, 1);

    [Test]
    public void Many_edits_are_made_in_one_pass([Values(11, 12, 13, 14)] int seed) => Draw(seed, 6);

    private static void Draw(int seed, int most)
    {
        var (random, made, refused) = (new Random(seed), 0, 0);
        for (var i = 0; i < 600; i++)
        {
            var text = Ends(new MessyYaml(random).Draw(), random);
            var content =
                random.Next(5) == 0
                    ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]
                    : Encoding.UTF8.GetBytes(text);
            if (MessyYaml.Parse(content) is not { } parsed)
                continue;
            var edit = new Edit(parsed.Source.Text, parsed.Root, new(content, parsed.Source, parsed.Root), random);
            for (var n = random.Next(1, most + 1); n > 0; n--)
            {
                try
                {
                    edit.One();
                    made++;
                }
                catch (EditRefusedException)
                {
                    refused++;
                }
            }

            var told = $"seed {seed}, document {i}: {edit.Told}\n{text.ReplaceLineEndings("\n")}\n";
            byte[] result = [];
            Assert.That(() => result = edit.Editor.Result(), Throws.Nothing, told);
            var again = Encoding.UTF8.GetString(result);
            told += $"=====\n{again.ReplaceLineEndings("\n")}";
            Assert.That(MessyYaml.Parse(result), Is.Not.Null, told);
            var root = Expected.Of(MessyYaml.Parse(result)!.Value.Root);
            Assert.That(Loose(root, text), Is.EqualTo(Loose(edit.Expected, text)), told);
            Assert.That(
                (again.StartsWith('\ufeff'), again.EndsWith('\n') || again.EndsWith('\r')),
                Is.EqualTo((content[0] == 0xef, text.EndsWith('\n') || text.EndsWith('\r'))),
                told
            );
            if (most == 1)
                Near(Encoding.UTF8.GetString(content), again, edit, told);
        }

        TestContext.Out.WriteLine($"seed {seed}: {made} edits made, {refused} refused");
        Assert.That(made, Is.GreaterThan(5 * refused).And.GreaterThan(400));
    }

    // in a text without a line end at its end, what a block scalar ends in depends on whether it is the last
    private static string Loose(Expected content, string text) =>
        text.EndsWith('\n') || text.EndsWith('\r')
            ? content.ToString()
            : content.ToString().Replace("\\n\"", "\"", StringComparison.Ordinal);

    private static void Near(string before, string after, Edit edit, string told)
    {
        var (old, now) = (Lines(before), Lines(after));
        var head = 0;
        while (head < old.Count && head < now.Count && old[head] == now[head])
            head++;
        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        if (head == old.Count && head == now.Count)
            return;
        Assert.That(head, Is.GreaterThanOrEqualTo(edit.First), told);
        Assert.That(old.Count - tail - 1, Is.LessThanOrEqualTo(edit.Last), told);
    }

    private static List<string> Lines(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, "[^\r\n]*(\r\n|\r|\n|$)").Select(match => match.Value)];

    private static string Ends(string text, Random random) =>
        random.Next(4) switch
        {
            0 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            1 => string.Concat(
                text.Split('\n')
                    .Select(
                        (line, index) =>
                            (
                                index == 0 ? ""
                                : random.Next(3) == 0 ? "\r\n"
                                : "\n"
                            ) + line
                    )
            ),
            _ => text,
        };

    /// <summary>Draws edits of one document and makes them in what is expected as well.</summary>
    private sealed class Edit
    {
        private readonly Dictionary<YamlNode, Expected> index = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<YamlNode> gone = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<YamlNode, YamlNode?> parents = new(ReferenceEqualityComparer.Instance);
        private readonly string text;
        private readonly Random random;
        private int added;

        public Edit(string text, YamlNode root, YamlEditor editor, Random random)
        {
            (this.text, this.random, Editor) = (text, random, editor);
            Expected = Expected.Of(root, index);
            foreach (var (node, parent) in MessyYaml.Walk(root))
                parents[node] = parent;
        }

        public YamlEditor Editor { get; }

        public Expected Expected { get; }

        public string Told { get; private set; } = "";

        public int First { get; private set; }

        public int Last { get; private set; }

        public void One()
        {
            var nodes = parents.Keys.Where(node => !Around(node).Any(gone.Contains)).ToList();
            if (nodes.Count == 0)
                return;
            var node = nodes[random.Next(nodes.Count)];
            (First, Last) = (
                Line(Math.Max(parents[node] is null ? 0 : text[..node.Start].TrimEnd().LastIndexOf('\n') + 1, 0)),
                LastLine(node.End)
            );
            if (First > 0)
                First = Line(Start(node));
            switch (node)
            {
                case YamlList { IsAlias: false } list when random.Next(3) > 0:
                    OfList(list);
                    break;
                case YamlMap { IsAlias: false } map when random.Next(3) > 0:
                    OfMap(map);
                    break;
                case var _ when parents[node] is not null:
                    var value = Values[random.Next(Values.Length)];
                    Tell($"replace {node.At} by {value}");
                    Editor.Replace(node, value);
                    index[node].Become(Value(value));
                    gone.Add(node);
                    break;
            }
        }

        private void OfMap(YamlMap map)
        {
            var keys = map.Entries.Select(entry => entry.Key.Value).ToList();
            var left = map.Entries.Where(entry => !gone.Contains(entry.Value)).ToList();
            if (random.Next(2) == 0 && left.Count > 0)
            {
                var entry = left[random.Next(left.Count)];
                Tell($"remove {entry.Key.Value}");
                Editor.Remove(map, entry.Key.Value);
                index[map].Remove(entry.Key.Value);
                gone.Add(entry.Value);
                return;
            }

            var (key, value) = ($"added{added++}", Values[random.Next(Values.Length)]);
            var order = keys.Append(key).OrderBy(_ => random.Next()).Take(random.Next(keys.Count + 2)).ToList();
            Tell($"set {key} of {map.At} to {value} in {string.Join(',', order)}");
            Editor.Set(map, key, value, order);
            index[map].Set(key, Value(value), order);
        }

        private void OfList(YamlList list)
        {
            var left = list.Items.Where(item => !gone.Contains(item)).ToList();
            switch (random.Next(3))
            {
                case 0 when left.Count > 0:
                    var item = left[random.Next(left.Count)];
                    Tell($"remove item {item.At}");
                    Editor.RemoveItem(list, item);
                    index[list].Remove(index[item]);
                    gone.Add(item);
                    break;
                case 1 when list.Items.All(one => !gone.Contains(one)):
                    var order = list.Items.OrderBy(_ => random.Next()).ToList();
                    Tell($"reorder {list.At} to {string.Join(" ", order.Select(one => one.At.ToString()))}");
                    Editor.Reorder(list, order);
                    index[list].Order([.. order.Select(one => index[one])]);
                    break;
                default:
                    var (at, text) = (random.Next(index[list].Count + 1), Items[random.Next(Items.Length)]);
                    Tell($"insert at {at} of {list.At}: {text}");
                    Editor.InsertItem(list, at, text);
                    index[list].Insert(at, Expected.Read(text + "\n"));
                    break;
            }
        }

        private static Expected Value(string yaml)
        {
            if (yaml[0] is not ('|' or '>'))
                return Expected.Read(yaml + "\n");
            var lines = yaml.TrimEnd('\n').Split('\n');
            return Expected.Of(
                (
                    (YamlMap)
                        MessyYaml
                            .Parse(
                                $"v: "
                                    + $"{lines[0][0]}2{lines[0][1..]}\n"
                                    + string.Concat(lines[1..].Select(line => line.Length == 0 ? "\n" : $"  {line}\n"))
                            )!
                            .Value.Root
                )["v"]!
            );
        }

        private void Tell(string what) => Told += what.Replace("\n", "\\n", StringComparison.Ordinal) + "; ";

        private IEnumerable<YamlNode> Around(YamlNode node)
        {
            for (var around = (YamlNode?)node; around is not null; around = parents[around])
                yield return around;
        }

        // where the entry or item around begins, or the end of what is before it
        private int Start(YamlNode node) =>
            parents[node] is { } parent
                ? node switch
                {
                    _ when parent is YamlMap map => map
                        .Entries.First(entry => ReferenceEquals(entry.Value, node))
                        .Key.Start,
                    _ when parent is YamlList list => list.Items.IndexOf(node) is > 0 and var i
                        ? list.Items[i - 1].End
                        : list.Start,
                    _ => node.Start,
                }
                : 0;

        private int Line(int at) => text.AsSpan(0, at).Count('\n');

        private int LastLine(int end)
        {
            var lines = text.Split('\n');
            var last = Line(end);
            while (
                last + 1 < lines.Length && (lines[last + 1].Trim().Length == 0 || lines[last + 1].TrimStart()[0] == '#')
            )
                last++;
            return last;
        }
    }
}
