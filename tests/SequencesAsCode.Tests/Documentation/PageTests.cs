using SequencesAsCode.Testing;
using SequencesAsCode.Tests.Wording;

namespace SequencesAsCode.Tests.Documentation;

/// <summary>The README and the pages of <c>docs</c> lead somewhere and speak plainly.</summary>
[TestFixture]
internal sealed class PageTests
{
    private const int MostBytesOfReadme = 7 * 1024;

    // They are for people who read the code, and name its parts as the code does.
    private static readonly string[] OfTheCode = ["docs/apollo-api.md", "docs/code.md", "docs/lifecycle.md"];

    [Test]
    public void Every_link_leads_to_a_file_and_every_anchor_to_a_heading()
    {
        var links = Page
            .All.SelectMany(page => page.Links.Select(link => (Page: page, Link: link)))
            .Where(pair => !pair.Link.Contains("://", StringComparison.Ordinal))
            .ToList();

        var dead = links.Where(pair => !Leads(pair.Page, pair.Link)).Select(pair => $"{pair.Page}: {pair.Link}");

        Assert.That(links, Has.Count.GreaterThan(30));
        Assert.That(dead, Is.Empty);
    }

    [Test]
    public void No_prose_has_an_avoided_word()
    {
        var lines = Page
            .All.Where(page =>
                !OfTheCode.Contains(page.Name) && !page.Name.StartsWith("docs/decisions/", StringComparison.Ordinal)
            )
            .SelectMany(page => page.Prose.Split('\n').Select(line => (Page: page, Line: line)))
            .ToList();

        var avoided = lines.SelectMany(pair =>
            AvoidedWords.In(pair.Line.Replace('\'', '’')).Select(word => $"{pair.Page}: '{word}' in: {pair.Line}")
        );

        Assert.That(lines, Has.Count.GreaterThan(500));
        Assert.That(avoided, Is.Empty);
    }

    [Test]
    public void The_README_is_short() =>
        Assert.That(new FileInfo(Page.Readme).Length, Is.GreaterThan(1024).And.LessThanOrEqualTo(MostBytesOfReadme));

    [Test]
    public void The_index_leads_to_every_page()
    {
        var index = Page.All.Single(page => page.Name == "docs/README.md").Links.ToHashSet(StringComparer.Ordinal);

        Assert.That(
            Page.All.Select(page => page.Name)
                // A folder of pages has an index of its own.
                .Where(name => Path.GetDirectoryName(name) == "docs" && name != "docs/README.md")
                .Select(name => name["docs/".Length..]),
            Is.SubsetOf(index)
        );
    }

    [Test]
    public void Anchors_are_those_of_GitHub() =>
        Assert.That(
            Page.AnchorsOf("# From *an* `account`\n\n```sh\n# no\n```\n\n## It's: a [link](x.md)\n## It's: a link\n"),
            Is.EquivalentTo(["from-an-account", "its-a-link", "its-a-link-1"])
        );

    private static bool Leads(Page page, string link)
    {
        var parts = link.Split('#', 2);
        var file = parts[0].Length == 0 ? page.Path : Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0]);
        return Path.Exists(file)
            && (parts.Length == 1 || Page.AnchorsOf(File.ReadAllText(file)).Contains(parts[1]))
            && Path.GetFullPath(file).StartsWith(Repository.Root, StringComparison.Ordinal);
    }
}
