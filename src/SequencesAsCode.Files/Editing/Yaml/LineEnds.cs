namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>The line ends of a file, which the decoded text no longer has.</summary>
internal sealed class LineEnds
{
    private readonly ImmutableDictionary<int, string> odd;

    private LineEnds(string usual, ImmutableDictionary<int, string> odd)
    {
        Usual = usual;
        this.odd = odd;
    }

    /// <summary>The most frequent line end; a line feed when there is only one line.</summary>
    public string Usual { get; }

    /// <param name="decoded">The file's text before its line ends were unified.</param>
    public static LineEnds Of(string decoded)
    {
        var all = new List<(int Index, string End)>();
        var to = 0;
        for (var from = 0; from < decoded.Length; from++)
        {
            if (decoded[from] is '\r' or '\n')
            {
                var end = EndAt(decoded, from);
                all.Add((to, end));
                from += end.Length - 1;
            }

            to++;
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

    /// <summary>The original line end for the line feed at an index of the text.</summary>
    public string At(int index) => odd.GetValueOrDefault(index, Usual);

    private static string EndAt(string decoded, int index)
    {
        if (decoded[index] == '\n')
            return "\n";
        return index + 1 < decoded.Length && decoded[index + 1] == '\n' ? "\r\n" : "\r";
    }
}
