namespace SequencesAsCode.Core.Facts;

/// <summary>The names of the questions that change a decision of the program.</summary>
public static class FactNames
{
    /// <summary>Does a wait of 30 seconds stay as it was sent?</summary>
    public const string WaitInSeconds = "wait.seconds";

    /// <summary>Can one sequence be read by its id?</summary>
    public const string ReadOne = "read.one";

    /// <summary>Can an archived sequence be read by its id?</summary>
    public const string ReadArchived = "read.archived";

    /// <summary>The start of the names of questions about markup in a body.</summary>
    public const string Markup = "markup.";

    /// <summary>Does an update change this field?</summary>
    public static string Update(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return $"update.{field.FullName}";
    }

    /// <summary>Does an update with null clear this field?</summary>
    public static string Clear(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return $"clear.{field.FullName}";
    }
}
