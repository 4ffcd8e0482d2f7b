using System.Globalization;

namespace SequencesAsCode.Core.Text;

/// <summary>Refuses texts that version control left unfinished: conflict markers, and pointers of Git LFS.</summary>
public static class Leftovers
{
    private const int MostPerText = 20;

    /// <summary>What is wrong in a file that a run saved, or that somebody wrote for one; nothing when it is as it was
    /// saved.</summary>
    /// <param name="file">What messages call it.</param>
    /// <param name="text">What is in it.</param>
    public static IReadOnlyList<Diagnostic> In(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<Diagnostic>();
        In(file, text, found);
        return found;
    }

    /// <summary>Whether there are any in a whole file; they are added to <paramref name="diagnostics"/>.</summary>
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
