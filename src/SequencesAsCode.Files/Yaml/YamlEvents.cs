using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files.Yaml;

/// <summary>What the parser finds in a text, one after the other. Its scanner has a few faults of its own, which are mistakes of the text here.</summary>
internal sealed class YamlEvents(string text)
{
    /// <summary>What such a fault means: an unclosed bracket can end in an exception without a place.</summary>
    public const string Unclosed = "a bracket or quote is not closed, or the text after it does not fit";

    private readonly Parser parser = new(new Scanner(new StringReader(text)));

    /// <summary>Null before the first.</summary>
    public ParsingEvent? Current => parser.Current;

    /// <summary>Whether an exception is a fault of the scanner.</summary>
    public static bool IsFault(Exception exception) => exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException;

    /// <summary>Goes on; false behind the last.</summary>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public bool Next()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception fault) when (IsFault(fault))
        {
            var mark = parser.Current?.End ?? Mark.Empty;
            throw new SyntaxErrorException(mark, mark, Unclosed);
        }
    }
}
