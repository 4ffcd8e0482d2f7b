namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>The first email of a sequence.</summary>
internal static class FirstEmail
{
    /// <summary>
    /// Whether it replies to a thread that no step opened, which Apollo documents as not possible. Files are checked
    /// for it too, but only a plan sees the steps that they do not manage.
    /// </summary>
    /// <param name="steps">Each step's type and the fields of its touches, in order.</param>
    public static bool IsReply(IEnumerable<(string Type, IEnumerable<FieldSet> Touches)> steps) =>
        steps
            .FirstOrDefault(step => StepTypes.IsEmail(step.Type))
            .Touches?.Any(touch => touch[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" })
        ?? false;
}
