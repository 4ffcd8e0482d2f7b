namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>How many steps and variants a change deletes; those of a deleted step count as the step.</summary>
/// <param name="Steps">The steps, also replaced ones.</param>
/// <param name="Variants">The variants of steps that stay.</param>
internal readonly record struct Losses(int Steps, int Variants)
{
    /// <summary>The losses of one or several sequences.</summary>
    public static Losses Of(params IEnumerable<SequenceChange> changes)
    {
        var byFate = changes
            .SelectMany(change => change.Steps)
            .ToLookup(step => step.Action is PartAction.Remove or PartAction.Replace);
        return new(
            byFate[true].Count(),
            byFate[false].Sum(step => step.Touches.Count(touch => touch.Action == PartAction.Remove))
        );
    }
}
