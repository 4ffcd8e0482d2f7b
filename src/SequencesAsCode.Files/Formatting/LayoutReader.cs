using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files.Formatting;

/// <summary>Reads a file for laying it out again: values with the comments that belong to them. Refuses what the reader of files refuses, but for aliases.</summary>
internal sealed class LayoutReader
{
    private readonly SourceText source;
    private readonly YamlMistakes mistakes;
    private readonly RemarkFeed remarks;
    private readonly Parser parser;
    private bool hasAnchors;

    private LayoutReader(SourceText source)
    {
        this.source = source;
        mistakes = new(source);
        parser = new(new Scanner(new StringReader(source.Text)));
        remarks = new(source.Text);
    }

    /// <summary>The layout, or null after an error.</summary>
    public static Layout? Read(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return new LayoutReader(source).Document();
        }
        catch (RefusedException refused)
        {
            diagnostics.Add(refused.Diagnostic);
        }
        catch (YamlException fault)
        {
            diagnostics.Add(new YamlMistakes(source).Explain(fault));
        }
        catch (Exception fault) when (YamlEvents.IsFault(fault))
        {
            diagnostics.Add(Diagnostic.YamlSyntax(new(source.File), YamlEvents.Unclosed));
        }

        return null;
    }

    private Layout Document()
    {
        while (parser.MoveNext() && parser.Current is not (DocumentStart or StreamEnd))
        {
        }

        if (parser.Current is not DocumentStart || !parser.MoveNext()) throw new RefusedException(Diagnostic.EmptyFile(new(source.File)));
        var first = parser.Current!;
        var part = Node(1);
        if (part is ScalarPart { IsNothing: true }) throw new RefusedException(Diagnostic.EmptyFile(new(source.File)));
        if (part is not GroupPart root) throw new RefusedException(Diagnostic.FileIsNotAMap(At(first), "a single value"));
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart next) throw new RefusedException(Diagnostic.SeveralDocuments(At(next)));
        }

        remarks.Rest(root);
        if (!remarks.IsUnderstood) throw new RefusedException(Diagnostic.FormatWouldChange(new(source.File), "a comment"));
        return Header.Split(root, hasAnchors);
    }

    private Part Node(int depth, int outer = -1)
    {
        var current = parser.Current!;
        if (depth > YamlTree.MaximumDepth) throw new RefusedException(Diagnostic.TooDeep(At(current), YamlTree.MaximumDepth));
        if (current is NodeEvent { Tag.IsEmpty: false } tagged) throw new RefusedException(Diagnostic.TagNotSupported(At(current), tagged.Tag.ToString()));
        hasAnchors |= current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false };
        return current switch
        {
            AnchorAlias alias => new AliasPart(alias.Value.Value),
            Scalar scalar => Scalar(scalar),
            SequenceStart list => List(new(false, list.Style == SequenceStyle.Flow, Anchor(list)), depth, outer),
            MappingStart map => Map(new(true, map.Style == MappingStyle.Flow, Anchor(map)), depth),
            _ => throw new SemanticErrorException(current.Start, current.End, "a value is missing"),
        };
    }

    private ScalarPart Scalar(Scalar scalar)
    {
        var control = SourceText.ControlCharacter(scalar.Value);
        if (control >= 0) throw new RefusedException(Diagnostic.ControlCharacter(At(scalar), scalar.Value[control]));
        return new(scalar.Value, scalar.Style == ScalarStyle.Plain, Anchor(scalar));
    }

    private GroupPart List(GroupPart list, int depth, int outer)
    {
        var column = 0;
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            var start = list.WasFlow ? Index : remarks.NextDash();
            column = remarks.Column(start);
            var entry = remarks.Begin(start);
            list.Entries.Add(entry);
            Value(entry, column, list.WasFlow, depth);
        }

        // A list may stand at the column of its key, where comments belong to the key's map.
        End(list, Math.Max(column, outer + 1));
        return list;
    }

    private GroupPart Map(GroupPart map, int depth)
    {
        var (column, seen) = (0, new Dictionary<string, SourceLocation>(StringComparer.Ordinal));
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var key = parser.Current!;
            column = remarks.Column(Index);
            var entry = remarks.Begin(Index);
            entry.Key = Key(Node(depth + 1), At(key), seen);
            map.Entries.Add(entry);
            parser.MoveNext();
            Value(entry, column, map.WasFlow, depth);
        }

        End(map, column);
        return map;
    }

    private ScalarPart Key(Part part, SourceLocation at, Dictionary<string, SourceLocation> seen)
    {
        if (part is not ScalarPart key) throw new RefusedException(mistakes.KeyIsNotText(at));
        if (key is { Value: "<<", IsPlain: true }) throw new RefusedException(Diagnostic.MergeKeyNotSupported(at));
        if (!seen.TryAdd(key.Value, at)) throw new RefusedException(Diagnostic.DuplicateKey(at, key.Value, seen[key.Value]));
        return key;
    }

    private void Value(Entry entry, int column, bool inFlow, int depth)
    {
        var isBlock = parser.Current is SequenceStart { Style: not SequenceStyle.Flow } or MappingStart { Style: not MappingStyle.Flow };
        var start = Index;
        if (!isBlock) remarks.Above(entry, start);
        entry.Value = Node(depth + 1, column);
        if (!isBlock) remarks.Owner = entry;
        var below = entry.Value switch
        {
            ScalarPart { IsNothing: true } => start,
            GroupPart { WasFlow: true, Entries.Count: 0 } => Index + 1,
            _ => -1,
        };
        if (below >= 0 && !inFlow) remarks.Inside(entry, below, column);
    }

    private void End(GroupPart group, int column)
    {
        if (group.WasFlow) remarks.EndFlow(group, Index);
        else remarks.EndBlock(group, Index, column);
    }

    private int Index => (int)parser.Current!.Start.Index;

    private SourceLocation At(ParsingEvent parsed) => new(source.File, (int)parsed.Start.Line, (int)parsed.Start.Column);

    private static string? Anchor(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private sealed class RefusedException(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
