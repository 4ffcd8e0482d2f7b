using System.Globalization;

namespace SequencesAsCode.Core.Text;

/// <summary>Finds texts that version control left unfinished: conflict markers and pointers of Git LFS.</summary>
public static class Leftovers
{
    private const int MostPerText = 20;

    /// <summary>The unfinished parts of a file that a run saved or a person wrote; empty when there are none.</summary>
    /// <param name="file">The name of the file in messages.</param>
    /// <param name="text">The content of the file.</param>
    public static IReadOnlyList<Diagnostic> In(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Diagnostic>();
        In(file, text, found);
        return found;
    }

    /// <summary>Whether a file has unfinished parts, which are added to <paramref name="diagnostics"/>.</summary>
    internal static bool In(string file, string text, ICollection<Diagnostic> diagnostics)
    {
        var leftovers = MergeLeftovers.In(text);
        foreach (var told in CappedFindings.Told(leftovers.Select(leftover => Of(file, leftover)), MostPerText))
            diagnostics.Add(told);
        return leftovers.Count > 0;
    }

    private static Finding Of(string file, MergeLeftover leftover) =>
        leftover switch
        {
            { IsPointer: true } => Diagnostic.LfsPointer(new(file, leftover.Line)),
            _ when leftover.Last > leftover.Line => Diagnostic.MergeConflict(
                new(file, leftover.Line),
                string.Create(CultureInfo.InvariantCulture, $"the lines {leftover.Line} to {leftover.Last}")
            ),
            _ => Diagnostic.MergeMarker(new(file, leftover.Line), leftover.Written),
        };
}
