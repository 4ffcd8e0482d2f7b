using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>Finds emails and LinkedIn messages whose text an earlier step of the sequence sends already.</summary>
internal static partial class RepeatedText
{
    // Two words can be a nudge that is meant.
    private const int FewestLetters = 12;

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var earlier = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var step in sequence.Steps.Where(step => IsSent(step.Desired.Type)))
        {
            var here = step
                .Touches.Select(touch => (Text: TextOf(touch.Desired), touch.Desired.At))
                .Where(touch => touch.Text.Count(char.IsLetter) >= FewestLetters)
                .ToList();
            foreach (var (text, at) in here)
            {
                if (earlier.TryGetValue(text, out var first))
                    yield return Diagnostic.RepeatedText(at, first);
            }

            foreach (var (text, at) in here)
                earlier.TryAdd(text, at);
        }
    }

    private static bool IsSent(string type) => StepTypes.IsEmail(type) || type == StepTypes.LinkedInMessage;

    // The letters alone, with what links and images lead to.
    private static string TextOf(DesiredTouch touch) =>
        touch.Fields[Fields.Body] is FieldValue.Html body ? Spelling().Replace(body.Markup, "") : "";

    [GeneratedRegex(
        """
            </?(p|div|br|span|font|b|i|u|strong|em|html|head|body|meta)\b[^<>]*>|&nbsp;|\s+
            """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Spelling();
}
