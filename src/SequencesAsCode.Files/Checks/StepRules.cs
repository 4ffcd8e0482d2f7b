using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks that settings fit the type of their step, and the threads over the steps of a sequence.</summary>
internal static class StepRules
{
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence) =>
        sequence.Steps.SelectMany(Check).Concat(Threads(sequence.Steps));

    private static IEnumerable<Diagnostic> Check(StepSource step)
    {
        var type = step.Desired.Type;
        if (type == StepTypes.AutoEmail && step.Desired.Fields[Fields.Priority] is FieldValue.Text)
            yield return Diagnostic.PriorityOnAutoEmail(step.Node.PlaceOf("priority"));
        if (!StepTypes.TakesTouches(type) && step.Touches.Length > 0)
            yield return Diagnostic.TouchesNotTaken(step.Node.PlaceOf("touches"), type);
        if (!StepTypes.IsEmail(type))
            yield break;
        var mayBeUnmanaged = step.Desired.Key is not null || step.Desired.Id is not null;
        if (step.Desired.Touches is { IsEmpty: true } || (step.Desired.Touches is null && !mayBeUnmanaged))
            yield return Diagnostic.EmailNeedsTouches(step.Node.PlaceOf("touches"), type);
    }

    // A step whose touches or their types are not managed may open a thread in Apollo.
    private static IEnumerable<Diagnostic> Threads(IEnumerable<StepSource> steps)
    {
        var opened = false;
        foreach (var step in steps.Where(step => StepTypes.IsEmail(step.Desired.Type)))
        {
            var replies = step.Touches.Where(touch => IsReply(touch.Desired)).ToList();
            if (!opened)
            {
                foreach (var reply in replies)
                    yield return Diagnostic.ReplyWithoutThread(reply.Node["type"]!.At);
            }

            opened |= step.Desired.Touches is null || replies.Count < step.Touches.Length;
        }
    }

    internal static bool IsReply(DesiredTouch touch) =>
        touch.Fields[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" };
}
