using System.Text.RegularExpressions;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>How long the first email of a sequence is, and how many links it has.</summary>
internal static partial class FirstEmailRules
{
    private const int MostWords = 150;
    private const int MostLinks = 3;

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var first = sequence.Steps.FirstOrDefault(step => StepTypes.IsEmail(step.Desired.Type));
        foreach (var touch in first?.Touches ?? [])
        {
            if (touch.Desired.Fields[Fields.Body] is not FieldValue.Html body)
                continue;
            var words = VisibleLength.Of(HtmlText.Visible(body.Markup), CountOf, 1);
            if (words > MostWords)
                yield return Diagnostic.LongFirstEmail(touch.Body!.Node.At, words, MostWords);
            var links = HtmlText.Targets(body.Markup).Count(target => Link().IsMatch(target));
            if (links > MostLinks)
                yield return Diagnostic.ManyLinks(touch.Body!.Node.At, links, MostLinks);
        }
    }

    // Where no blanks are between words, two characters are about one.
    private static int CountOf(string text) => Word().Count(text) + ((Unspaced().Count(text) + 1) / 2);

    [GeneratedRegex(@"\Alink (https?:|www\.|\{\{)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(
        """
            [\p{L}\p{N}-[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]]+
            ([\p{M}'’.\-][\p{L}\p{N}-[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]]+)*
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Word();

    [GeneratedRegex(@"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")]
    private static partial Regex Unspaced();
}
