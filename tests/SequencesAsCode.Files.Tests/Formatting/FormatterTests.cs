using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Files.Tests.Formatting;

public sealed class FormatterTests
{
    [Test]
    public void A_messy_sequence_becomes_canonical() =>
        Approve.Text(
            Formatted(
                """
                # yaml-language-server: $schema=../x.json
                # about the name
                name:   "Q3 Outbound"     # shown in Apollo
                key: 'q3'
                steps:


                - type: auto_email
                  key: intro   # opening
                  # touches below
                  touches:
                    - {status: approved, key: a, subject: "Hi, {{first_name}}"}
                    # second touch
                    -
                      # the subject
                      subject: "{{company}}"
                      status: approved
                      body_markdown: |-
                          Hi

                          you  # no comment
                      key: b
                    # end of touches
                # end of steps
                note_of_mine: { b: 1,   a: "5" }   # unknown keys keep their place
                labels:
                    - Outbound
                    - Q3
                cc_emails: [a@example.com,   # first
                   b@example.com]
                removed: [ {reason: merged, id: 66e9e215ece19801b219997f} ]
                sharing: {access_type: can_view, visibility: everyone}



                max_emails_per_day:    50
                # end
                """
            )
        );

    [TestCase("a: \"5\"\n", "a: \"5\"\n", TestName = "a quoted number stays text")]
    [TestCase("a: 'yes'\n", "a: \"yes\"\n", TestName = "what other readers take for a switch keeps its quotes")]
    [TestCase("a: yes\n", "a: yes\n", TestName = "what was plain stays plain")]
    [TestCase("a: 'say \"hi\"'\n", "a: say \"hi\"\n", TestName = "quotes inside need none around")]
    [TestCase("a: \"re: \\\"x\\\"\"\n", "a: 're: \"x\"'\n", TestName = "single quotes avoid escapes")]
    [TestCase("a: >\n  one\n  two\n", "a: |\n  one two\n", TestName = "folded text becomes literal")]
    [TestCase("a: |-\n  one\n", "a: one\n", TestName = "one line is one line")]
    [TestCase("a: \"one\\ntwo\"\n", "a: |-\n  one\n  two\n", TestName = "escaped lines become a block")]
    [TestCase("a: |\n    - b\n\n      c  \n", "a: |\n  - b\n\n    c  \n", TestName = "blanks inside text stay")]
    [TestCase("a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n", TestName = "blank lines that are text stay")]
    [TestCase(
        "\ufeffa: 1  \r\n\r\n\r\nb: 2",
        "a: 1\n\nb: 2\n",
        TestName = "no byte order mark, LF, one blank line, one line end"
    )]
    [TestCase("--- # first\na: 1\n...\n", "# first\na: 1\n", TestName = "marks of a single document go")]
    [TestCase(
        "a: [1, # one\n  2] # both\n",
        "a:  # both\n  - 1  # one\n  - 2\n",
        TestName = "a comment inside brackets opens them"
    )]
    [TestCase(
        "a:\n- 1\n- 2\n# about b\nb: 2\n",
        "a: [1, 2]\n# about b\nb: 2\n",
        TestName = "a comment at the column of the next key is its"
    )]
    [TestCase("b: {x: 1}\nc:\n  x: 1\n", "b: { x: 1 }\nc:\n  x: 1\n", TestName = "a map stays as it was written")]
    [TestCase("name: &n x\nkey: *n\n", "name: &n x\nkey: *n\n", TestName = "anchors keep the order")]
    [TestCase(
        "a:\n  # nothing yet\nb: 1\n",
        "a:\n  # nothing yet\nb: 1\n",
        TestName = "a comment in place of a value stays there"
    )]
    [TestCase(
        "# licence\n\n# of the name\nname: x\nkey: y\n",
        "# licence\n\nkey: y\n# of the name\nname: x\n",
        TestName = "the head of a file stays first"
    )]
    [TestCase("a: [\"x, y\", z]\n", "a: [\"x, y\", z]\n", TestName = "a comma needs quotes in brackets")]
    [TestCase("%YAML 1.2\n---\na: 1\n", "a: 1\n", TestName = "a version of YAML goes")]
    [TestCase(
        "steps:\n  - type: call\n    key: one\n\n  - type: call\n    key: two\n",
        "steps:\n  - key: one\n    type: call\n\n  - key: two\n    type: call\n",
        TestName = "the blank line above an item stays above it"
    )]
    [TestCase(
        "steps:\n\n  - { type: call, note: this is a note that is long enough to give each of the keys a "
            + "line of its own here, key: one }\n",
        "steps:\n  - key: one\n    type: call\n    note: this is a note that is long enough to give each of "
            + "the keys a line of its own here\n",
        TestName = "no blank line comes into an item that was in one line"
    )]
    [TestCase(
        "cc_emails: []  # nobody\n  # - dana@example.com\n\n  # - lee@example.com\nlabels: [x]\n",
        "labels: [x]\ncc_emails: []  # nobody\n  # - dana@example.com\n\n  # - lee@example.com\n",
        TestName = "items that are commented out stay with their empty list"
    )]
    public void One_form(string written, string canonical) => Assert.That(Formatted(written), Is.EqualTo(canonical));

    [Test]
    public void A_list_that_does_not_fit_gets_lines_of_its_own()
    {
        var (fits, longer) = (new string('x', 100 - "a: [y, ]".Length), new string('x', 101 - "a: [y, ]".Length));

        Assert.That(Formatted($"a:\n- y\n- {fits}\n"), Is.EqualTo($"a: [y, {fits}]\n"));
        Assert.That(Formatted($"a: [y, {longer}]\n"), Is.EqualTo($"a:\n  - y\n  - {longer}\n"));
    }

    [Test]
    public void The_workspace_file_has_an_order_of_its_own() =>
        Assert.That(
            Formatted(
                "environments: { p: { apollo: { key_env: K, account: a } } }\npolicy: { removals: deny, "
                    + "drift: revert }\nversion: 1\n",
                "sequences.yaml"
            ),
            Is.EqualTo(
                "version: 1\nenvironments: { p: { apollo: { account: a, key_env: K } } }\npolicy: { drift: "
                    + "revert, removals: deny }\n"
            )
        );

    [TestCase("sequence", "properties", "{0}")]
    [TestCase("sequence", "definitions.step.properties", "steps: [{0}]")]
    [TestCase("sequence", "definitions.touch.properties", "steps: [{ touches: [{0}] }]")]
    [TestCase("sequence", "definitions.tombstone.properties", "removed: [{0}]")]
    [TestCase("sequence", "definitions.allow.properties", "allow: [{0}]")]
    [TestCase("workspace", "properties", "{0}")]
    [TestCase("workspace", "properties.policy.anyOf.0.properties", "policy: {0}")]
    [TestCase("workspace", "definitions.removed_sequence.properties", "removed_sequences: [{0}]")]
    [TestCase("workspace", "definitions.allow.properties", "allow: [{0}]")]
    [TestCase("workspace", "definitions.sample_contact.properties", "sample_contacts: [{0}]")]
    public void Every_key_of_the_schemas_has_its_place(string schema, string properties, string around)
    {
        var node = properties
            .Split('.')
            .Aggregate(JsonNode.Parse(Schemas.Text(schema))!, (inner, key) => key == "0" ? inner[0]! : inner[key]!)
            .AsObject();
        foreach (var key in node.Select(property => property.Key))
        {
            var map =
                around == "{0}"
                    ? $"unknown: 1\n{key}: 1\n"
                    : around.Replace("{0}", $"{{ unknown: 1, {key}: 1 }}", StringComparison.Ordinal) + "\n";
            Assert.That(
                Formatted(map, schema == "workspace" ? "sequences.yaml" : "sequences/a.yaml"),
                Does.Match($@"{key}: 1[^u]*unknown: 1"),
                map
            );
        }
    }

    [Test]
    public void Values_by_environment_are_ordered_like_the_value() =>
        Assert.That(
            Formatted("steps: { by_environment: { z: [ { type: call, key: a } ], b: [] } }\n"),
            Is.EqualTo("steps:\n  by_environment:\n    z:\n      - { key: a, type: call }\n    b: []\n")
        );

    [TestCase("a: 1\n---\nb: 2\n", "SEQ113")]
    [TestCase("a: !x 1\n", "SEQ112")]
    [TestCase("a: { <<: 1 }\n", "SEQ114")]
    [TestCase("a: 1\na: 2\n", "SEQ116")]
    [TestCase("subject: {{first_name}}, hi\n", "SEQ120")]
    [TestCase("a: [1\n", "SEQ110")]
    [TestCase("a:\n\t- 1\n", "SEQ115")]
    [TestCase("just text\n", "SEQ119")]
    [TestCase("# nothing\n", "SEQ109")]
    [TestCase("a: \"\\u0007\"\n", "SEQ106")]
    public void What_is_not_plain_YAML_is_left_alone(string written, string code)
    {
        var result = Formatter.Format("a.yaml", Encoding.UTF8.GetBytes(written));

        Assert.That((result.Text, result.Diagnostics.Single().Code), Is.EqualTo(((string?)null, code)));
    }

    [Test]
    public void Values_nested_without_end_are_an_error_and_no_crash() =>
        Assert.That(Formatter.Format("a.yaml", Encoding.UTF8.GetBytes($"a: {new string('[', 3000)}")).Text, Is.Null);

    [TestCase("a: 1", "a: 2")]
    [TestCase("a: 1", "a: \"1\"")]
    [TestCase("a: [1, 2]", "a: [2, 1]")]
    [TestCase("a: 1", "b: 1")]
    [TestCase("a: 1  # x", "a: 1")]
    [TestCase("a: 1  # x", "a: 1  # y")]
    [TestCase("a: &x 1", "a: &y 1")]
    public void The_proof_sees_every_loss(string one, string other)
    {
        Assert.That(Parsed(one).LostIn(Parsed(other)), Is.Not.Null);
        Assert.That(Parsed(one + "\nz: 3 # z\n").LostIn(Parsed("z:   3\n# z\n" + one)), Is.Null);
    }

    private static CommentedTree Parsed(string text) =>
        CommentedTree.Parse(SourceText.Decode("a.yaml", Encoding.UTF8.GetBytes(text), [])!);

    private static string Formatted(string text, string path = "sequences/a.yaml")
    {
        var result = Formatter.Format(path, Encoding.UTF8.GetBytes(text));
        Assert.That(result.Diagnostics, Is.Empty);
        return result.Text!;
    }
}
