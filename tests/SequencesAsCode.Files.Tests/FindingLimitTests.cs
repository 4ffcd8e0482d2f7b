using SequencesAsCode.Files.Linting;
using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

/// <summary>How many findings are shown never decides what a run ends with, and what is not shown is counted.</summary>
[TestFixture]
internal sealed class FindingLimitTests
{
    private const string Head =
        "key: a\nname: A\nactive: false\nsteps:\n  - type: auto_email\n    wait: 1 day\n    "
        + "touches:\n      - type: new_thread\n        status: approved\n";

    [TestCase(19, 19, "")]
    [TestCase(20, 20, "")]
    [TestCase(21, 20, "From here on, 1 more warning is not shown. Look at the warnings that are shown first.")]
    [TestCase(500, 20, "From here on, 480 more warnings are not shown. Look at the warnings that are shown first.")]
    public void Warnings_about_a_body_hide_no_error_of_it(int unknown, int told, string more)
    {
        var text =
            string.Concat(Enumerable.Range(1, unknown).Select(index => $"{{{{custom_{index}}}}}\n"))
            + "{{#if company}}Bye\n";
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", Head + "        subject: Hi\n        body_file: a.md\n")
            .With("sequences/a.md", text);

        var read = workspace.Read();

        Assert.That(read.Desired, Is.Null);
        Assert.That(Places(Errors(read.Diagnostics)), Is.EqualTo(new[] { $"sequences/a.md:{unknown + 1}:1 SEQ341" }));
        Assert.That(read.Diagnostics.Count(diagnostic => diagnostic.Code == "SEQ340"), Is.EqualTo(told));
        Assert.That(
            string.Join(
                ' ',
                read.Diagnostics.Where(diagnostic => diagnostic.Code == "SEQ136")
                    .Select(diagnostic => $"{diagnostic.Message}")
            ),
            Is.EqualTo(more)
        );
    }

    [TestCase("note: |\n      ", "      ")]
    [TestCase("note: ", "")]
    public void Nor_those_about_a_note(string key, string indent)
    {
        var unknown = string.Concat(
            Enumerable
                .Range(1, 30)
                .Select(index => indent.Length == 0 ? $"{{{{c_{index}}}}} " : $"{{{{c_{index}}}}}\n{indent}")
        );
        var note = indent.Length == 0 ? $"\"{unknown}{{{{#if company}}}}\"" : unknown + "{{#if company}}";

        var read = ReadOne(
            $"key: a\nname: A\nactive: false\nsteps:\n  - type: call\n    wait: 1 day\n    " + $"{key}{note}\n"
        );

        Assert.That(Errors(read.Diagnostics).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SEQ341" }));
        Assert.That(
            read.Diagnostics.Select(diagnostic => diagnostic.Message),
            Has.One.StartsWith("From here on, 10 more warnings")
        );
    }

    [Test]
    public void Nor_those_about_a_subject()
    {
        var subject = string.Concat(Enumerable.Range(1, 30).Select(index => $"{{{{c_{index}}}}}"));

        var read = ReadOne(Head + $"        subject: \"{subject}{{{{#if company}}}}\"\n        body_html: <p>Hi</p>\n");

        Assert.That(Errors(read.Diagnostics).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SEQ341" }));
    }

    [TestCase("SEQ608: off, SEQ606: error", "sequences/a.html:31:10 SEQ606", "")]
    [TestCase("SEQ608: warning, SEQ606: error", "sequences/a.html:31:10 SEQ606", "sequences/a.html:21:1 SEQ136")]
    [TestCase("SEQ608: error, SEQ606: warning", "", "sequences/a.html:21:1 SEQ135")]
    public void A_rule_that_is_off_takes_no_room_and_errors_come_first(string lint, string error, string more)
    {
        var images = string.Concat(Enumerable.Repeat("<img src=\"https://cdn.example.com/1.png\">\n", 30));
        using var workspace = new TemporaryWorkspace(Minimal + $"lint: {{ {lint} }}\n")
            .With("sequences/a.yaml", Head + "        subject: Hi\n        body_file: a.html\n")
            .With("sequences/a.html", images + "<a href=\"www.example.com/offer\">Our offer</a>\n");

        var read = new WorkspaceLint().Read(workspace.Folder, null);

        Assert.That(read.Desired, Is.Null);
        Assert.That(
            string.Join(
                ' ',
                Places(
                    read.Diagnostics.Where(diagnostic =>
                        diagnostic.Code == "SEQ606" && diagnostic.Severity == Severity.Error
                    )
                )
            ),
            Is.EqualTo(error)
        );
        Assert.That(
            string.Join(' ', Places(read.Diagnostics.Where(diagnostic => diagnostic.Code is "SEQ135" or "SEQ136"))),
            Is.EqualTo(more)
        );
    }

    [Test]
    public void A_file_of_suspicious_lines_is_still_refused_for_the_one_that_is_wrong()
    {
        var anchors = string.Concat(Enumerable.Range(1, 150).Select(index => $"  - &a{index} x{index}\n"));

        var read = ReadOne($"key: a\nname: A\nlabels:\n{anchors}name: B\n");

        Assert.That(Errors(read.Diagnostics).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SEQ116" }));
        Assert.That(read.Desired, Is.Null);
    }

    [Test]
    public void Suspicious_lines_before_a_mistake_do_not_make_the_file_vanish()
    {
        var notes = string.Concat(
            Enumerable.Range(1, 150).Select(index => $"  - type: call\n    wait: 1 day\n    note: Deal #{index}\n")
        );

        var read = ReadOne($"key: a\nname: A\nsteps:\n{notes}owner: !secret x\n");

        Assert.That(Errors(read.Diagnostics).Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "SEQ112" }));
        Assert.That(read.Diagnostics.Count(diagnostic => diagnostic.Code == "SEQ123"), Is.EqualTo(100));
        Assert.That(
            read.Diagnostics.Select(diagnostic => diagnostic.Message),
            Has.One.StartsWith("From here on, 50 more warnings")
        );
    }

    [Test]
    public void Of_faults_of_form_a_hundred_are_shown_and_all_are_counted()
    {
        var read = ReadOne(
            "key: a\nname: A\n"
                + string.Concat(Enumerable.Range(1, 5_000).Select(index => $"unknown.key[{index}]: 1\n"))
        );

        Assert.That(read.Diagnostics, Has.Length.EqualTo(101));
        Assert.That(
            read.Diagnostics[^1].ToString(),
            Is.EqualTo(
                "sequences/a.yaml:103:1: error SEQ135: From here on, 4900 more errors are not shown. "
                    + "Correct the errors that are shown first."
            )
        );
    }

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error);
}
