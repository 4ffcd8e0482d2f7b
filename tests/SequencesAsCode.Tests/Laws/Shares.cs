using SequencesAsCode.Emulator;
using FieldKind = SequencesAsCode.Core.Values.FieldKind;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// How many of the drawn cases have each thing that matters; a law over cases that lack it proves nothing.
/// </summary>
internal sealed class Shares
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private int cases;

    public void Count(LawCase drawn, Plan plan)
    {
        cases++;
        var change = plan.Sequences.Single();
        var steps = drawn.Current?.Steps ?? [];
        foreach (var type in StepTypes.All)
            Add(
                $"step of type {type}",
                steps.Any(step => step.Type == type) || change.Steps.Any(step => step.Type == type)
            );
        foreach (var touches in Enumerable.Range(0, 5))
            Add($"step with {touches} touches", steps.Any(step => step.Touches.Length == touches));
        foreach (var action in Enum.GetValues<PartAction>())
            Add($"step to {action}", change.Steps.Any(step => step.Action == action));
        foreach (
            var action in Enum.GetValues<PartAction>()
                .Where(action => action is not (PartAction.Move or PartAction.Replace))
        )
            Add($"touch to {action}", change.Steps.Any(step => step.Touches.Any(touch => touch.Action == action)));
        foreach (var by in Enum.GetValues<MatchedBy>().Where(by => by is not MatchedBy.Name))
            Add($"step matched by {by}", change.Steps.Any(step => step.MatchedBy == by));
        Add(
            "exact mode",
            (drawn.Current?.Fields ?? drawn.Desired.Fields)[Fields.ExactDaytime] is FieldValue.Flag { Value: true }
        );
        foreach (var action in new[] { SequenceAction.Create, SequenceAction.Update })
            Add($"sequence to {action}", change.Action == action);
        Add("steps not managed", drawn.Desired.Steps is null);
        Add(
            "fields not managed",
            drawn.Current is { } current && current.Fields.Any(pair => !drawn.Desired.Fields.Contains(pair.Key))
        );
        Add(
            "HTML sanitised",
            drawn.Sanitizer != Sanitizer.Off
                && plan.Sequences.Single()
                    .Steps.Any(step =>
                        step.Touches.Any(touch => touch.Fields.Any(field => field.Field.Kind == FieldKind.Html))
                    )
        );
        Add("set by hand", !change.SetByHand.IsEmpty);
        Add("switched on", change.Requests.Any(request => request.Kind == RequestKind.Activate));
        Add("switched off", change.Requests.Any(request => request.Kind == RequestKind.Deactivate));
    }

    /// <summary>
    /// What was drawn in less than one of a hundred of <paramref name="nominal"/> cases: a law says nothing about it.
    /// </summary>
    public IEnumerable<string> Missing(int nominal) =>
        counts.Where(pair => pair.Value * 100 < nominal).Select(pair => pair.Key);

    /// <summary>Prints the shares.</summary>
    public void Print()
    {
        foreach (var (what, count) in counts)
            TestContext.Out.WriteLine($"{100.0 * count / cases, 5:0.0} %  {what}");
    }

    private void Add(string what, bool holds) => counts[what] = counts.GetValueOrDefault(what) + (holds ? 1 : 0);
}
