using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Editing.Markdown;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Files.Tests.Editing;

/// <summary>
/// Edits of one place in sixty bodies as people write them: what a pull makes of the person's own Markdown.
/// </summary>
[TestFixture]
internal sealed class HandWrittenPullTests
{
    private const int Seed = 13;
    private const int Times = 2;

    [TestCase(ParagraphStyle.LineBreaks)]
    [TestCase(ParagraphStyle.Element)]
    [TestCase(ParagraphStyle.Lines)]
    public void An_edit_of_one_place_changes_one_line(ParagraphStyle paragraphs)
    {
        var (taken, oneLine, problems) = Tally(new(paragraphs), HandWritten.OfOneLine, changes => changes == (1, 1));

        Assert.That(HandWritten.Bodies, Has.Count.GreaterThanOrEqualTo(60));
        Assert.That(taken, Is.GreaterThanOrEqualTo(0.98), problems);
        Assert.That(oneLine, Is.GreaterThanOrEqualTo(0.97), problems);
    }

    [TestCase(ParagraphStyle.LineBreaks)]
    [TestCase(ParagraphStyle.Element)]
    public void A_block_that_comes_or_goes_changes_no_other(ParagraphStyle paragraphs)
    {
        var (taken, alone, problems) = Tally(
            new(paragraphs),
            HandWritten.OfOneBlock,
            changes => changes.Gone == 0 || changes.Came <= 1
        );

        Assert.That(taken, Is.GreaterThanOrEqualTo(0.95), problems);
        Assert.That(alone, Is.GreaterThanOrEqualTo(0.95), problems);
    }

    private static (double Taken, double AsAsked, string Problems) Tally(
        MarkdownStyle style,
        IReadOnlyList<string> edits,
        Func<(int Gone, int Came), bool> isAsAsked
    )
    {
        var (cases, taken, asAsked, problems) = (0, 0, 0, new List<string>());
        foreach (var (name, text) in HandWritten.Bodies)
        {
            foreach (var edit in edits.SelectMany(edit => Enumerable.Repeat(edit, Times)))
            {
                var pull = Pull(text, edit, new(Seed + cases), style);
                if (!pull.IsDrawn)
                    continue;
                cases++;
                if (pull.Text is null)
                    problems.Add($"{name}, {edit}: not taken");
                if (pull.Text is not { } pulled)
                    continue;
                taken++;
                var hunks = TokenDiff.Of(text.Split('\n'), pulled.Split('\n'));
                if (isAsAsked((hunks.Sum(hunk => hunk.To - hunk.From), hunks.Sum(hunk => hunk.NewTo - hunk.NewFrom))))
                    asAsked++;
                else
                    problems.Add($"{name}, {edit}:\n{pulled}");
            }
        }

        TestContext.Out.WriteLine($"{cases} edits, {taken} taken, {asAsked} as asked");
        Assert.That(cases, Is.GreaterThan(HandWritten.Bodies.Count));
        return ((double)taken / cases, (double)asAsked / cases, string.Join('\n', problems));
    }

    private static (bool IsDrawn, string? Text) Pull(string text, string edit, Dice dice, MarkdownStyle style)
    {
        var html = MarkdownEmail.Render(text, style)!;
        var returned = HandWritten.WithoutComments(html);
        if (HandWritten.Edited(returned, edit, dice) is not { } now || HtmlText.SameMarkup(now, returned))
            return (false, null);
        return (true, MarkdownMerge.Of(text, BodyMerge.Of(html, returned, now), style));
    }
}
