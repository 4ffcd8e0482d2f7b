namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>How the lines of a file end, which its text does not tell.</summary>
internal sealed class LineEnds
{
    private readonly ImmutableDictionary<int, string> odd;

    private LineEnds(string usual, ImmutableDictionary<int, string> odd) => (Usual, this.odd) = (usual, odd);

    /// <summary>What most lines end in; a line feed when there is only one line.</summary>
    public string Usual { get; }

    /// <param name="decoded">The file's text before its line ends were made equal.</param>
    public static LineEnds Of(string decoded)
    {
        var all = new List<(int Index, string End)>();
        for (var (from, to) = (0, 0); from < decoded.Length; from++, to++)
        {
            if (decoded[from] is not ('\r' or '\n'))
                continue;
            var end =
                decoded[from] == '\n' ? "\n"
                : from + 1 < decoded.Length && decoded[from + 1] == '\n' ? "\r\n"
                : "\r";
            all.Add((to, end));
            from += end.Length - 1;
        }

        var usual =
            all.GroupBy(line => line.End)
                .OrderByDescending(group => group.Count())
                .Select(group => group.Key)
                .FirstOrDefault()
            ?? "\n";
        return new(
            usual,
            all.Where(line => line.End != usual).ToImmutableDictionary(line => line.Index, line => line.End)
        );
    }

    /// <summary>The end of the line whose line feed has the index in the text.</summary>
    public string At(int index) => odd.GetValueOrDefault(index, Usual);
}
