using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>A piece of a line in one tone.</summary>
internal sealed record Run(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Run(string text) => new(text);
}

/// <summary>What a line is, for outputs that show more than columns.</summary>
internal enum LineRole
{
    /// <summary>Anything else.</summary>
    Text,

    /// <summary>Heads a group of sequences.</summary>
    Heading,

    /// <summary>Names one sequence; what follows belongs to it.</summary>
    Title,

    /// <summary>Copy that a recipient reads: may wrap.</summary>
    Copy,

    /// <summary>To be pasted into a file as it is.</summary>
    Code,
}

/// <summary>One line. The gutter stands before its text, and again before each line it wraps to.</summary>
internal sealed record Line(LineRole Role, int Indent, Run? Gutter, ImmutableArray<Run> Runs);

/// <summary>What a text output says, before it is known how it is painted.</summary>
internal sealed class Page
{
    private readonly List<Line> lines = [];

    public IReadOnlyList<Line> Lines => lines;

    public void Text(int indent, params ReadOnlySpan<Run> runs) =>
        lines.Add(new(LineRole.Text, indent, null, [.. runs]));

    public void Add(Line line) => lines.Add(line);

    public void AddRange(IEnumerable<Line> more) => lines.AddRange(more);

    public void Heading(params ReadOnlySpan<Run> runs)
    {
        Blank();
        lines.Add(new(LineRole.Heading, 0, null, [.. runs]));
    }

    public void Title(params ReadOnlySpan<Run> runs)
    {
        Blank();
        lines.Add(new(LineRole.Title, 0, null, [.. runs]));
    }

    public void Code(int indent, string code) => lines.Add(new(LineRole.Code, indent, null, [code]));

    /// <summary>An empty line, unless one is there or nothing stands before it.</summary>
    public void Blank()
    {
        if (lines.Count > 0 && lines[^1] is not { Runs.IsEmpty: true, Gutter: null })
            lines.Add(new(LineRole.Text, 0, null, []));
    }
}
