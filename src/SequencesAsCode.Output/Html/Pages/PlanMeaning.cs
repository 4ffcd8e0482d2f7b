using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>The sentence under the title of a page: what apply would do, and that nothing has happened yet.</summary>
internal static class PlanMeaning
{
    /// <summary>One or two sentences.</summary>
    public static string Of(Plan plan) =>
        $"{Outcome(plan)}{(VariablePhrases.NotKnown(plan) is { } unknown ? $" {Phrases.Sentence(unknown)}." : "")}";

    private static string Outcome(Plan plan)
    {
        var service = ServiceName.IsReal(plan.Context.Service)
            ? ServiceName.Label(plan.Context.Service)
            : $"the {plan.Context.Service}";
        return plan switch
        {
            { Blocks.IsEmpty: false } =>
                $"The whole plan needs a decision. Until then, nothing can be applied to {service}.",
            { HasPending: true } => $"This is what apply would change in {service}. Nothing has been sent yet.",
            { HasBlocked: true } => $"Apply would change nothing in {service}: every change needs a decision.",
            { IsApplicable: true } => $"Apply would send nothing to {service} and only update the lock file.",
            { HasDrift: true } => $"Apply would change nothing: edits made in {service} stay.",
            { IsComplete: false } => $"The files ask for no change. Not every sequence was read from {service}.",
            _ => $"Apply would change nothing: {service} already matches the files.",
        };
    }
}
