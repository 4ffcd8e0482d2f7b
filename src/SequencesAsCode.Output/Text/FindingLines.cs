using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// Lines about diagnostics: one that editors and CI systems make clickable, or several of one sentence as a group
/// with its places.
/// </summary>
internal static class FindingLines
{
    private const int MostPlaces = 3;
    private const int MostAlike = 3;
    private const int Indent = 2;

    /// <summary>Adds the diagnostics in order; a group comes where its first one would.</summary>
    /// <param name="document">Takes the lines.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="indent">Columns before each line.</param>
    /// <param name="ownerOf">The key of the sequence that a file belongs to; null when unknown.</param>
    public static void Add(
        TextDocument document,
        ImmutableArray<Diagnostic> diagnostics,
        int indent,
        Func<string, string?>? ownerOf = null
    )
    {
        foreach (var group in Groups(diagnostics))
        {
            if (group is [var only])
                document.Text(indent, new Run(only.ToString(), ToneOf(only)));
            else
                AddGroup(document, group, indent, ownerOf ?? (_ => null));
        }
    }

    /// <summary>Adds each diagnostic on its own line.</summary>
    public static void AddEach(TextDocument document, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var found in diagnostics)
            document.Text(0, new Run(found.ToString(), ToneOf(found)));
    }

    // Equal sentences are one group. A rule that words each finding for its place, such as with the corrected line, is
    // a group too when there are many; mistakes that have to be corrected are not.
    private static IEnumerable<List<Diagnostic>> Groups(ImmutableArray<Diagnostic> diagnostics)
    {
        var many = diagnostics
            .Where(found => found.Severity == Severity.Warning && LintRules.Find(found.Code) is not null)
            .CountBy(found => found.Code, StringComparer.Ordinal)
            .Where(count => count.Value > MostAlike)
            .Select(count => count.Key)
            .ToHashSet(StringComparer.Ordinal);
        return diagnostics
            .GroupBy(found => (found.Severity, found.Code, Message: many.Contains(found.Code) ? "" : found.Message))
            .Select(group => group.ToList());
    }

    private static void AddGroup(
        TextDocument document,
        List<Diagnostic> group,
        int indent,
        Func<string, string?> ownerOf
    )
    {
        var first = group[0];
        var isOneSentence = group.TrueForAll(found => found.Message == first.Message);
        var title = isOneSentence ? "" : $" ({LintRules.Find(first.Code)!.Title})";
        var head = $"{EnumWord.Of(first.Severity)} {first.Code}{title}: {Count(group, ownerOf)}";
        document.Text(indent, new Run(head, ToneOf(first)));
        var example = isOneSentence ? "" : "For example: ";
        document.Add(new(LineRole.Copy, indent + Indent, null, [$"{example}{first.Message}"]));
        var places = group.Select(found => found.At?.ToString()).OfType<string>().ToList();
        var shown = first.Severity == Severity.Error ? places.Count : Math.Min(places.Count, MostPlaces);
        var more = places.Count - shown;
        var rest = more > 0 ? $" and {Phrases.Count(more, "more place", "more places")}" : "";
        document.Add(
            new(
                LineRole.Copy,
                indent + Indent,
                null,
                [new Run($"{string.Join(", ", places.Take(shown))}{rest}", Tone.Faint)]
            )
        );
    }

    // Files that belong to no known sequence are counted as files.
    private static string Count(List<Diagnostic> group, Func<string, string?> ownerOf)
    {
        var places = Phrases.Count(group.Count, "place", "places");
        var files = group.Select(found => found.At?.File).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return places;
        var owners = files.ConvertAll(file => ownerOf(file));
        return owners.Contains(null)
            ? $"{places} in {Phrases.Count(files.Count, "file", "files")}"
            : $"{places} in " + Phrases.Count(owners.Distinct(StringComparer.Ordinal).Count(), "sequence", "sequences");
    }

    private static Tone ToneOf(Diagnostic found) => found.Severity == Severity.Error ? Tone.Removed : Tone.Changed;
}
