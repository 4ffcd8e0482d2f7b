using System.Text;
using SequencesAsCode.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files.Formatting;

/// <summary>What must not change in a file: its values, and its comments. Read on its own way, so that a fault of the layout cannot hide.</summary>
/// <param name="Values">Everything the file says, in a form where only the order of keys is free.</param>
/// <param name="Remarks">The text of every comment, sorted.</param>
internal sealed record Substance(string Values, string Remarks)
{
    /// <exception cref="YamlException">The text is not valid YAML.</exception>
    public static Substance Of(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text)));
        while (parser.MoveNext() && parser.Current is not DocumentStart)
        {
        }

        parser.MoveNext();
        return new(Value(parser), Comments(text));
    }

    private static string Value(Parser parser)
    {
        var current = parser.Current;
        if (current is AnchorAlias alias) return $"*{alias.Value.Value}";
        if (current is not NodeEvent node) throw new SyntaxErrorException(current?.Start ?? Mark.Empty, current?.End ?? Mark.Empty, "a value is missing");
        var name = $"{(node.Anchor.IsEmpty ? "" : $"&{node.Anchor.Value} ")}{(node.Tag.IsEmpty ? "" : $"{node.Tag} ")}";
        return name + current switch
        {
            Scalar { Style: ScalarStyle.Plain } scalar when CoreSchema.Resolve(scalar.Value) is var typed and not string => $"{typed?.GetType().Name}({scalar.Value})",
            Scalar scalar => $"{scalar.Value.Length}\"{scalar.Value}\"",
            SequenceStart => $"[{string.Join(',', Inside<SequenceEnd>(parser, Value))}]",
            _ => $"{{{string.Join(',', Inside<MappingEnd>(parser, Pair).Order(StringComparer.Ordinal))}}}",
        };
    }

    private static string Pair(Parser parser)
    {
        var key = Value(parser);
        parser.MoveNext();
        return $"{key}:{Value(parser)}";
    }

    private static List<string> Inside<TEnd>(Parser parser, Func<Parser, string> read)
    {
        var parts = new List<string>();
        while (parser.MoveNext() && parser.Current is not TEnd) parts.Add(read(parser));
        return parts;
    }

    private static string Comments(string text)
    {
        var (scanner, found) = (new Scanner(new StringReader(text), skipComments: false), new List<string>());
        while (scanner.MoveNext())
        {
            if (scanner.Current is YamlDotNet.Core.Tokens.Error error) throw new SyntaxErrorException(error.Start, error.End, error.Value);
            if (scanner.Current is YamlDotNet.Core.Tokens.Comment comment) found.Add(text[(int)comment.Start.Index..(int)comment.End.Index].TrimEnd());
        }

        return new StringBuilder().AppendJoin('\n', found.Order(StringComparer.Ordinal)).ToString();
    }
}
