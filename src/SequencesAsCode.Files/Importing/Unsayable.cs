namespace SequencesAsCode.Files.Importing;

/// <summary>Recognizes values in Apollo that a file cannot state, or not at their place.</summary>
internal static class Unsayable
{
    /// <summary>Why a file cannot state the value; null when the value alone shows no reason.</summary>
    public static string? Why(Field field, FieldValue value) =>
        value switch
        {
            FieldValue.Text text when field.Choices.Length > 0 && !field.Choices.Contains(text.Value) =>
                $"'{text.Value}' is a word that this version does not know",
            FieldValue.Number number
                when number.Value < field.Minimum || number.Value > (field.Maximum ?? long.MaxValue) =>
                $"{number} is outside the range that a file allows",
            FieldValue.Text text when text.Value.Contains('\n', StringComparison.Ordinal) => "it has several lines",
            FieldValue.Text or FieldValue.Html when SourceText.ControlCharacter(value.ToString()!) >= 0 =>
                "it has a control character",
            FieldValue.Text { Value: "none" } or FieldValue.Html { Markup: "none" } when field.Clearable =>
                "the word 'none' would clear it",
            FieldValue.Set set when set.Items.Any(item => string.IsNullOrWhiteSpace(item) || item != item.Trim()) =>
                "an entry is empty or has spaces around it",
            _ => null,
        };

    /// <summary>Why the value has no place in a step of the type.</summary>
    public static string? WhyInStep(string type, Field field) =>
        ReferenceEquals(field, Fields.Priority) && type == StepTypes.AutoEmail
            ? "priority is for tasks, and an auto_email step has none"
            : null;

    /// <summary>Why the value has no place in a touch.</summary>
    public static string? WhyInTouch(string type, FieldSet touch, Field field)
    {
        if (!ReferenceEquals(field, Fields.Subject))
            return null;
        if (type is StepTypes.LinkedInConnect or StepTypes.LinkedInMessage)
            return "a LinkedIn text has no subject";
        return StepTypes.IsEmail(type) && touch[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" }
            ? "a reply keeps the subject of its thread"
            : null;
    }
}
