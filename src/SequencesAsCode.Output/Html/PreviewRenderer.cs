using SequencesAsCode.Output.Html.Views;

namespace SequencesAsCode.Output.Html;

/// <summary>
/// Plans and files as one self-contained page of HTML, with every email as its reader would see it. Equal inputs give
/// an equal page.
/// </summary>
public static class PreviewRenderer
{
    /// <summary>What would change.</summary>
    public static void Write(Plan plan, TextWriter output) => PageWriter.Write(PlanPreview.Of(plan), output);

    /// <summary>What files say.</summary>
    /// <param name="desired">All of them.</param>
    /// <param name="sequences">Those to show.</param>
    /// <param name="warnings">Of the files.</param>
    /// <param name="output">Where to.</param>
    public static void Write(
        DesiredState desired,
        IEnumerable<DesiredSequence> sequences,
        IEnumerable<Diagnostic> warnings,
        TextWriter output
    ) => PageWriter.Write(FilesPreview.Of(desired, sequences, warnings), output);
}
