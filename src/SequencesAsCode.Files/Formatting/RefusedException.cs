namespace SequencesAsCode.Files.Formatting;

/// <summary>A mistake in valid YAML that prevents formatting.</summary>
internal sealed class RefusedException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What to report.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
