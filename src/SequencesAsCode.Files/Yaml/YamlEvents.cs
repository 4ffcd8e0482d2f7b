using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// The parser's events of a text, in order. Exceptions from known faults of the parser's scanner count as mistakes in
/// the text.
/// </summary>
internal sealed class YamlEvents(IScanner scanner)
{
    /// <summary>
    /// The reason to show for such a fault: an unclosed bracket can end in an exception without a place.
    /// </summary>
    public const string Unclosed = "a bracket or quote is not closed, or the text after it does not fit";

    private readonly Parser parser = new(scanner);

    public YamlEvents(string text)
        : this(new Scanner(new StringReader(text))) { }

    /// <summary>The current event; null before the first.</summary>
    public ParsingEvent? Current => parser.Current;

    /// <summary>Whether an exception is a fault of the scanner.</summary>
    public static bool IsFault(Exception exception) =>
        exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException;

    /// <summary>Moves to the next event; false after the last.</summary>
    /// <exception cref="YamlFaultException">The parser or its scanner failed.</exception>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public bool Next()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception fault) when (IsFault(fault))
        {
            throw new YamlFaultException(parser.Current?.End ?? Mark.Empty);
        }
    }
}

/// <summary>The parser failed without a reason that helps people.</summary>
/// <param name="after">Where the last event before it ends.</param>
internal sealed class YamlFaultException(Mark after) : YamlException(after, after, YamlEvents.Unclosed);
