namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>What happens to the steps of a sequence, the losses first.</summary>
internal sealed class StepFacts(SequenceChange sequence)
{
    private const int MostAlike = 3;

    private readonly DayFacts days = new(sequence);
    private readonly StepNames names = new(sequence);

    /// <summary>The facts.</summary>
    public IEnumerable<ChangeFact> All() =>
        [
            .. Deleted(),
            .. sequence.Steps.Where(step => step.Action == PartAction.Replace).Select(Replaced),
            .. Variants(PartAction.Remove).Select(part => Deleted(part.Step, part.Touch)),
            .. Added(),
            .. Variants(PartAction.Create).Select(part => Added(part.Step, part.Touch)),
            .. sequence.Steps.Where(step => step.Action == PartAction.Move).Select(Moved),
            .. new WordFacts(names).Of(sequence),
            .. days.OtherDays(sequence, names),
            .. new ValueFacts(names).Of(sequence, isDayTold: step => days.FromTo(step) is not null),
        ];

    private IEnumerable<ChangeFact> Deleted()
    {
        var steps = sequence.Steps.Where(step => step.Action == PartAction.Remove).ToList();
        if (steps.Count > MostAlike)
            return
            [
                new($"Deletes {steps.Count} steps", IsLoss: true)
                {
                    People = On(People.Sum(steps.Select(step => step.People)), "them"),
                },
            ];
        return steps.Select(step => new ChangeFact($"Deletes {StepNames.Before(step)}", IsLoss: true)
        {
            People = On(step.People, "it"),
        });
    }

    private static ChangeFact Replaced(StepChange step) =>
        new($"Replaces {StepNames.Before(step)} with {StepNames.Any(step.Type)}", IsLoss: true)
        {
            People = On(step.People, "it"),
        };

    private ChangeFact Deleted(StepChange step, TouchChange touch) =>
        new($"Deletes {StepNames.Variant(step, touch)} of {names.Of(step)}", IsLoss: true);

    private ChangeFact Added(StepChange step, TouchChange touch) =>
        new($"Adds {StepNames.Variant(step, touch)} to {names.Of(step)}");

    private IEnumerable<ChangeFact> Added()
    {
        var steps = sequence.Steps.Where(step => step.Action == PartAction.Create).ToList();
        return steps.Count > MostAlike
            ? [new($"Adds {steps.Count} steps")]
            : steps.Select(step => new ChangeFact($"Adds {StepNames.Any(step.Type)}{days.On(step)}"));
    }

    private ChangeFact Moved(StepChange step)
    {
        var name = $"the {StepTypes.Label(step.Type)}";
        var places = $"from place {PartPhrases.Place(step.From)} to {PartPhrases.Place(step.To)}";
        return new($"Moves {name} {days.FromTo(step) ?? places}");
    }

    private IEnumerable<(StepChange Step, TouchChange Touch)> Variants(PartAction action) =>
        from step in sequence.Steps
        where step.Action is not (PartAction.Create or PartAction.Remove or PartAction.Replace)
        from touch in step.Touches
        where touch.Action == action
        select (step, touch);

    private static string On(People people, string them)
    {
        if (people.IsNobody)
            return $"; nobody is on {them}";
        return people.Count == 1 ? $"; 1 person is on {them}" : $"; {people} are on {them}";
    }
}
