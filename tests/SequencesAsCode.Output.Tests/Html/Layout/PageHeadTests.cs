using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html;

namespace SequencesAsCode.Output.Tests.Html.Layout;

/// <summary>An old page is known as one: its head names the commit, the pull request and the time.</summary>
internal sealed class PageHeadTests
{
    private static readonly Plan Plan = Some.Plan(SomePlans.CopyChanged);

    [Test]
    public void The_head_names_where_the_page_comes_from()
    {
        var page = SomePages.Of(
            Plan,
            new()
            {
                Commit = "8b18cc8f0a3b4e5d6c7a8b9c0d1e2f3a4b5c6d7e",
                PullRequest = new("https://github.com/acme/sequences/pull/123"),
                Made = new(2026, 11, 30, 15, 2, 0, TimeSpan.FromHours(1)),
            }
        );

        Assert.That(page.TextOf("h1"), Is.EqualTo("Plan for production"));
        Assert.That(
            page.TextsOf(".origin > span").SkipLast(1),
            Is.EqualTo(new[] { "Pull request #123", "commit 8b18cc8f", "made 30 Nov 2026, 14:02 UTC" })
        );
        Assert.That(page.TextsOf(".origin > span").Last(), Does.StartWith("Apollo account "));
        Assert.That(
            page.QuerySelector(".origin a")!.GetAttribute("href"),
            Is.EqualTo("https://github.com/acme/sequences/pull/123")
        );
    }

    [TestCase("https://gitlab.com/acme/sequences/-/merge_requests/7", "Merge request !7")]
    [TestCase("https://dev.azure.com/acme/p/_git/r/pullrequest/12", "Pull request #12")]
    [TestCase("https://example.com/review/abc", "Pull request")]
    public void A_pull_request_is_called_as_its_host_calls_it(string address, string name) =>
        Assert.That(SomePages.Of(Plan, new() { PullRequest = new(address) }).TextOf(".origin a"), Is.EqualTo(name));

    [Test]
    public void What_is_unknown_is_left_out_and_only_web_addresses_are_links()
    {
        var bare = SomePages.Of(Plan);
        var odd = SomePages.Of(Plan, new() { PullRequest = new("javascript:alert(1)") });

        Assert.That(bare.TextsOf(".origin > span"), Has.Exactly(1).Items);
        Assert.That(odd.QuerySelectorAll(".origin a"), Is.Empty);
    }

    [Test]
    public void Notes_and_warnings_are_folded_and_what_was_allowed_is_one_line()
    {
        var plan = SomePlans.Everything;
        var page = SomePages.Of(
            new Plan(
                plan.Context with
                {
                    Consents = Consents.None with
                    {
                        Removals = new(false, ["a", "b", "c", "d", "e"]),
                        ManyAtOnce = true,
                    },
                },
                plan.Sequences,
                plan.Warnings
            )
        );

        Assert.That(page.QuerySelector("details.notes")!.HasAttribute("open"), Is.False);
        Assert.That(
            page.TextOf(".allowed"),
            Is.EqualTo("Allowed for this plan: removals in a, b, c and 2 more; changing many sequences at once.")
        );
    }
}
