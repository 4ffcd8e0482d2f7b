using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Linting;

/// <summary>Finds emails that open a thread with the subject of a reply or a forwarded email.</summary>
internal static partial class ThreadRules
{
    private const RegexOptions Options =
        RegexOptions.ExplicitCapture
        | RegexOptions.IgnorePatternWhitespace
        | RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant;

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var isFirst = true;
        foreach (var step in sequence.Steps.Where(step => StepTypes.IsEmail(step.Desired.Type)))
        {
            foreach (var touch in step.Touches.Where(touch => Opens(touch.Desired)))
            {
                if (
                    touch.Node["subject"] is YamlScalar subject
                    && Mark().Match(subject.Value) is { Success: true } mark
                )
                {
                    var first = mark.Groups["mark"].Captures[0];
                    yield return Diagnostic.PretendedReply(
                        ScalarPlace.Of(sequence.Text, subject, first.Index),
                        first.Value,
                        YamlText.Of(subject.Value[mark.Length..].Trim()),
                        isFirst
                    );
                }
            }

            isFirst = false;
        }
    }

    // A touch with an id whose type is not managed may be a reply in Apollo.
    private static bool Opens(DesiredTouch touch) =>
        touch.Fields[Fields.TouchType] is FieldValue.Text type ? type.Value == "new_thread" : touch.Id is null;

    // The marks that mail programs write, in their languages; longer words with the same beginning do not count.
    [GeneratedRegex(
        """
            \A\s*((?<mark>(RE|FW|FWD|AW|WG|TR|RV|SV|VS|VB|VL
            |ENC|RES|RIF|RÉF|YNT|İLT|ANTW|DOORST|ODP|VÁ|ΑΠ|ΑΠΑΝΤΗΣΗ|ΣΧΕΤ|ΠΡΘ
            |ОТВ|ПЕРЕСЛ|回复|回覆|答复|答覆|转发|轉寄|转寄|返信|転送)(\[[0-9]+\])?[ ]?[:：])\s*)+
            """,
        Options
    )]
    private static partial Regex Mark();
}
