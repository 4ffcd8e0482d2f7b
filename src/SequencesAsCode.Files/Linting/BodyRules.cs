using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Linting.Markup;
using SequencesAsCode.Files.Linting.Placeholders;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>Checks links, images, and text that was meant as a dynamic variable.</summary>
/// <param name="variables">The names that are merge variables.</param>
/// <param name="findings">Places the findings of a text.</param>
internal sealed class BodyRules(KnownVariables variables, TextFindings findings)
{
    private readonly PlaceholderRules placeholders = new(variables.Names);

    public IEnumerable<Diagnostic> Check(SequenceSource sequence) => LintText.In(sequence).SelectMany(Check);

    private IEnumerable<Diagnostic> Check(LintText text)
    {
        var found = text.IsSent ? Braces(text.Text).Concat(Elements(text).SelectMany(Check)) : [];
        return findings.Placed(found.Concat(placeholders.Check(text)), text.Place);
    }

    // Most bodies are plain text, and parsing is expensive.
    private static IEnumerable<BodyElement> Elements(LintText text) =>
        text.Form switch
        {
            TextForm.Markdown when text.Text.AsSpan().ContainsAny('<', ']') => text.Markdown is { } markdown
                ? MarkdownElements.In(markdown)
                : [],
            TextForm.Html => HtmlElements.In(text.Text, 0, text.Text.Length),
            _ => [],
        };

    private static IEnumerable<(Diagnostic Finding, int Index)> Check(BodyElement element)
    {
        if (element is BodyElement.Image { Lack: { } lack } image)
        {
            yield return (
                lack == TextLack.Empty
                    ? Diagnostic.ImageWithEmptyText(TextFindings.Unplaced, image.Corrected)
                    : Diagnostic.ImageWithoutText(TextFindings.Unplaced, image.Corrected),
                image.Start
            );
        }

        var what = element is BodyElement.Link ? "link" : "image";
        if (element is BodyElement.Image { Address: null })
            yield break;
        if (AddressCheck.Check(element.Address, what, TextFindings.Unplaced) is { } fault)
            yield return (fault, element.Index);
        if (AddressCheck.FromTemplate(element.Address) is { } host)
            yield return (Diagnostic.AddressFromTemplate(TextFindings.Unplaced, what, host), element.Index);
    }

    private IEnumerable<(Diagnostic Finding, int Index)> Braces(string text) =>
        MergeText
            .InSingleBraces(text)
            .Where(single => variables.Contains(single.Name))
            .Select(single => (Diagnostic.SingleBraces(TextFindings.Unplaced, single.Name), single.Index))
            .Concat(
                MergeText
                    .Parts(text)
                    .Where(part => part.HasSpareBraces)
                    .Select(part => (Diagnostic.SpareBraces(TextFindings.Unplaced, part.Source, part.Word), part.Index))
            );
}
