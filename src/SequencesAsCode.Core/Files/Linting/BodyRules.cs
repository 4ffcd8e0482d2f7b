using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SequencesAsCode.Diagnostics;

namespace SequencesAsCode.Files.Linting;

/// <summary>Links, images and misspelt merge variables in what recipients get.</summary>
internal sealed partial class BodyRules(ImmutableArray<string> variables)
{
    // More than these say nothing new about one text.
    private const int MostPerText = 20;

    public IEnumerable<Diagnostic> Check(SequenceSource sequence) => sequence.Steps.SelectMany(step => step.Touches).SelectMany(touch => Check(touch, sequence.Text));

    private IEnumerable<Diagnostic> Check(TouchSource touch, SourceText text)
    {
        foreach (var finding in touch.Node["subject"] is YamlScalar subject ? Braces(subject.Value, index => ScalarPlace.Of(text, subject, index)).Take(MostPerText) : []) yield return finding;
        if (touch.Body is not { } body) yield break;
        Func<int, SourceLocation> place = body.File is { } file ? file.PlaceAt : index => ScalarPlace.Of(text, body.Node, index);
        foreach (var finding in Braces(body.Text, place).Take(MostPerText)) yield return finding;
        foreach (var finding in Elements(body).SelectMany(element => Check(element, place)).Take(MostPerText)) yield return finding;
    }

    // Most bodies are plain text, and parsing is dear.
    private static IEnumerable<BodyElement> Elements(BodySource body) => body switch
    {
        { IsMarkdown: true } when body.Text.AsSpan().ContainsAny('<', ']') => MarkdownElements.In(body.Text),
        { IsMarkdown: false } => HtmlElements.In(body.Text, 0, body.Text.Length),
        _ => [],
    };

    private static IEnumerable<Diagnostic> Check(BodyElement element, Func<int, SourceLocation> place)
    {
        if (element is BodyElement.Image { LacksText: true } image) yield return Diagnostic.ImageWithoutText(place(image.Start), image.Corrected);
        var (what, isLooked) = element is BodyElement.Link ? ("link", true) : ("image", element.Address is not null);
        if (isLooked && AddressCheck.Check(element.Address, what, place(element.Index)) is { } fault) yield return fault;
    }

    private IEnumerable<Diagnostic> Braces(string text, Func<int, SourceLocation> place) => text.Contains('{', StringComparison.Ordinal)
        ? Single().Matches(text).Where(match => variables.Contains(match.Groups["name"].Value)).Select(match => Diagnostic.SingleBraces(place(match.Index), match.Groups["name"].Value))
        : [];

    [GeneratedRegex(@"(?<!\{)\{ ?(?<name>[A-Za-z_][A-Za-z0-9_]*) ?\}(?!\})", RegexOptions.ExplicitCapture)]
    private static partial Regex Single();
}
