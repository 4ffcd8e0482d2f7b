using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>Drafts the bodies of a sequence as Markdown where they have a form in it, else as HTML.</summary>
internal sealed class DraftBodies
{
    private readonly DraftTarget target;
    private readonly PartKeys keys;
    private readonly Dictionary<(string Markup, MarkdownStyle Style), string?> forms = [];
    private readonly Dictionary<string, BodyDraft> made = new(StringComparer.Ordinal);

    public DraftBodies(CurrentSequence current, DraftTarget target, PartKeys keys)
    {
        this.target = target;
        this.keys = keys;
        Style = BestStyle(current);
    }

    /// <summary>The style of all Markdown of the sequence.</summary>
    public MarkdownStyle Style { get; }

    /// <summary>The body of a touch, the same at each call.</summary>
    public BodyDraft Of(CurrentStep step, CurrentTouch touch, FieldValue.Html html)
    {
        if (made.TryGetValue(touch.Id, out var draft))
            return draft;
        var markdown = Form(html, Style);
        var path = target.Files.TakeBody(
            target.Path,
            target.Key,
            $"{keys[step.Id]}-{keys[touch.Id]}",
            markdown is null ? ".html" : ".md",
            target.OwnBodies
        );
        var text = (markdown ?? HtmlLines.Of(html.Markup)).TrimEnd('\n');
        return made[touch.Id] = new(path, text.StartsWith('\ufeff') ? $"&#xFEFF;{text[1..]}" : text);
    }

    // The first of the styles that have a form for the most bodies.
    private MarkdownStyle BestStyle(CurrentSequence current)
    {
        if (target.Styles is [var only])
            return only;
        var bodies = current
            .Steps.SelectMany(step => step.Touches)
            .Select(touch => touch.Fields[Fields.Body])
            .OfType<FieldValue.Html>()
            .ToList();
        var best = target.Styles[0];
        var most = -1;
        foreach (var style in target.Styles)
        {
            var count = bodies.Count(body => Form(body, style) is not null);
            if (count > most)
            {
                best = style;
                most = count;
            }

            if (most == bodies.Count)
                break;
        }

        return best;
    }

    private string? Form(FieldValue.Html body, MarkdownStyle style)
    {
        if (!forms.TryGetValue((body.Markup, style), out var form))
            forms[(body.Markup, style)] = form = MarkdownForm.Of(body.Markup, style);
        return form;
    }
}
