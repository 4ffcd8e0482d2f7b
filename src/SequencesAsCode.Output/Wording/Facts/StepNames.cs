using System.Globalization;

namespace SequencesAsCode.Output.Wording.Facts;

/// <summary>The names of steps and variants in sentences for people who do not know keys.</summary>
internal static class StepNames
{
    private const string Vowels = "aeiou";

    /// <summary><c>email 2</c> or <c>step 4 (call)</c>, by its place afterwards, or before if it goes.</summary>
    public static string Of(StepChange step) => Of(step.Type, step.To ?? step.From);

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

    /// <summary>The head of a column: <c>Email 1</c>, <c>Call</c>.</summary>
    public static string Column(string type, int place) =>
        type == StepTypes.AutoEmail
            ? string.Create(CultureInfo.InvariantCulture, $"Email {place}")
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
    public static string Of(StepChange step, TouchChange touch) =>
        step.Touches.Length == 1 ? Of(step) : $"{Variant(step, touch)} of {Of(step)}";

    // A step that was deleted in Apollo has no place any more.
    private static string Of(string type, int? place)
    {
        if (place is not { } number)
            return Any(type);
        return type == StepTypes.AutoEmail
            ? string.Create(CultureInfo.InvariantCulture, $"email {number}")
            : string.Create(CultureInfo.InvariantCulture, $"step {number} ({StepTypes.Label(type)})");
    }
}
