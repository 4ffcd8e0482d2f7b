using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Tests.Html.Emails;

/// <summary>Which words of two versions carry a mark.</summary>
[TestFixture]
internal sealed class BodyDiffTests
{
    [TestCase(
        "<p>Hi there, a quick call?</p>",
        "<p>Hi there, twenty minutes?</p>",
        "<p>Hi there, <del>a quick call</del>?</p>",
        "<p>Hi there, <ins>twenty minutes</ins>?</p>"
    )]
    [TestCase(
        "one <b>two</b> three",
        "one <b>2</b> three",
        "one <b><del>two</del></b> three",
        "one <b><ins>2</ins></b> three"
    )]
    [TestCase("wo<b>rd</b> a", "other a", "<del>wo</del><b><del>rd</del></b> a", "<ins>other</ins> a")]
    [TestCase(
        "<p>end</p><p>begin</p>",
        "<p>end</p><p>new</p><p>begin</p>",
        "<p>end</p><p>begin</p>",
        "<p>end</p><p><ins>new</ins></p><p>begin</p>"
    )]
    [TestCase(
        "d'{{company}} x",
        "de {{company}} x",
        "<del>d'</del><span class=\"merged\">Acme</span> x",
        "<ins>de </ins><span class=\"merged\">Acme</span> x"
    )]
    [TestCase(
        "{{company}}'s x",
        "{{company}} x",
        "<span class=\"merged\">Acme</span><del>'s</del> x",
        "<span class=\"merged\">Acme</span> x"
    )]
    [TestCase(
        "l’{{company}}",
        "L’{{company}}",
        "<del>l’</del><span class=\"merged\">Acme</span>",
        "<ins>L’</ins><span class=\"merged\">Acme</span>"
    )]
    [TestCase(
        "Hi {{first_name}}",
        "Hi {{city}}",
        "Hi <del class=\"merged\">Jordan</del>",
        "Hi <ins class=\"merged\">Austin</ins>"
    )]
    public void Words_that_go_and_come_are_marked_and_structure_stays(
        string before,
        string after,
        string shownBefore,
        string shownAfter
    )
    {
        var diff = Of(before, after);

        Assert.That(
            (Markup(diff.Before), Markup(diff.After), diff.Change),
            Is.EqualTo((shownBefore, shownAfter, TextChange.Words))
        );
    }

    [TestCase("<p>a</p>", "<p>a</p>", TextChange.None)]
    [TestCase("<p>a</p>", "<div>a</div>", TextChange.Markup)]
    [TestCase("<a href=x>a</a>", "<a href=y>a</a>", TextChange.Targets)]
    [TestCase("a", "b", TextChange.Words)]
    [TestCase("<p>a</p><p>b</p>", "<p>a b</p>", TextChange.Markup)]
    [TestCase("a<br>b", "a<br><br>b", TextChange.Markup)]
    [TestCase("a<br><a href=x>b</a>", "a<br><br><a href=y>b</a>", TextChange.Targets)]
    public void What_kind_of_change_it_is_is_said(string before, string after, TextChange change) =>
        Assert.That(Of(before, after).Change, Is.EqualTo(change));

    [Test]
    public void A_blank_that_goes_or_comes_is_marked()
    {
        var diff = BodyDiff.Of(
            BodyCleaner.Clean("Hi {{first_name}} {{last_name}}", SampleContact.Missing),
            BodyCleaner.Clean("Hi {{city}} {{last_name}}", SampleContact.Missing)
        );

        Assert.That(
            diff.After.OfType<BodyPart.Blank>(),
            Is.EqualTo(new[] { new BodyPart.Blank("city", PieceKind.Added), new BodyPart.Blank("last_name") })
        );
        Assert.That(Markup(diff.Before), Does.StartWith("Hi <del><span class=\"blank\""));
    }

    [Test]
    public void A_text_beyond_all_measure_is_not_compared_word_by_word()
    {
        var diff = Of(string.Join(' ', Enumerable.Range(0, 10_000)), string.Join(' ', Enumerable.Range(5_000, 10_000)));

        Assert.That(diff.Change, Is.EqualTo(TextChange.TooLong));
        Assert.That(diff.After.OfType<BodyPart.Words>().Where(words => words.Change != PieceKind.Same), Is.Empty);
    }

    [Test]
    public void Without_its_marks_either_side_is_what_it_was()
    {
        const string Before = "<p>Hi {{first_name}}, <i>one two</i> three</p><ul><li>four five</li></ul>";
        const string After = "<div>Hi {{company}} two</div><ul><li>five <b>six four</b></li><li>x</li></ul>";

        var diff = Of(Before, After);

        Assert.That(Unmarked(diff.Before), Is.EqualTo(Unmarked(Parts(Before))));
        Assert.That(Unmarked(diff.After), Is.EqualTo(Unmarked(Parts(After))));
    }

    private static BodyDiff Of(string before, string after) => BodyDiff.Of(Parts(before), Parts(after));

    private static ImmutableArray<BodyPart> Parts(string markup) => BodyCleaner.Clean(markup, SampleContact.Complete);

    private static string Unmarked(ImmutableArray<BodyPart> parts) =>
        Markup([.. parts.Select(part => part is BodyPart.Words words ? new BodyPart.Words(words.Text) : part)]);

    private static string Markup(ImmutableArray<BodyPart> parts) =>
        EmailDocument.Content(parts, TextSides.Change).ToString();
}
