using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Linting;

/// <summary>Links, images and misspelt merge variables in what recipients get.</summary>
/// <param name="variables">The names that are merge variables.</param>
/// <param name="levelled">A finding with the level of the workspace; null when its rule is off.</param>
internal sealed class BodyRules(KnownVariables variables, Func<Diagnostic, Diagnostic?> levelled)
{
    // More than these of a severity are counted, after the workspace's levels: a rule that is off takes no room.
    private const int MostPerText = 20;

    private static readonly SourceLocation Somewhere = new("");

    public IEnumerable<Diagnostic> Check(SequenceSource sequence) => sequence.Steps.SelectMany(step => step.Touches).SelectMany(touch => Check(touch, sequence.Text));

    private IEnumerable<Diagnostic> Check(TouchSource touch, SourceText text)
    {
        if (touch.Node["subject"] is YamlScalar subject)
        {
            foreach (var finding in Told(Braces(subject.Value), index =>
                ScalarPlace.Of(text, subject, index))) yield return finding;
        }

        if (touch.Body is not { } body) yield break;
        Func<int, SourceLocation> place = body.File is { } file ? file.PlaceAt : index => ScalarPlace.Of(text, body.Node, index);
        foreach (var finding in Told(Braces(body.Text)
            .Concat(Elements(body).SelectMany(Check)), place)) yield return finding;
    }

    // Where a finding stands is looked up only when it is shown: a text may hold very many.
    private IEnumerable<Diagnostic> Told(
        IEnumerable<(Diagnostic Finding, int Index)> found, Func<int, SourceLocation> place) => CappedFindings.Told(
        found.Select(pair => (Finding: levelled(pair.Finding), pair.Index)).Where(pair => pair.Finding is not null)
            .Select(pair => new Finding(pair.Finding!.Severity, () => pair.Finding.With(place(pair.Index)))),
        MostPerText);

    // Most bodies are plain text, and parsing is dear.
    private static IEnumerable<BodyElement> Elements(BodySource body) => body switch
    {
        { IsMarkdown: true } when body.Text.AsSpan().ContainsAny('<', ']') => MarkdownElements.In(body.Text),
        { IsMarkdown: false } => HtmlElements.In(body.Text, 0, body.Text.Length),
        _ => [],
    };

    private static IEnumerable<(Diagnostic Finding, int Index)> Check(BodyElement element)
    {
        if (element is BodyElement.Image { LacksText: true } image) yield return (Diagnostic.ImageWithoutText(
            Somewhere, image.Corrected), image.Start);
        var (what, isLooked) = element is BodyElement.Link ? ("link", true) : ("image", element.Address is not null);
        if (isLooked && AddressCheck.Check(element.Address, what, Somewhere) is { } fault) yield return (fault,
            element.Index);
    }

    private IEnumerable<(Diagnostic Finding, int Index)> Braces(string text) =>
        MergeText.InSingleBraces(text).Where(single => variables.Contains(single.Name))
            .Select(single => (Diagnostic.SingleBraces(Somewhere, single.Name), single.Index))
            .Concat(MergeText.Parts(text).Where(part => part.HasSpareBraces)
                .Select(part => (Diagnostic.SpareBraces(Somewhere, part.Source, part.Word), part.Index)));
}
