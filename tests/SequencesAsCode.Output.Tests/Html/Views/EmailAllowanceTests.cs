using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Html.Views;

/// <summary>A page with more emails than it has room for leaves out the least important ones, and says so.</summary>
[TestFixture]
internal sealed class EmailAllowanceTests
{
    private const string LeftOut = "Not shown, to keep this page small.";

    [Test]
    public void A_page_of_few_sequences_shows_every_email()
    {
        var page = SomePages.Of(Plan(sequences: 3));

        Assert.That(page.QuerySelectorAll("iframe").Length, Is.GreaterThanOrEqualTo(3 * 3));
        Assert.That(page.Body!.TextContent, Does.Not.Contain(LeftOut));
    }

    [Test]
    public void Emails_that_stay_as_they_are_are_left_out_first()
    {
        var page = SomePages.Of(Plan(sequences: 400));

        Assert.That(page.QuerySelectorAll("details.touch iframe"), Is.Empty);
        Assert.That(page.QuerySelectorAll("section.touch iframe").Length, Is.GreaterThan(400));
        Assert.That(
            page.Body!.TextContent,
            Does.Contain("800 emails are not shown, to keep this page small. 'sequences plan --target KEY")
        );
    }

    [Test]
    public void The_page_of_a_thousand_sequences_stays_small_and_shows_each()
    {
        using var output = new StringWriter();

        PreviewRenderer.Write(Plan(sequences: 1_000), output);

        var html = output.ToString();
        Assert.That(html, Has.Length.LessThan(15_000_000).And.Contains("id=\"sequence-s999\"").And.Contains(LeftOut));
    }

    private static Plan Plan(int sequences) =>
        Some.Plan([.. Enumerable.Range(0, sequences).Select(number => Change($"s{number}"))]);

    private static SequenceChange Change(string key)
    {
        const string Text = "<p>Hi {{first_name}}, worth a call?</p>";
        var file = Wanted.Sequence(
            key,
            Wanted.Email("intro", Text),
            Wanted.Email("proof", Text),
            Wanted.Email("last", Text)
        );
        return PlanScene
            .Applied(file)
            .File(sequence => sequence.WithStep(0, step => step.WithTouch(0, Reworded)))
            .Change();
    }

    private static DesiredTouch Reworded(DesiredTouch touch) =>
        touch.With(Fields.Body, Some.Html("<p>Hi {{first_name}}, worth twenty minutes?</p>"));
}
