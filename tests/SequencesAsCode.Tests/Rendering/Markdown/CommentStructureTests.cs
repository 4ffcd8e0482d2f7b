using Markdig.Syntax;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;
using SequencesAsCode.Rendering;
using SequencesAsCode.Rendering.Markdown;
using SequencesAsCode.Tests.Support;

namespace SequencesAsCode.Tests.Rendering.Markdown;

public sealed class CommentStructureTests
{
    [Test]
    public void Hostile_text_is_read_as_it_is_and_makes_nothing()
    {
        var rendered = Rendered.Of(SomeComments.Comment(Some.Plan(SomeComments.Hostile, SomeComments.HostileBlock)));

        var body = (FieldValue.Html)SomeComments.Hostile.Steps[0].Touches[1].Fields[1].After;
        var lines = HtmlText.Visible(body.Markup).Split('\n').Where(line => line.Length < 1_000).Select(Printable.Text).ToList();
        Assert.That((rendered.Count("table"), rendered.Count("details"), rendered.Count("pre"), rendered.Count("h4")), Is.EqualTo((1, 2, 1, 1)));
        Assert.That(lines, Has.Count.GreaterThan(15));
        Assert.That(lines.Where(line => !rendered.Text.Contains(line, StringComparison.Ordinal)), Is.Empty);
        Assert.That(rendered.Document.Descendants<FencedCodeBlock>().Single().Lines.ToString(), Is.EqualTo("removed:\n  ```\n  - { key: \"````\", reason: \"</details>\" }"));
    }

    [Test]
    public void Every_sequence_has_a_row_and_a_fold()
    {
        var rendered = Rendered.Of(SomeComments.Comment(SomePlans.Everything));

        Assert.That(rendered.Count("tr"), Is.EqualTo(1 + 9));
        Assert.That(rendered.Count("details"), Is.EqualTo(rendered.Count("summary")).And.EqualTo(7));
        Assert.That(rendered.Text, Does.Not.Contain("Left out"));
    }

    [Test]
    public void Sixty_four_touches_are_shown_whole()
    {
        var rendered = Rendered.Of(SomeComments.Comment(Some.Plan(SomeComments.SixtyFourTouches)));

        Assert.That((rendered.Count("details"), rendered.Count("blockquote")), Is.EqualTo((1, 64)));
    }

    [Test]
    public void A_thousand_sequences_leave_room_for_every_kind_of_part()
    {
        var comment = SomeComments.Comment(SomeComments.Thousand);

        var rendered = Rendered.Of(comment);
        Assert.That(comment, Has.Length.LessThanOrEqualTo(CommentContext.UsualMaxLength));
        Assert.That((rendered.Count("tr"), rendered.Count("details"), rendered.Count("blockquote")), Is.EqualTo((603, 51, 41)).Within(20));
        Assert.That(rendered.Text, Does.Contain("Left out for length: ").And.Contain("sequences show plan.json"));
    }

    [TestCase(42)]
    public void Any_plan_gives_a_whole_comment_within_any_budget(int seed)
    {
        var random = new Random(seed);
        var cut = 0;
        for (var i = 0; i < 600; i++)
        {
            var (plan, length) = (Draw.Plan(random), random.Next(3) == 0 ? CommentContext.UsualMaxLength : random.Next(CommentContext.Smallest, 8_000));

            var comment = SomeComments.Comment(plan, length);

            Assert.That(comment, Has.Length.LessThanOrEqualTo(length));
            Assert.That(comment, Does.StartWith("<!-- sequences-as-code: outbound/eu production -->\n<b>"));
            Assert.That(comment.EnumerateRunes().Count(rune => rune.Value != '\n' && (rune.Value == 0xFFFD || Printable.IsUnseen(rune))), Is.Zero);
            Rendered.Of(comment);
            if (comment.Contains("Left out", StringComparison.Ordinal)) cut++;
        }

        Assert.That(cut, Is.InRange(100, 500));
    }

    [Test]
    public void The_smallest_comment_of_the_largest_plan_fits()
    {
        var context = SomeComments.Context with { Workspace = new string('ü', 500), Environment = new string('-', 500), MaxLength = 1 };
        var plan = new Plan(
            Some.Context with { Environment = new string('|', 500) },
            SomeComments.Thousand.Sequences.Concat(Enumerable.Range(0, 1_000).Select(i => SomePlans.Blocked with { Key = $"b{i}" })).Append(SomePlans.Everything.Sequences.First(change => change.Key == "emea-2")),
            SomePlans.Everything.Warnings,
            [new(BlockCode.ManyAtOnce, "Many.", null, [], "--allow-many")]);
        using var output = new StringWriter();

        MarkdownRenderer.Write(plan, context, output);

        Assert.That(output.ToString(), Has.Length.LessThanOrEqualTo(CommentContext.Smallest));
        Rendered.Of(output.ToString());
    }

    [TestCase("@someone")]
    [TestCase("@org/team")]
    [TestCase("#123")]
    [TestCase("GH-1")]
    [TestCase("org/repo#4")]
    [TestCase("0123456789abcdef0123456789abcdef01234567")]
    [TestCase("http://evil.example")]
    [TestCase("www.evil.example")]
    [TestCase("a@b.example")]
    [TestCase(":tada:")]
    public void What_a_host_would_link_in_the_finished_text_is_broken(string text)
    {
        var comment = SomeComments.Comment(Some.Plan(SomePlans.CopyChanged with { Name = text, Notes = [text] }));

        Assert.That(Rendered.Of(comment).Page.Root!.Value, Does.Not.Contain(text));
        Assert.That(Rendered.Of(comment).Text, Does.Contain(text));
    }
}
