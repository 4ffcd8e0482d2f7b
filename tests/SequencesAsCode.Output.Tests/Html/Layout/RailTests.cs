using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Tests.Html.Layout;

/// <summary>The list beside the sequences leads to each of them, without a script too.</summary>
internal sealed class RailTests
{
    [Test]
    public void Each_sequence_has_a_link_with_its_people()
    {
        var page = SomePages.Of(SomePlans.Everything);

        var ids = page.QuerySelectorAll("main > .sequence").Select(sequence => $"#{sequence.Id}");
        var links = page.QuerySelectorAll(".rail a").Select(link => link.GetAttribute("href"));
        Assert.That(links, Is.EqualTo(ids));
        Assert.That(page.TextsOf(".rail a").First(), Is.EqualTo("needs a decision: Cold DACHon214 people"));
        Assert.That(page.QuerySelector(".find")!.HasAttribute("hidden"));
    }

    [Test]
    public void One_sequence_needs_no_list() =>
        Assert.That(SomePages.Of(Some.Plan(SomePlans.CopyChanged)).QuerySelector(".rail"), Is.Null);

    [Test]
    public void An_anchor_is_made_of_the_key_so_that_a_comment_can_link_to_it()
    {
        var key = PageAnchor.Of("q3-outbound");
        var page = SomePages.Of(
            Some.Plan(
                SomePlans.CopyChanged,
                SomePlans.CopyChanged with
                {
                    Id = "66e9e215ece19801b2190099",
                },
                SomePlans.CopyChanged with
                {
                    Key = "ümlaut key",
                    Name = "Odd",
                }
            )
        );

        Assert.That(
            page.QuerySelectorAll("main > .sequence").Select(sequence => sequence.Id),
            Is.EquivalentTo(new[] { key, $"{key}:2", PageAnchor.Of("ümlaut key") })
        );
        Assert.That(key, Is.EqualTo("sequence-q3-outbound"));
        Assert.That(PageAnchor.Of("ümlaut key"), Does.Not.Contain(" "));
    }

    [Test]
    public void Only_the_first_of_many_is_open()
    {
        var many = SomePages.Of(SomePlans.Everything);
        var few = SomePages.Of(Some.Plan(SomePlans.CopyChanged, SomePlans.New));

        Assert.That(
            many.QuerySelectorAll("main > .sequence").Select(sequence => sequence.HasAttribute("open")).Take(3),
            Is.EqualTo(new[] { true, false, false })
        );
        Assert.That(few.QuerySelectorAll("main > .sequence[open]"), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_tick_is_kept_only_for_what_is_shown_as_before()
    {
        var first = Version(SomePlans.CopyChanged);
        var same = Version(SomePlans.CopyChanged with { Fingerprint = "sha256:other" });
        var other = Version(SomePlans.CopyChanged with { Notes = ["Something else."] });

        Assert.That(same, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    private static string? Version(SequenceChange change) =>
        SomePages.Of(Some.Plan(change)).QuerySelector("main > .sequence")!.GetAttribute("data-version");
}
