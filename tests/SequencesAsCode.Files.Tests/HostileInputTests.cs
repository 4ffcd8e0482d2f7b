using System.Text;
using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

/// <summary>
/// Files that are broken or made to break the reader: each is one diagnostic, never an exception or a hang.
/// </summary>
[TestFixture]
internal sealed class HostileInputTests
{
    private const string Head = "key: a\nname: A\n";

    private static readonly TestCaseData[] Texts =
    [
        new("", "SEQ109"),
        new("# only a comment\n", "SEQ109"),
        new("---\n...\n", "SEQ109"),
        new("just text\n", ":1:1 SEQ119"),
        new("- a\n- b\n", ":1:1 SEQ119"),
        new("a: [1, 2\nb: 3\n", ":1:6 SEQ110"),
        new("name: 'never closed\n", ":1:7 SEQ110"),
        new(Head + "steps: *all\n", ":3:8 SEQ111"),
        new(Head + "steps: &all [*all]\n", ":3:14 SEQ126"),
        new(Head + "steps: &all { touches: [{ a: *all }] }\n", ":3:30 SEQ126"),
        new(
            Head + "steps:\n  - {type: call, wait: &gap 1 day, note: x}\n  - {type: call, wait: *gap}\n",
            ":4:36 SEQ129"
        ),
        new(Head + "owner: !secret x\n", ":3:8 SEQ112"),
        new(Head + "---\nkey: b\n", ":3:1 SEQ113"),
        new(Head + "<<: { active: true }\n", ":3:1 SEQ114"),
        new(Head + "steps:\n\t- type: call\n", ":4:1 SEQ115"),
        new(Head + "steps:\n  - type: call\n  \twait: 1 day\n", ":5:3 SEQ115"),
        new(Head + "key: b\n", ":3:1 SEQ116"),
        new(Head + "steps: " + new string('[', 100) + new string(']', 100), ":3:71 SEQ117"),
        new(Head + "? [a]\n: b\n", ":3:3 SEQ118"),
        new(Head + "owner: \"a\\0b\"\n", ":3:8 SEQ106"),
        new(Head + "owner: a\0b\n", ":3:9 SEQ106"),
        new(Head + "owner: a\u001bb\n", ":3:9 SEQ106"),
        new(Head + "owner: \"\\ud800\"\n", ":3:8 SEQ110"),
        new(Head + "owner: a\u2028b\n", ":3:9 SEQ106"),
        new(Head + "owner: \"a\u2029b\"\n", ":3:10 SEQ106"),
        new(Head + "steps:\n  - type: call\n    note: |\n      one\u0085two\n", ":6:10 SEQ106"),
        new(Head + "# a\u2028b\n", ":3:4 SEQ106"),
        new(" : x\nb: c\n", ":2:1 SEQ110"),
        new("a:\n : x\nb: c\n", ":3:1 SEQ110"),
        new("by_environment: { local: { key: a, name: A } }\n", ":1:1 SEQ215"),
    ];

    private static readonly TestCaseData[] WebEditor =
    [
        new("subject: {{first_name}}, hi", ":6:18 SEQ120", "Write: subject: \"{{first_name}}, hi\"."),
        new("subject: {{first_name}}", ":6:18 SEQ120", "Write: subject: \"{{first_name}}\"."),
        new("subject: {{first_name}, hi", ":6:18 SEQ120", "Write: subject: \"{{first_name}, hi\"."),
        new("subject: Re: your \"plan\"", ":6:18 SEQ121", "Write: subject: 'Re: your \"plan\"'."),
        new("subject: @company news", ":6:18 SEQ122", "Write: subject: \"@company news\"."),
        new("subject: \"Quick\" question", ":6:18 SEQ122", "Write: subject: '\"Quick\" question'."),
        new("subject: [Name], hello", ":6:18 SEQ122", "begins with '['"),
        new("subject: {Name}, hello", ":6:18 SEQ122", "Write: subject: \"{Name}, hello\"."),
        new("subject: \u201cRe: your plan\u201d", ":6:18 SEQ121", "Write: subject: \"Re: your plan\"."),
        new("\u201csubject\u201d: hello", ":6:9 SEQ124", "The key 'subject' is in typographic quotes"),
    ];

    private static readonly TestCaseData[] WebEditorWarnings =
    [
        new("subject: Deal #1 for you", ":8:18 SEQ123", "write: subject: \"Deal #1 for you\"."),
        new("subject: Deal # 1 for you", ":8:18 SEQ123", "ends at 'Deal'"),
        new("subject: \u201cQuick question\u201d", ":8:18 SEQ125", "Write: subject: \"Quick question\"."),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Text_that_is_no_sequence_file_is_one_error(string text, string place)
    {
        var result = ReadOne(text);

        Assert.That(
            Places(result.Diagnostics),
            Is.EqualTo(new[] { $"sequences/a.yaml{(place[0] == ':' ? "" : " ")}{place}" }),
            string.Join('\n', result.Diagnostics)
        );
        Assert.That(result.Desired, Is.Null);
    }

    [TestCaseSource(nameof(WebEditor))]
    public void A_mistake_of_a_web_editor_is_answered_with_the_corrected_line(string line, string place, string words)
    {
        var result = ReadOne(
            Head
                + "steps:\n  - wait: 1 day\n    touches:\n      - "
                + line
                + "\n        status: approved\n    type: auto_email\n"
        );

        Assert.That(
            Places(result.Diagnostics),
            Is.EqualTo(new[] { $"sequences/a.yaml{place}" }),
            string.Join('\n', result.Diagnostics)
        );
        Assert.That(result.Diagnostics[0].Message, Does.Contain(words));
    }

    [TestCaseSource(nameof(WebEditorWarnings))]
    public void Text_that_may_be_lost_is_a_warning(string line, string place, string words)
    {
        var result = ReadOne(
            Head
                + "steps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n      - status: "
                + "to_be_reviewed\n        "
                + line
                + "\n"
        );

        Assert.That(Places(result.Diagnostics), Is.EqualTo(new[] { $"sequences/a.yaml{place}" }));
        Assert.That(result.Diagnostics[0].Message, Does.Contain(words));
    }

    [TestCase("#1 for you", "\"#1 for you\"")]
    [TestCase("# 1 for you", "\"# 1 for you\"")]
    public void Text_that_is_lost_as_a_whole_is_told_beside_the_missing_value(string text, string corrected)
    {
        var result = ReadOne(
            Head
                + $"steps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n      - status: "
                + $"to_be_reviewed\n        subject: {text}\n"
        );

        Assert.That(
            Places(result.Diagnostics),
            Is.EqualTo(new[] { "sequences/a.yaml:8:17 SEQ131", "sequences/a.yaml:8:17 SEQ210" })
        );
        Assert.That(result.Diagnostics[0].Message, Does.EndWith($"write: subject: {corrected}."));
    }

    [TestCase("name: Q3 {{x}} outbound   # a comment in a column of its own")]
    [TestCase("name: \"Deal #1\" # a comment")]
    [TestCase("name: Deal#1")]
    [TestCase("name: \"\u201cDeal\u201d\"")]
    [TestCase("name: 9:30 o'clock")]
    public void Text_that_is_meant_so_gets_no_diagnostic(string line)
    {
        Assert.That(ReadOne($"key: a\n{line}\n").Diagnostics, Is.Empty);
    }

    [Test]
    public void An_alias_bomb_is_refused_before_it_is_large()
    {
        var bomb = new StringBuilder("key: a\nname: A\nx0: &x0 [lol]\n");
        for (var i = 1; i < 40; i++)
            bomb.Append($"x{i}: &x{i} [{string.Join(", ", Enumerable.Repeat($"*x{i - 1}", 9))}]\n");

        Assert.That(Places(ReadOne(bomb.ToString()).Diagnostics), Is.EqualTo(new[] { "sequences/a.yaml:8:40 SEQ127" }));
    }

    [Test]
    public void Nesting_by_aliases_is_nesting()
    {
        var text = new StringBuilder("key: a\nx0: &x0 [lol]\n");
        for (var i = 1; i < 1000; i++)
            text.Append($"x{i}: &x{i} {new string('[', 30)}*x{i - 1}{new string(']', 30)}\n");

        Assert.That(Places(ReadOne(text.ToString()).Diagnostics), Is.EqualTo(new[] { "sequences/a.yaml:5:39 SEQ117" }));
    }

    [Test]
    public void An_anchor_that_nothing_refers_to_may_be_text()
    {
        Assert.That(
            Places(ReadOne("key: a\nname: &Co Sons\n").Diagnostics),
            Is.EqualTo(new[] { "sequences/a.yaml:2:7 SEQ128" })
        );
    }

    [TestCase("[")]
    [TestCase("{")]
    [TestCase("- ")]
    [TestCase("a: {")]
    [TestCase("? ")]
    public void A_megabyte_of_nesting_is_refused(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.That(
            ReadOne(text).Diagnostics.Select(diagnostic => diagnostic.Code),
            Is.SubsetOf(new[] { "SEQ117", "SEQ110", "SEQ118", "SEQ122" }).And.Not.Empty
        );
    }

    [TestCase("[")]
    [TestCase("> ")]
    [TestCase("- ")]
    [TestCase("*a ")]
    [TestCase("![](")]
    [TestCase("<a ")]
    [TestCase("{{")]
    [TestCase("`")]
    [TestCase("{{#if a}}")]
    public void A_body_made_to_be_slow_or_deep_is_read_or_refused(string piece)
    {
        using var workspace = Body("b.md")
            .With("sequences/b.md", string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)));

        Assert.That(() => workspace.Read(), Throws.Nothing);
    }

    [TestCase("b.md", "SEQ144")]
    [TestCase("b.html", null)]
    public void A_long_body_is_html(string path, string? code)
    {
        using var workspace = Body(path)
            .With($"sequences/{path}", string.Concat(Enumerable.Repeat("long text ", 100_000)));

        Assert.That(
            Places(workspace.Read().Diagnostics),
            Is.EqualTo(code is null ? [] : new[] { $"sequences/{path} {code}" })
        );
    }

    [Test]
    public void Markdown_nested_too_deeply_is_refused()
    {
        using var workspace = Body("b.md").With("sequences/b.md", string.Concat(Enumerable.Repeat("> ", 2000)) + "x");

        Assert.That(Places(workspace.Read().Diagnostics), Is.EqualTo(new[] { "sequences/b.md:1 SEQ143" }));
    }

    [Test]
    public void A_text_full_of_open_braces_gets_a_few_warnings()
    {
        using var workspace = Body("b.html").With("sequences/b.html", string.Concat(Enumerable.Repeat("{{ ", 300_000)));

        var read = workspace.Read().Diagnostics;

        Assert.That(read[..^1], Has.Length.EqualTo(20).And.All.Property("Code").EqualTo("SEQ342"));
        Assert.That(read[^1].Message, Does.StartWith("From here on, 299980 more warnings"));
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_refused_at_their_place()
    {
        using var workspace = new TemporaryWorkspace().With(
            "sequences/a.yaml",
            [.. Encoding.UTF8.GetBytes("key: a\nname: \u00e9"), 0xff, 0x0a]
        );

        Assert.That(Places(workspace.Read().Diagnostics), Is.EqualTo(new[] { "sequences/a.yaml:2:8 SEQ105" }));
    }

    [Test]
    public void A_byte_order_mark_and_windows_line_ends_are_accepted()
    {
        using var workspace = new TemporaryWorkspace().With(
            "sequences/a.yaml",
            [0xef, 0xbb, 0xbf, .. "key: a\r\nname: A\r\n"u8]
        );

        var result = workspace.Read();

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Desired!.Sequences.Single().Name, Is.EqualTo("A"));
    }

    [Test]
    public void A_file_over_the_limit_is_refused_by_its_size()
    {
        using var workspace = new TemporaryWorkspace().With("sequences/a.yaml", "");
        using (var file = File.OpenWrite(Path.Combine(workspace.Folder, "sequences/a.yaml")))
            file.SetLength(50L * 1024 * 1024);

        var diagnostic = workspace.Read().Diagnostics.Single();

        Assert.That(
            diagnostic.ToString(),
            Does.StartWith(
                "sequences/a.yaml: error SEQ104: 'sequences/a.yaml' has 52428800 bytes, and the limit is 1048576."
            )
        );
    }

    [Test]
    public void A_folder_in_place_of_a_file_is_refused()
    {
        using var workspace = Body("b.md").With("sequences/c.yaml/x.txt", "").With("sequences/b.md/x.txt", "");

        Assert.That(
            Places(workspace.Read().Diagnostics),
            Is.EqualTo(new[] { "sequences/a.yaml:3:83 SEQ102", "sequences/c.yaml SEQ102" })
        );
    }

    [Test]
    public void Links_that_leave_the_workspace_or_lead_nowhere_are_refused()
    {
        using var workspace = Body("linked/secret.md");
        File.WriteAllText(Path.Combine(workspace.Outside, "secret.md"), "secret");
        workspace
            .WithLink("sequences/linked", workspace.Outside)
            .WithLink("sequences/b.yaml", "/etc/passwd")
            .WithLink("sequences/c.yaml", "missing")
            .WithLink("sequences/d.yaml", "d.yaml")
            .WithLink("sequences/e.yaml", "../../workspace/sequences/../../secret.md")
            .WithLink("sequences/inside", "..");

        Assert.That(
            Places(workspace.Read().Diagnostics),
            Is.EqualTo(
                new[]
                {
                    "sequences.yaml SEQ108",
                    "sequences/a.yaml:3:83 SEQ108",
                    "sequences/b.yaml SEQ108",
                    "sequences/c.yaml SEQ107",
                    "sequences/d.yaml SEQ107",
                    "sequences/e.yaml SEQ108",
                }
            )
        );
    }

    [Test]
    public void A_link_inside_the_workspace_is_followed()
    {
        using var workspace = Body("b.md")
            .With("shared/body.md", "Hello")
            .WithLink("sequences/b.md", "../shared/body.md");

        Assert.That(workspace.Read().Diagnostics, Is.Empty);
    }

    [Test]
    public void A_device_is_not_waited_for()
    {
        Assume.That(OperatingSystem.IsLinux());
        using var workspace = new TemporaryWorkspace();
        Directory.CreateDirectory(Path.Combine(workspace.Folder, "sequences"));
        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(workspace.Folder, "sequences/a.yaml"));
        made.WaitForExit();

        Assert.That(Places(workspace.Read().Diagnostics), Is.EqualTo(new[] { "sequences/a.yaml SEQ109" }));
    }

    [Test]
    public void An_unreadable_file_is_refused()
    {
        Assume.That(!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess);
        using var workspace = new TemporaryWorkspace().With("sequences/a.yaml", Head);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(workspace.Folder, "sequences/a.yaml"), UnixFileMode.None);

        Assert.That(Places(workspace.Read().Diagnostics), Is.EqualTo(new[] { "sequences/a.yaml SEQ103" }));
    }

    private static TemporaryWorkspace Body(string path) =>
        new TemporaryWorkspace().With(
            "sequences/a.yaml",
            Head
                + $"steps: [{{ type: auto_email, wait: 1 day, touches: [{{ status: approved, body_file: {path} "
                + $"}}] }}]\n"
        );
}
