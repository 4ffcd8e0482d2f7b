using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>The titles above the texts of steps and variants.</summary>
internal sealed class StepTitles(SequenceChange sequence)
{
    private readonly DayFacts days = new(sequence);
    private readonly StepNames names = new(sequence);

    /// <summary><c>Step 1 · Email 1</c>, then small its key, its day and the people on it.</summary>
    public MarkdownText Of(StepChange step) => Title(step, default);

    /// <summary>The same with the variant, if the step has several.</summary>
    public MarkdownText Of(StepChange step, TouchChange touch) =>
        step.Touches.Length == 1 ? Of(step) : Title(step, MarkdownText.Of($" · {StepNames.Variant(step, touch)}"));

    private MarkdownText Title(StepChange step, MarkdownText variant)
    {
        var isNew = step.Action == PartAction.Create ? "New step" : "Step";
        var place = PartPhrases.Place(step.To ?? step.From);
        var label = names.Short(step.Type, step.Handle);
        var small = MarkdownText.Join(" · ", Small(step));
        var facts = small.IsEmpty ? default : MarkdownText.Of($" <sub>{small}</sub>");
        return MarkdownText.Of($"<b>{isNew} {place} · {label}{variant}</b>{facts}");
    }

    private IEnumerable<MarkdownText> Small(StepChange step)
    {
        if (step.Key is { } key)
            yield return MarkdownText.Key(key);
        if (days.On(step).Trim() is { Length: > 0 } day)
            yield return MarkdownText.Of($"{day}");
        if (!step.People.IsNobody && step.Action != PartAction.Create)
            yield return MarkdownText.Of($"{step.People.ToString()} on it");
    }
}
