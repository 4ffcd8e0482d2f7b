namespace SequencesAsCode.Files.Linting.Text;

/// <summary>Turns what rules find in one text into diagnostics with places, within bounds.</summary>
/// <param name="levelled">Gives a finding the level that the workspace sets; null when its rule is off.</param>
internal sealed class TextFindings(Func<Diagnostic, Diagnostic?> levelled)
{
    // Findings of each severity beyond this number are only counted. Rules that are off do not count.
    private const int MostPerText = 20;

    /// <summary>The place of a finding until <see cref="Placed"/> gives it one.</summary>
    public static SourceLocation Unplaced { get; } = new("");

    /// <summary>The findings at their places.</summary>
    /// <param name="found">Findings, each with its index in the text.</param>
    /// <param name="place">Gives the place of an index; is called only for findings that are shown.</param>
    public IEnumerable<Diagnostic> Placed(
        IEnumerable<(Diagnostic Finding, int Index)> found,
        Func<int, SourceLocation> place
    ) =>
        CappedFindings.Told(
            found
                .Select(pair => (Finding: levelled(pair.Finding), pair.Index))
                .Where(pair => pair.Finding is not null)
                .Select(pair => new Finding(pair.Finding!.Severity, () => pair.Finding.With(place(pair.Index)))),
            MostPerText
        );
}
