using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Markdown;

/// <summary>What a comment links, groups and puts in a form of its host.</summary>
public sealed class CommentPartsTests
{
    private static readonly CommentContext Linked = SomeComments.Context with
    {
        Workspace = "outbound/eu",
        PageUrl = new("https://ci.example/page?run=1&x=2"),
        FileUrl = FileAddress.Parse("https://git.example/org/repo/blob/main/{path}"),
        EditUrl = FileAddress.Parse("https://git.example/org/repo/edit/fix"),
    };

    [Test]
    public void A_sequence_links_its_file_its_emails_and_Apollo()
    {
        var comment = Write(Some.Plan(SomePlans.CopyChanged), Linked);

        Rendered.Of(comment);
        Assert.That(
            comment,
            Does.Contain("<a href=\"https://ci.example/page?run=1&amp;x=2\">See every email before and after →</a>")
                .And.Contain(
                    "<a href=\"https://git.example/org/repo/blob/main/outbound/eu/sequences/q3-outbound.yaml\">Q3"
                )
                .And.Contain("<a href=\"https://ci.example/page?run=1&amp;x=2#sequence-q3-outbound\">emails</a>")
                .And.Contain("<a href=\"https://app.apollo.io/#/sequences/66e9e215ece19801b2199700\">Apollo</a>")
        );
    }

    [Test]
    public void A_decision_links_where_the_file_is_edited()
    {
        var comment = Write(Some.Plan(SomePlans.Blocked), Linked);

        Rendered.Of(comment);
        Assert.That(
            comment,
            Does.Contain(
                "add to <a href=\"https://git.example/org/repo/edit/fix/outbound/eu/sequences/cold-dach.yaml\"><code>"
            )
        );
    }

    [TestCase(CommentHost.GitHub, "> [!CAUTION]\n> Real email.")]
    [TestCase(CommentHost.GitLab, "⚠️ <b>Real email.")]
    [TestCase(CommentHost.Azure, "⚠️ <b>Real email.")]
    public void What_alarms_has_the_form_of_the_host(CommentHost host, string start) =>
        Assert.That(
            Write(Some.Plan(SomePlans.CopyChanged), SomeComments.Context with { Host = host }),
            Does.Contain($"\n\n{start}")
        );

    [Test]
    public void The_same_edit_of_three_sequences_is_one_row()
    {
        var comment = Write(Some.Plan(Edited(1), Edited(2), Edited(3), SomePlans.CopyChanged), SomeComments.Context);

        var rendered = Rendered.Of(comment);
        Assert.That(
            comment,
            Does.Contain(
                "<b>3 sequences</b><br><sub>6 people · same edit, listed below</sub> | <del>Worth a call?</del>"
            )
        );
        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 2));
        Assert.That(
            rendered.Page.Descendants("li").Select(item => item.Value),
            Is.SupersetOf(new[] { "Same 1 · on · 1 person · Apollo", "Same 3 · on · 3 people · Apollo" })
        );
    }

    [Test]
    public void The_same_edit_of_subject_body_and_link_is_one_row()
    {
        var comment = Write(Some.Plan(Reworked(1), Reworked(2), Reworked(3)), SomeComments.Context);

        var rendered = Rendered.Of(comment);
        Assert.That(
            comment,
            Does.Contain(
                "<b>Subject:</b> <del>Quick</del> <ins><b>Short</b></ins>&#32;question<br>"
                    + "Worth a <ins><b>longer </b></ins>call?<br><i>Added:</i> `link https://example.com/call` |"
            )
        );
        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 1));
    }

    [Test]
    public void Edits_that_differ_only_in_the_subject_are_rows_of_their_own()
    {
        var rendered = Rendered.Of(
            Write(Some.Plan(Reworked(1), Reworked(2), Reworked(3, "Long")), SomeComments.Context)
        );

        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 3));
    }

    [Test]
    public void Long_edits_that_differ_only_in_their_middle_are_rows_of_their_own()
    {
        var changes = new[] { 'x', 'y', 'z' }.Select(
            (letter, i) => Edited(i + 1, "Hello", $"{new string('a', 900)}{letter}{new string('a', 900)}")
        );

        var rendered = Rendered.Of(Write(Some.Plan([.. changes]), SomeComments.Context));

        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 3));
    }

    [Test]
    public void Two_equal_edits_and_one_with_another_change_are_rows_of_their_own()
    {
        var moved = Edited(3) with { Fields = [Some.Changed(Fields.Active, null, new FieldValue.Flag(true))] };

        var rendered = Rendered.Of(Write(Some.Plan(Edited(1), Edited(2), moved), SomeComments.Context));

        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 3));
    }

    [Test]
    public void An_address_cannot_end_its_link()
    {
        var comment = Write(
            Some.Plan(SomePlans.CopyChanged),
            SomeComments.Context with
            {
                PageUrl = new("https://ci.example/\"><script>alert(1)</script>?a=`b`|c"),
            }
        );

        Rendered.Of(comment);
        Assert.That(
            comment,
            Does.Contain("<a href=\"https://ci.example/%22%3E%3Cscript%3E").And.Not.Contain("<script")
        );
    }

    [TestCase("https://git.example/x/{path}", "a b/c.yaml", "https://git.example/x/a%20b/c.yaml")]
    [TestCase("https://git.example/x/", "c.yaml", "https://git.example/x/c.yaml")]
    [TestCase(
        "https://git.example/x?path=/{path}&version=GBmain",
        "c.yaml",
        "https://git.example/x?path=/c.yaml&version=GBmain"
    )]
    public void A_file_has_its_place_in_the_address(string template, string path, string address) =>
        Assert.That(FileAddress.Parse(template)!.Of(path).AbsoluteUri, Is.EqualTo(address));

    [TestCase("git.example/{path}")]
    [TestCase("javascript:alert(1)//{path}")]
    [TestCase("")]
    public void Only_a_web_address_is_an_address(string template) => Assert.That(FileAddress.Parse(template), Is.Null);

    private static SequenceChange Reworked(int number, string opening = "Short") =>
        Edited(
            number,
            Some.Changed(
                Fields.Subject,
                new FieldValue.Text("Quick question"),
                new FieldValue.Text($"{opening} question")
            ),
            Some.Body(
                $"Hello {number}.<br>Worth a call?",
                $"Hello {number}.<br>Worth a <a href=\"https://example.com/call\">longer call</a>?"
            )
        );

    private static SequenceChange Edited(int number) =>
        Edited(number, $"Hello {number}.<br>Worth a call?", $"Hello {number}.<br>Worth twenty minutes?");

    private static SequenceChange Edited(int number, string before, string after) =>
        Edited(number, Some.Body(before, after));

    private static SequenceChange Edited(int number, params FieldChange[] fields) =>
        Some.Sequence(SequenceAction.Update, $"same-{number}", $"Same {number}") with
        {
            People = new(number),
            Steps =
            [
                Some.Step(PartAction.Update, 1, "intro") with
                {
                    Touches = [Some.Touch(PartAction.Update, "a", fields)],
                },
            ],
        };

    private static string Write(Plan plan, CommentContext context)
    {
        using var output = new StringWriter();
        MarkdownRenderer.Write(plan, context, output);
        return output.ToString();
    }
}
