using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Linting.Markup;
using SequencesAsCode.Files.Linting.Placeholders;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Links, images, and what was meant as a dynamic variable, in each text by itself.</summary>
/// <param name="variables">The names that are merge variables.</param>
/// <param name="levelled">A finding with the level of the workspace; null when its rule is off.</param>
internal sealed class BodyRules(KnownVariables variables, Func<Diagnostic, Diagnostic?> levelled)
{
    // More than these of a severity are counted, after the workspace's levels: a rule that is off takes no room.
    private const int MostPerText = 20;

    private static readonly SourceLocation Somewhere = new("");

    private readonly PlaceholderRules placeholders = new(variables.Names);

    public IEnumerable<Diagnostic> Check(SequenceSource sequence) => LintText.In(sequence).SelectMany(Check);

    private IEnumerable<Diagnostic> Check(LintText text)
    {
        var found = text.IsSent ? Braces(text.Text).Concat(Elements(text).SelectMany(Check)) : [];
        return Told(found.Concat(placeholders.Check(text)), text.Place);
    }

    // Where a finding stands is looked up only when it is shown: a text may hold very many.
    private IEnumerable<Diagnostic> Told(
        IEnumerable<(Diagnostic Finding, int Index)> found,
        Func<int, SourceLocation> place
    ) =>
        CappedFindings.Told(
            found
                .Select(pair => (Finding: levelled(pair.Finding), pair.Index))
                .Where(pair => pair.Finding is not null)
                .Select(pair => new Finding(pair.Finding!.Severity, () => pair.Finding.With(place(pair.Index)))),
            MostPerText
        );

    // Most bodies are plain text, and parsing is dear.
    private static IEnumerable<BodyElement> Elements(LintText text) =>
        text.Form switch
        {
            TextForm.Markdown when text.Text.AsSpan().ContainsAny('<', ']') => MarkdownElements.In(text.Text),
            TextForm.Html => HtmlElements.In(text.Text, 0, text.Text.Length),
            _ => [],
        };

    private static IEnumerable<(Diagnostic Finding, int Index)> Check(BodyElement element)
    {
        if (element is BodyElement.Image { Lack: { } lack } image)
        {
            yield return (
                lack == TextLack.Empty
                    ? Diagnostic.ImageWithEmptyText(Somewhere, image.Corrected)
                    : Diagnostic.ImageWithoutText(Somewhere, image.Corrected),
                image.Start
            );
        }

        var (what, isLooked) = element is BodyElement.Link ? ("link", true) : ("image", element.Address is not null);
        if (!isLooked)
            yield break;
        if (AddressCheck.Check(element.Address, what, Somewhere) is { } fault)
            yield return (fault, element.Index);
        if (AddressCheck.FromTemplate(element.Address) is { } host)
            yield return (Diagnostic.AddressFromTemplate(Somewhere, what, host), element.Index);
    }

    private IEnumerable<(Diagnostic Finding, int Index)> Braces(string text) =>
        MergeText
            .InSingleBraces(text)
            .Where(single => variables.Contains(single.Name))
            .Select(single => (Diagnostic.SingleBraces(Somewhere, single.Name), single.Index))
            .Concat(
                MergeText
                    .Parts(text)
                    .Where(part => part.HasSpareBraces)
                    .Select(part => (Diagnostic.SpareBraces(Somewhere, part.Source, part.Word), part.Index))
            );
}
