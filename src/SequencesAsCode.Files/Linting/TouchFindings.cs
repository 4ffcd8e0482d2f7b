using SequencesAsCode.Files.Checks;
using SequencesAsCode.Files.Linting.Text;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Linting;

/// <summary>Subjects of emails, and touches that do not differ.</summary>
internal static class TouchFindings
{
    // What a header line has room for: 78 characters by RFC 5322, and "Subject:" is in them. No inbox promises more,
    // and phones show about half.
    private const int SubjectLimit = 70;

    public static IEnumerable<Diagnostic> Check(SequenceSource sequence) =>
        sequence.Steps.SelectMany(step =>
            StepTypes.IsEmail(step.Desired.Type)
                ? step
                    .Touches.SelectMany(touch => Subject(touch, () => sequence.IsKnown(step.Desired, touch.Desired)))
                    .Concat(Same(step))
                : Same(step)
        );

    private static IEnumerable<Diagnostic> Subject(TouchSource touch, Func<bool> isKnown)
    {
        var isReply = StepRules.IsReply(touch.Desired);
        if (touch.Desired.Fields[Fields.Subject] is FieldValue.Text subject)
        {
            if (isReply)
                yield return Diagnostic.ReplyWithSubject(touch.Node.PlaceOf("subject"));
            var length = VisibleLength.Of(subject.Value);
            if (length > SubjectLimit)
                yield return Diagnostic.LongSubject(touch.Node["subject"]!.At, length, SubjectLimit);
        }
        else if (!isReply && LacksSubject(touch.Desired, isKnown))
        {
            yield return Diagnostic.NoSubject(touch.Node["subject"]?.At ?? touch.Node["type"]!.At);
        }
    }

    // A touch without subject and type may have both in Apollo. So may a touch with an id or in the lock.
    private static bool LacksSubject(DesiredTouch touch, Func<bool> isKnown) =>
        touch.Fields[Fields.Status] is FieldValue.Text { Value: "approved" }
        && (
            touch.Fields.Contains(Fields.Subject)
            || (
                touch.Id is null
                && touch.Fields[Fields.TouchType] is FieldValue.Text { Value: "new_thread" }
                && !isKnown()
            )
        );

    private static IEnumerable<Diagnostic> Same(StepSource step)
    {
        var places = new Dictionary<(string?, string?, string), SourceLocation>();
        foreach (var touch in step.Touches)
        {
            var fields = touch.Desired.Fields;
            if (fields[Fields.Body] is not FieldValue.Html body)
                continue;
            var content = (
                fields[Fields.TouchType]?.ToString(),
                fields[Fields.Subject]?.ToString().Trim(),
                body.Markup.Trim()
            );
            if (!places.TryAdd(content, touch.Desired.At))
                yield return Diagnostic.SameTouches(touch.Desired.At, places[content]);
        }
    }
}
