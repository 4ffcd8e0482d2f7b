using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files;

/// <summary>Turns the text of a file into nodes with places. Everything YAML has beyond maps, lists and scalars is refused, so nothing is ever expanded.</summary>
internal sealed class YamlTree
{
    private const int MaximumDepth = 64;

    private readonly SourceText source;
    private readonly ICollection<Diagnostic> diagnostics;
    private readonly Parser parser;
    private readonly YamlMistakes mistakes;
    private bool refused;
    private bool anchorsTold;

    private YamlTree(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        (this.source, this.diagnostics) = (source, diagnostics);
        parser = new(new Scanner(new StringReader(source.Text)));
        mistakes = new(source);
    }

    /// <summary>The root of the only document, or null after at least one error.</summary>
    public static YamlNode? Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var tree = new YamlTree(source, diagnostics);
        try
        {
            var root = tree.Document();
            return tree.refused ? null : root;
        }
        catch (YamlException fault)
        {
            diagnostics.Add(tree.mistakes.Explain(fault));
            return null;
        }
    }

    private YamlNode? Document()
    {
        Next();
        while (Next() && parser.Current is not (DocumentStart or StreamEnd))
        {
        }

        if (parser.Current is not DocumentStart || !Next()) return Refuse<YamlNode>(Diagnostic.EmptyFile(new(source.File)));
        var root = Node(1);
        if (refused) return null;
        while (Next())
        {
            if (parser.Current is DocumentStart next) return Refuse<YamlNode>(Diagnostic.SeveralDocuments(At(next)));
        }

        return root is YamlScalar { Typed: null } ? Refuse<YamlNode>(Diagnostic.EmptyFile(new(source.File))) : root;
    }

    private YamlNode? Node(int depth)
    {
        var at = At(parser.Current!);
        if (depth > MaximumDepth) return Refuse<YamlNode>(Diagnostic.TooDeep(at, MaximumDepth));
        if (parser.Current is AnchorAlias) return Anchors(at);
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false }) Anchors(at);
        if (parser.Current is NodeEvent { Tag.IsEmpty: false } tagged) Refuse<YamlNode>(Diagnostic.TagNotSupported(at, tagged.Tag.ToString()));
        return parser.Current switch
        {
            Scalar scalar => Scalar(scalar, at),
            SequenceStart => List(at, depth),
            _ => Map(at, depth),
        };
    }

    private YamlScalar Scalar(Scalar scalar, SourceLocation at)
    {
        var control = SourceText.ControlCharacter(scalar.Value);
        if (control >= 0) Refuse<YamlNode>(Diagnostic.ControlCharacter(at, scalar.Value[control]));
        return new(scalar.Value, Style(scalar.Style), at);
    }

    private YamlList? List(SourceLocation at, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (Next() && parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item) return null;
            items.Add(item);
        }

        return new(items.ToImmutable(), at);
    }

    private YamlMap? Map(SourceLocation at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        while (Next() && parser.Current is not MappingEnd)
        {
            var keyAt = At(parser.Current!);
            var keyNode = Node(depth + 1);
            if (keyNode is not YamlScalar key) return keyNode is null ? null : Refuse<YamlMap>(mistakes.KeyIsNotText(keyAt));
            Next();
            var end = (Line: parser.Current!.End.Line, Column: parser.Current.End.Column);
            var value = Node(depth + 1);
            if (value is null) return null;
            if (!seen.TryAdd(key.Value, key.At)) Refuse<YamlNode>(Diagnostic.DuplicateKey(key.At, key.Value, seen[key.Value]));
            if (key is { Value: "<<", Style: YamlStyle.Plain }) Refuse<YamlNode>(Diagnostic.MergeKeyNotSupported(key.At));
            if (mistakes.Suspect(key, value, (int)end.Line, (int)end.Column) is { } suspicion) Report(suspicion);
            entries.Add(new(key, value));
        }

        return new(entries.ToImmutable(), at);
    }

    // The scanner has a few faults of its own: an unclosed bracket can end in an exception without a place.
    private bool Next()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            var mark = parser.Current?.End ?? Mark.Empty;
            throw new SyntaxErrorException(mark, mark, "a bracket or quote is not closed, or the text after it does not fit");
        }
    }

    private YamlNode? Anchors(SourceLocation at)
    {
        refused = true;
        if (anchorsTold) return null;
        anchorsTold = true;
        return Refuse<YamlNode>(Diagnostic.AliasNotSupported(at));
    }

    private T? Refuse<T>(Diagnostic diagnostic)
        where T : YamlNode
    {
        Report(diagnostic);
        refused = true;
        return null;
    }

    private void Report(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        refused |= diagnostic.Severity == Severity.Error;
    }

    private SourceLocation At(ParsingEvent parsed) => new(source.File, (int)parsed.Start.Line, (int)parsed.Start.Column);

    private static YamlStyle Style(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlStyle.Literal,
        ScalarStyle.Folded => YamlStyle.Folded,
        _ => YamlStyle.Plain,
    };
}
