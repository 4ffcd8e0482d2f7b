using System.Globalization;

namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>
/// The names of steps and variants in sentences for people who do not know keys. Emails are counted by themselves:
/// <c>email 2</c> is the second email that a contact gets.
/// </summary>
internal sealed class StepNames(SequenceChange sequence)
{
    private const string Vowels = "aeiou";

    private readonly Dictionary<string, int> emails = sequence
        .Steps.Where(step => IsEmail(step.Type) && step.Action != PartAction.Remove && Place(step) is not null)
        .OrderBy(Place)
        .DistinctBy(step => step.Handle, StringComparer.Ordinal)
        .Index()
        .ToDictionary(pair => pair.Item.Handle, pair => pair.Index + 1, StringComparer.Ordinal);

    /// <summary><c>email 2</c> or <c>step 4 (call)</c>, by its place after the change.</summary>
    public string Of(StepChange step)
    {
        if (emails.TryGetValue(step.Handle, out var number))
            return string.Create(CultureInfo.InvariantCulture, $"email {number}");
        // A step that was deleted in Apollo has no place any more.
        return Place(step) is { } place
            ? string.Create(CultureInfo.InvariantCulture, $"step {place} ({StepTypes.Label(step.Type)})")
            : Any(step.Type);
    }

    /// <summary>The name of a step that goes: <c>step 4 (call)</c>, also for an email.</summary>
    public static string Before(StepChange step) =>
        $"step {PartPhrases.Place(step.From)} ({StepTypes.Label(step.FormerType ?? step.Type)})";

    /// <summary><c>an email</c>, <c>a call</c>.</summary>
    public static string Any(string type)
    {
        var label = StepTypes.Label(type);
        return label.Length > 0 && Vowels.Contains(label[0], StringComparison.OrdinalIgnoreCase)
            ? $"an {label}"
            : $"a {label}";
    }

    /// <summary>The short name in a title or above a column: <c>Email 1</c>, <c>Call</c>.</summary>
    public string Short(string type, string handle) =>
        emails.TryGetValue(handle, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"Email {number}")
            : Phrases.Sentence(StepTypes.Label(type));

    /// <summary><c>variant B</c>: by the key if that is a letter, else by its place in the step.</summary>
    public static string Variant(StepChange step, TouchChange touch) => Variant(touch.Key, step.Touches.IndexOf(touch));

    /// <summary><c>variant B</c>: by the key if that is a letter, else by its place in the step.</summary>
    public static string Variant(string? key, int place)
    {
        if (key is not null)
            return key.Length == 1 ? $"variant {key.ToUpperInvariant()}" : $"variant {key}";
        return place is >= 0 and < 26 ? $"variant {(char)('A' + place)}" : "a variant";
    }

    /// <summary>The variant and its step if the step has several, else only the step.</summary>
    public string Of(StepChange step, TouchChange touch) =>
        step.Touches.Length == 1 ? Of(step) : $"{Variant(step, touch)} of {Of(step)}";

    private static bool IsEmail(string type) => type == StepTypes.AutoEmail;

    private static int? Place(StepChange step) => step.To ?? step.From;
}
