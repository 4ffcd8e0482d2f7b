using System.Text;
using SequencesAsCode.Files.Editing.Yaml;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Tests.Editing.Yaml;

[TestFixture]
internal sealed class YamlEditorTests
{
    private static readonly string[] Order = ["key", "type", "wait", "note"];

    [TestCase("wait: 1 day # c\n", "2 days", "wait: 2 days # c\n")]
    [TestCase("wait: # c\n", "2 days", "wait: 2 days # c\n")]
    [TestCase("wait: |+ # c\n  1\n\nb: 1\n", "2 days", "wait: 2 days # c\nb: 1\n")]
    [TestCase("wait: old # c\nb: 1\n", "|\nx\n\ny\n", "wait: | # c\n  x\n\n  y\nb: 1\n")]
    [TestCase("wait:\n  # c\n  - a\n  - b # d\nb: 1\n", "[a]", "wait: [a]\nb: 1\n")]
    [TestCase("wait: { a: 1 }\r\nb: 1", "'x'", "wait: 'x'\r\nb: 1")]
    public void Replace(string before, string yaml, string after) =>
        Check(before, after, (editor, root) => editor.Replace(root["wait"]!, yaml));

    [TestCase("steps:\n  - key: x\n    wait: 1 day\n", "steps:\n  - key: x\n    type: call\n    wait: 1 day\n")]
    [TestCase("steps:\n- wait: 1 day # c\n", "steps:\n- type: call\n  wait: 1 day # c\n")]
    [TestCase("steps: [{ wait: 1 day }]\n", "steps: [{ type: call, wait: 1 day }]\n")]
    [TestCase("steps:\n  - {}\n", "steps:\n  - { type: call }\n")]
    [TestCase("steps:\n  - type: x # c\n", "steps:\n  - type: call # c\n")]
    public void Set(string before, string after) =>
        Check(before, after, (editor, root) => editor.Set(Step(root), "type", "call", Order));

    [TestCase("steps:\n  - key: x # c\n    # d\n    type: call\n", "steps:\n  - # d\n    type: call\n")]
    [TestCase(
        "steps:\n  - type: call\n    # about it\n    key: x # c\n    wait: 1 day\n",
        "steps:\n  - type: call\n    wait: 1 day\n"
    )]
    [TestCase("steps:\n  - key: x # c\n", "steps:\n  - {}\n")]
    [TestCase("steps: [{ key: x, wait: 1 day }]\n", "steps: [{ wait: 1 day }]\n")]
    public void Remove(string before, string after) =>
        Check(before, after, (editor, root) => editor.Remove(Step(root), "key"));

    [TestCase(
        "steps:\n  # a\n  - key: a\n\n  # b\n  - key: b # c\n\nname: x\n",
        "steps:\n  # b\n  - key: b # c\n\nname: x\n"
    )]
    [TestCase("steps:\n  - key: a\n", "steps: []\n")]
    [TestCase("steps: [{ key: a }, { key: b }] # c\n", "steps: [{ key: b }] # c\n")]
    public void RemoveItem(string before, string after) =>
        Check(before, after, (editor, root) => editor.RemoveItem(Steps(root), Steps(root).Items[0]));

    [TestCase("steps:\n-   key: a\n\n-   key: b\n", "steps:\n-   key: a\n\n-   key: x\n    type: call\n\n-   key: b\n")]
    [TestCase("steps: [{ key: a }]\n", "steps: [{ key: a }, { key: x, type: call }]\n")]
    public void InsertItem(string before, string after) =>
        Check(before, after, (editor, root) => editor.InsertItem(Steps(root), 1, "key: x\ntype: call\n"));

    [TestCase("steps: [] # c\n", "steps: # c\n  - key: x\n    type: call\n")]
    public void InsertItem_into_none(string before, string after) =>
        Check(before, after, (editor, root) => editor.InsertItem(Steps(root), 0, "key: x\ntype: call\n"));

    [Test]
    public void Everything_in_one_pass_with_mixed_line_ends() =>
        Check(
            "\ufeffsteps:\r\n  # a\r\n  - key: a # one\n\r\n  - key: b\r\n    wait: 1 day\r\n  - key: c\r\n",
            "\ufeffsteps:\r\n  - key: b\r\n    wait: 2 days\r\n\r\n  # a\r\n  - key: a # one\n\r\n  - key: d\r\n",
            (editor, root) =>
            {
                var items = Steps(root).Items;
                editor.Reorder(Steps(root), [items[1], items[0], items[2]]);
                editor.Replace(((YamlMap)items[1])["wait"]!, "2 days");
                editor.RemoveItem(Steps(root), items[2]);
                editor.InsertItem(Steps(root), 2, "key: d");
            }
        );

    [Test]
    public void What_is_shared_is_not_edited()
    {
        var content = Encoding.UTF8.GetBytes("wait: &gap 2 days\nb: *gap\nsteps: [*gap]\n");
        var (source, root) = MessyYaml.Parse(content)!.Value;
        var (editor, map) = (new YamlEditor(content, source, root), (YamlMap)root);

        Assert.That(() => editor.Replace(map["wait"]!, "x"), Throws.InstanceOf<EditRefusedException>());
        editor.Replace(map["b"]!, "1 day");
        Assert.That(
            Encoding.UTF8.GetString(editor.Result()),
            Is.EqualTo("wait: &gap 2 days\nb: 1 day\nsteps: [*gap]\n")
        );
    }

    [TestCase("yes")]
    [TestCase("12")]
    [TestCase("2026-11-20")]
    [TestCase("")]
    [TestCase(" x")]
    [TestCase("a: b")]
    [TestCase("a #b")]
    [TestCase("{{x}}, it's \"x\" \\")]
    [TestCase("plain, it's")]
    [TestCase("a\nb\n")]
    [TestCase("<p>Hi {{x}}</p>")]
    public void Text_in_the_style_of_another_reads_back_as_itself(string value)
    {
        foreach (var old in new[] { "a: x\n", "a: 'x'\n", "a: \"x\"\n", "a: |\n  x\n", "a: >-\n  x\n" })
        {
            Check(
                old,
                null,
                (editor, root) =>
                    editor.Replace(root["a"]!, ScalarStyle.Like((YamlScalar)root["a"]!, value, inFlow: false)),
                value
            );
        }
    }

    [TestCase("a: x # c\n", "a: Quick idea for {{company}}, {{first_name}} # c\n")]
    [TestCase("b: { a: x }\n", "b: { a: \"Quick idea for {{company}}, {{first_name}}\" }\n")]
    public void Merge_variables_need_quotes_between_brackets_only(string before, string after) =>
        Check(
            before,
            after,
            (editor, root) =>
            {
                var node = (YamlScalar)((root["b"] as YamlMap)?["a"] ?? root["a"])!;
                editor.Replace(
                    node,
                    ScalarStyle.Like(node, "Quick idea for {{company}}, {{first_name}}", editor.IsInFlow(node))
                );
            }
        );

    private static YamlList Steps(YamlMap root) => (YamlList)root["steps"]!;

    private static YamlMap Step(YamlMap root) => (YamlMap)Steps(root).Items[0];

    private static void Check(string before, string? after, Action<YamlEditor, YamlMap> edit, string? value = null)
    {
        var content = Encoding.UTF8.GetBytes(before);
        var (source, root) = MessyYaml.Parse(content)!.Value;
        var editor = new YamlEditor(content, source, root);

        edit(editor, (YamlMap)root);

        var result = Encoding.UTF8.GetString(editor.Result());
        if (after is not null)
            Assert.That(result, Is.EqualTo(after));
        else
            Assert.That(
                ((YamlScalar)((YamlMap)MessyYaml.Parse(result)!.Value.Root)["a"]!).Typed,
                Is.EqualTo(value),
                result
            );
    }
}
