namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>How a plan names steps and touches: handles in the plan itself, names in sentences.</summary>
internal static class PartNames
{
    /// <summary>The handle of a step: its key, or <c>#3</c> for the third step of the file.</summary>
    /// <param name="key">The step's key, if it has one.</param>
    /// <param name="index">Its zero-based place in the file.</param>
    public static string StepHandle(string? key, int index) => key ?? $"#{index + 1}";

    /// <summary>The handle of a touch: the handle of its step, a slash, and its key or number.</summary>
    /// <param name="stepHandle">The handle of its step.</param>
    /// <param name="key">The touch's key, if it has one.</param>
    /// <param name="index">Its zero-based place in the step.</param>
    public static string TouchHandle(string stepHandle, string? key, int index) =>
        $"{stepHandle}/{StepHandle(key, index)}";

    /// <summary>The name of a step in sentences, for example <c>call 'nudge'</c>.</summary>
    /// <param name="type">The step's type.</param>
    /// <param name="key">The step's key, if it has one.</param>
    /// <param name="index">Its zero-based place in the sequence.</param>
    public static string StepName(string type, string? key, int index) =>
        key is null ? $"{StepTypes.Label(type)} at step {index + 1}" : $"{StepTypes.Label(type)} '{key}'";
}
