using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>A piece of a line in one tone.</summary>
internal sealed record Run(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Run(string text) => new(text);
}

/// <summary>What a line is for; only copy wraps.</summary>
internal enum LineRole
{
    /// <summary>Any other line.</summary>
    Text,

    /// <summary>The heading of a group of sequences.</summary>
    Heading,

    /// <summary>The name of a sequence; the lines below belong to it.</summary>
    Title,

    /// <summary>Text that a recipient reads; it may wrap.</summary>
    Copy,

    /// <summary>A line to paste into a file.</summary>
    Code,
}

/// <summary>One line. The gutter comes before its text, and again before each line it wraps to.</summary>
internal sealed record Line(LineRole Role, int Indent, Run? Gutter, ImmutableArray<Run> Runs);

/// <summary>The lines of a terminal text, not yet wrapped or painted.</summary>
internal sealed class TextDocument
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

    /// <summary>Adds an empty line, unless it would be the first line or follow another empty one.</summary>
    public void Blank()
    {
        if (lines.Count > 0 && lines[^1] is not { Runs.IsEmpty: true, Gutter: null })
            lines.Add(new(LineRole.Text, 0, null, []));
    }
}
