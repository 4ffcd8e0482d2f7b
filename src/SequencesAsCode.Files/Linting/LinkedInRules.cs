using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>Finds notes to connection requests that are longer than LinkedIn takes.</summary>
internal static class LinkedInRules
{
    private const int MostLetters = 300;

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence) =>
        sequence
            .Steps.Where(step => step.Desired.Type == StepTypes.LinkedInConnect)
            .SelectMany(step => step.Touches)
            .Select(touch => (touch.Body, Length: LengthOf(touch.Desired)))
            .Where(note => note.Length > MostLetters)
            .Select(note => Diagnostic.LongConnectNote(note.Body!.Node.At, note.Length, MostLetters));

    private static int LengthOf(DesiredTouch touch) =>
        touch.Fields[Fields.Body] is FieldValue.Html body && body.Markup.Length > MostLetters
            ? VisibleLength.Of(HtmlText.Visible(body.Markup))
            : 0;
}
