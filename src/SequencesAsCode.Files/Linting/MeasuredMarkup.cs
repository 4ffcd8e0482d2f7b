using SequencesAsCode.Core.Facts;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>Finds markup that the account was measured to remove from a body.</summary>
internal static class MeasuredMarkup
{
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var facts = sequence.Facts();
        return facts.AreGuesses
            ? []
            : sequence.Steps.SelectMany(step => step.Touches).SelectMany(touch => Check(sequence, touch, facts));
    }

    private static IEnumerable<Diagnostic> Check(SequenceSource sequence, TouchSource touch, ServiceFacts facts)
    {
        if (touch.Desired.Fields[Fields.Body] is not FieldValue.Html body)
            yield break;
        foreach (var fragment in MarkupFragments.LostIn(body.Markup, facts))
            yield return Diagnostic.MarkupIsRemoved(
                PlaceOf(sequence, touch, fragment),
                fragment.Label,
                facts[fragment.Fact]!.Day
            );
    }

    // Rendered Markdown may have markup that the text has in another form.
    private static SourceLocation PlaceOf(SequenceSource sequence, TouchSource touch, MarkupFragment fragment)
    {
        if (touch.Body is not { } body)
            return touch.Desired.At;
        var match = fragment.Sign.Match(body.Text);
        return match.Success ? body.PlaceIn(sequence.Text, match.Index) : body.Node.At;
    }
}
