using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Editing.Markdown;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Whatever a person wrote and somebody edited in Apollo: what is pulled renders to exactly what Apollo holds, but for
/// what the service took out; no comment is lost; and all but a few edits go in, one line for one.
/// </summary>
[TestFixture]
internal sealed class PulledBodyLawTests
{
    private const int Cases = 300;

    [Test]
    public void A_pulled_body_renders_to_what_apollo_holds()
    {
        var (drawn, taken, lines, oneLine) = (0, 0, 0, 0);

        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                var draw = new MarkdownDraw(dice);
                var paragraphs = dice.Of(ParagraphStyle.LineBreaks, ParagraphStyle.Element);
                var style = new MarkdownStyle(paragraphs, dice.Of(LineEndStyle.Space, LineEndStyle.Break));
                var (text, edit) = (draw.Text(), dice.Of([.. HandWritten.OfOneLine, .. HandWritten.OfOneBlock]));
                var html = MarkdownEmail.Render(text, style)!;
                var returned = HandWritten.WithoutComments(html);
                if (HandWritten.Edited(returned, edit, dice) is not { } now || HtmlText.SameMarkup(now, returned))
                    return [];
                drawn++;

                var pulled = MarkdownMerge.Of(text, BodyMerge.Of(html, dice.Chance(0.5) ? returned : null, now), style);

                if (pulled is null)
                    return [];
                taken++;
                var isOneLine =
                    TokenDiff.Of(text.Split('\n'), pulled.Split('\n'))
                        is [{ To: var to, From: var from, NewTo: var newTo, NewFrom: var newFrom }]
                    && (to - from, newTo - newFrom) is (1, 1);
                if (HandWritten.OfOneLine.Contains(edit))
                    (lines, oneLine) = (lines + 1, oneLine + (isOneLine ? 1 : 0));
                var rendered = MarkdownEmail.Render(pulled, style)!;
                return
                [
                    .. HtmlText.SameMarkup(HandWritten.WithoutComments(rendered), now)
                        ? Array.Empty<string>()
                        : [$"{edit} of\n{text}\nrenders to\n{rendered}\nand not to\n{now}"],
                    .. draw
                        .Comments.Where(comment => !pulled.Contains(comment, StringComparison.Ordinal))
                        .Select(comment => $"lost: {comment}\n{pulled}"),
                ];
            },
            Cases
        );

        TestContext.Out.WriteLine($"{drawn} drawn, {taken} taken; {oneLine} of {lines} one line for one");
        if (drawn < Cases / 2)
            return;
        Assert.That((double)taken / drawn, Is.GreaterThanOrEqualTo(0.95));
        Assert.That((double)oneLine / lines, Is.GreaterThanOrEqualTo(0.9));
    }
}
