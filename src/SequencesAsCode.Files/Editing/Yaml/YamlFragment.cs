using System.Text;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>
/// YAML to be written: the text after the key or dash, and the lines below it, written for column 0.
/// </summary>
internal sealed class YamlFragment
{
    private YamlFragment(string head, ImmutableArray<string> lines) => (Head, Lines) = (head, lines);

    public string Head { get; }

    public ImmutableArray<string> Lines { get; }

    public bool IsBlockScalar => Head is "|" or "|-" or ">" or ">-";

    /// <summary>Whether its last line may belong to a block scalar.</summary>
    public bool EndsInBlock => Lines.Length > 0;

    public bool IsList =>
        Head.Length == 0
        && Lines.FirstOrDefault(line => line.Length > 0 && !line.StartsWith('#')) is { } first
        && (first == "-" || first.StartsWith("- ", StringComparison.Ordinal));

    public static YamlFragment Inline(string text) => new(text, []);

    /// <summary>A value: one line, a block scalar, or a line feed and the lines of a block collection.</summary>
    public static YamlFragment Of(string yaml)
    {
        var lines = Split(yaml);
        var fragment = new YamlFragment(lines[0], lines[1..]);
        if (lines.Length == 1 || fragment.IsBlockScalar || fragment.Head.Length == 0)
            return fragment;
        throw new ArgumentException("Text on several lines begins with |, |-, >, >- or a line feed.", nameof(yaml));
    }

    /// <summary>An item of a list without its dash; its first line follows the dash.</summary>
    public static YamlFragment OfItem(string yaml)
    {
        var lines = Split(yaml);
        return new(lines[0], lines[1..]);
    }

    /// <summary>Items as the lines of a list.</summary>
    public static YamlFragment OfItems(IEnumerable<YamlFragment> items) =>
        new("", [.. items.SelectMany(item => Split($"- {item.Head}{item.Below(2)}"))]);

    /// <summary>Whether it can be written between brackets without change.</summary>
    public bool IsPlainItem => Lines.IsEmpty && Item() is YamlScalar or YamlList;

    /// <summary>The value on one line, for a place between brackets.</summary>
    public string Flow()
    {
        if (Lines.IsEmpty && !IsBlockScalar)
            return Head;
        return YamlFlow.Of(
            Head.Length == 0 ? Parse(string.Join('\n', Lines) + '\n') : ((YamlMap)Parse($"v:{Text(0, 2)}\n"))["v"]!
        );
    }

    /// <summary>The item on one line, for a place between brackets.</summary>
    public string FlowItem() => IsPlainItem ? Head : YamlFlow.Of(Item());

    /// <summary>The text after the colon or dash, with the lines below indented.</summary>
    public string Text(int around, int indent) => HeadFor(around, indent) + Below(indent);

    /// <summary>The text after the sign, with a space before it.</summary>
    public string HeadFor(int around, int indent)
    {
        if (Head.Length == 0)
            return "";
        var spaced = IsBlockScalar && Lines.FirstOrDefault(line => line.Length > 0) is [' ' or '\t', ..];
        return spaced
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $" {Head[0]}{indent - Math.Max(around, 0)}{Head[1..]}"
            )
            : $" {Head}";
    }

    /// <summary>The lines below, each with the line feed before it.</summary>
    public string Below(int indent)
    {
        var text = new StringBuilder();
        foreach (var line in Lines)
            text.Append('\n').Append(' ', line.Length == 0 ? 0 : indent).Append(line);
        return text.ToString();
    }

    private static ImmutableArray<string> Split(string yaml)
    {
        var text = yaml.ReplaceLineEndings("\n");
        return [.. (text.Length > 1 && text.EndsWith('\n') ? text[..^1] : text).Split('\n')];
    }

    private static YamlNode Parse(string text)
    {
        var diagnostics = new List<Diagnostic>();
        return
            SourceText.Decode("", Encoding.UTF8.GetBytes(text), diagnostics) is { } source
            && YamlTree.Parse(source, diagnostics) is { } root
            ? root
            : throw new ArgumentException($"This is not YAML ({diagnostics[0].Message}):\n{text}", nameof(text));
    }

    private YamlNode Item() => Parse(string.Join('\n', Lines.Prepend(Head)) + '\n');
}
