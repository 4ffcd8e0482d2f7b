using SequencesAsCode.Output.Html.Pages;

namespace SequencesAsCode.Output.Html;

/// <summary>
/// Plans and files as one self-contained page of HTML, with every email as its reader would see it. Equal inputs give
/// an equal page.
/// </summary>
public static class PreviewRenderer
{
    /// <summary>What would change.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="output">Where to.</param>
    /// <param name="origin">What the head of the page names; null when nothing is known.</param>
    public static void Write(Plan plan, TextWriter output, PageOrigin? origin = null) =>
        PageWriter.Write(PlanPreview.Of(plan, origin), output);

    /// <summary>What files say.</summary>
    /// <param name="desired">All of them.</param>
    /// <param name="sequences">Those to show.</param>
    /// <param name="warnings">Of the files.</param>
    /// <param name="output">Where to.</param>
    /// <param name="origin">What the head of the page names; null when nothing is known.</param>
    public static void Write(
        DesiredState desired,
        IEnumerable<DesiredSequence> sequences,
        IEnumerable<Diagnostic> warnings,
        TextWriter output,
        PageOrigin? origin = null
    ) => PageWriter.Write(FilesPreview.Of(desired, sequences, warnings, origin), output);
}
