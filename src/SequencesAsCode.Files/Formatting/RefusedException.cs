namespace SequencesAsCode.Files.Formatting;

/// <summary>A file that is YAML has a mistake with which it is not formatted.</summary>
internal sealed class RefusedException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What to report.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
