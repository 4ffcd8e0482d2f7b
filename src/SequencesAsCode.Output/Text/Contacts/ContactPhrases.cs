using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text.Contacts;

/// <summary>Words about contacts and what is done with them.</summary>
internal static class ContactPhrases
{
    // Enough to recognize a mistake; the report has all of them.
    private const int MostNamed = 10;

    /// <summary>The question to ask a person before anything is sent.</summary>
    public static string Question(ContactPlan plan) =>
        $"{Verb(plan.Work, $"{Phrases.Count(plan.Contacts.Length, "contact", "contacts")} ")} "
        + $"{What(plan)} ('{plan.Environment}')?{(plan.Work is ContactWork.Add ? " This may send email." : "")}";

    public static string Heading(ContactPlan plan) =>
        $"{Verb(plan.Work)} {What(plan)} in {Phrases.Where(plan.Environment, plan.Service, plan.Account)}";

    /// <summary>At most ten names, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names) =>
        $"{string.Join(", ", names.Take(MostNamed))}"
        + $"{(names.Count > MostNamed ? $" and {Phrases.Number(names.Count - MostNamed)} more" : "")}";

    /// <summary>The first thing that contacts get, as a label and a sentence.</summary>
    public static (string Label, string When) First(ContactSequence sequence) =>
        sequence switch
        {
            { First: { } first } when StepTypes.IsEmail(first.Type) => ("first email", When(first)),
            { First: { } first } => ("first step", $"{When(first)}: a {StepTypes.Label(first.Type)}, not an email"),
            { IsReadable: true } => ("first email", "it has no steps yet"),
            _ => ("first email", "unknown: the sequence could not be read"),
        };

    public static string Word(ContactOutcome outcome) => EnumWord.Of(outcome).Replace('_', ' ');

    public static Tone ToneOf(ContactOutcome outcome) =>
        outcome switch
        {
            ContactOutcome.Added or ContactOutcome.Removed or ContactOutcome.Finished or ContactOutcome.Stopped =>
                Tone.Added,
            ContactOutcome.Skipped or ContactOutcome.Accepted => Tone.Changed,
            ContactOutcome.NotAttempted => Tone.Faint,
            ContactOutcome.Unknown => Tone.Alarm,
            _ => Tone.Removed,
        };

    private static string When(FirstTouch first) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"step {first.Step}, {first switch
    {
        { At: { } at } => $"at {at:yyyy-MM-dd HH:mm zzz}",
        { Day: { } day } => $"day {day} at the earliest",
        _ => "on an unknown day",
    }}"
        );

    private static string Verb(ContactWork work, string whom = "") =>
        work switch
        {
            ContactWork.Add => $"Add {whom}to",
            ContactWork.TakeOut { Mode: TakeOutMode.Remove } => $"Remove {whom}from",
            ContactWork.TakeOut { Mode: TakeOutMode.MarkAsFinished } => $"Finish {whom}in",
            _ => $"Stop {whom}in",
        };

    private static string What(ContactPlan plan) =>
        plan.Sequences is [var only] ? only.Name : Phrases.Count(plan.Sequences.Length, "sequence", "sequences");
}
