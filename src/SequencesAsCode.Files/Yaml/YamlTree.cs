using System.Buffers;
using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.Text;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Reading.Schema;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files.Yaml;

/// <summary>Turns the text of a file into nodes with places. An alias becomes a copy of what it stands for, within bounds; tags, merge keys and further documents are refused.</summary>
internal sealed class YamlTree
{
    /// <summary>How deep values may be nested.</summary>
    public const int MaximumDepth = 64;

    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\u0085\u2028\u2029");

    private readonly SourceText source;
    private readonly YamlEvents events;
    private readonly YamlMistakes mistakes;
    private readonly YamlAnchors anchors = new(MaximumDepth);
    private readonly CappedFindings reported = new(SchemaCheck.MostFaults);
    private bool refused;

    private YamlTree(SourceText source)
    {
        this.source = source;
        events = new(source.Text);
        mistakes = new(source);
    }

    /// <summary>The root of the only document, or null after at least one error.</summary>
    public static YamlNode? Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var tree = new YamlTree(source);
        if (tree.RefusesLineEnds())
        {
            foreach (var diagnostic in tree.reported.Told()) diagnostics.Add(diagnostic);
            return null;
        }

        try
        {
            var root = tree.Document();
            return tree.refused ? null : root;
        }
        catch (YamlException fault)
        {
            tree.Report(tree.mistakes.Explain(fault));
            return null;
        }
        finally
        {
            foreach (var diagnostic in tree.reported.Told()) diagnostics.Add(diagnostic);
        }
    }

    /// <summary>The root of a file that is only looked at; null when it cannot be read. Its mistakes are told where it is
    /// read for what it says.</summary>
    public static YamlNode? LookAt(WorkspaceFiles files, string path)
    {
        var ignored = new List<Diagnostic>();
        return files.Exists(path) && files.Read(path, new(path), ignored) is { } content
            && SourceText.Decode(path, content, ignored) is { } text ? Parse(text, ignored) : null;
    }

    // The parser ends a line there, and everything else, people included, does not.
    private bool RefusesLineEnds()
    {
        for (var index = source.Text.AsSpan().IndexOfAny(OtherLineEnds); index >= 0;)
        {
            Report(Diagnostic.ControlCharacter(source.PlaceAt(index), source.Text[index]));
            var next = source.Text.AsSpan(index + 1).IndexOfAny(OtherLineEnds);
            index = next < 0 ? next : index + 1 + next;
        }

        return refused;
    }

    private YamlNode? Document()
    {
        events.Next();
        while (events.Next() && events.Current is not (DocumentStart or StreamEnd))
        {
        }

        if (events.Current is not DocumentStart || !events.Next()) return Refuse<YamlNode>(Diagnostic.EmptyFile(new(source.File)));
        var root = Node(1, -1, (int)events.Current!.Start.Index);
        if (refused) return null;
        while (events.Next())
        {
            if (events.Current is DocumentStart next) return Refuse<YamlNode>(Diagnostic.SeveralDocuments(At(next)));
        }

        foreach (var unused in anchors.Unused()) Report(unused);
        return root is YamlScalar { Typed: null } ? Refuse<YamlNode>(Diagnostic.EmptyFile(new(source.File))) : root;
    }

    // "around" is the column of the block collection around the value, "after" the index behind the sign that announces it.
    private YamlNode? Node(int depth, int around, int after)
    {
        var at = At(events.Current!);
        if (depth > MaximumDepth) return Refuse<YamlNode>(Diagnostic.TooDeep(at, MaximumDepth));
        if (events.Current is AnchorAlias alias) return Alias(alias, at, depth);
        if (events.Current is NodeEvent { Tag.IsEmpty: false } tagged) Refuse<YamlNode>(Diagnostic.TagNotSupported(at, tagged.Tag.ToString()));
        var name = events.Current is NodeEvent { Anchor.IsEmpty: false } anchored ? anchored.Anchor.Value : null;
        var close = name is null ? null : anchors.Open(name, at);
        var place = Begin(at, name, after);
        YamlNode? node = events.Current switch
        {
            Scalar scalar => Scalar(scalar, place, around),
            SequenceStart start => List(start.Style == SequenceStyle.Flow, place, depth),
            MappingStart start => Map(start.Style == MappingStyle.Flow, place, depth),
            _ => throw new SemanticErrorException(events.Current!.Start, events.Current.End, "a value is missing"),
        };
        if (node is not null) close?.Invoke(node);
        return node;
    }

    private YamlPlace Begin(SourceLocation at, string? anchor, int after)
    {
        var missing = events.Current is Scalar { Value: "", Style: ScalarStyle.Plain };
        var start = (int)events.Current!.Start.Index;
        if (anchor is not null)
        {
            var behind = YamlScan.BehindAnchor(source.Text, start);
            start = missing ? behind : YamlScan.Skip(source.Text, behind);
            if (!missing) at = source.PlaceAt(Math.Min(start, source.Text.Length));
        }
        else if (missing)
        {
            start = after;
        }
        else if (start == 0 && after > 0)
        {
            // the parser gives no place to one key without braces in a list with brackets
            (start, at) = (after, source.PlaceAt(after));
        }

        return new(at, start, start) { Anchor = anchor };
    }

    private YamlNode? Alias(AnchorAlias alias, SourceLocation at, int depth)
    {
        var start = (int)alias.Start.Index;
        var (node, fault) = anchors.Resolve(alias.Value.Value, new(at, start, start + 1 + alias.Value.Value.Length), depth);
        return fault is null ? node : Refuse<YamlNode>(fault);
    }

    private YamlScalar Scalar(Scalar scalar, YamlPlace place, int around)
    {
        var control = SourceText.ControlCharacter(scalar.Value);
        if (control >= 0) Refuse<YamlNode>(Diagnostic.ControlCharacter(place.At, scalar.Value[control]));
        var style = Style(scalar.Style);
        var end = (int)scalar.End.Index;
        if (style is YamlStyle.Literal or YamlStyle.Folded) end = YamlScan.BlockScalarEnd(source.Text, place.Start, end, around);
        var node = new YamlScalar(scalar.Value, style,
            place with { End = style == YamlStyle.Plain && scalar.Value.Length == 0 ? place.Start : end });
        if (ScalarPlace.LeftoverIn(source, node) is { } leftover) Refuse<YamlNode>(leftover);
        return node;
    }

    private YamlList? List(bool flow, YamlPlace place, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var (column, end) = (Column(place, flow), flow ? place.Start + 1 : place.Start);
        while (events.Next() && events.Current is not SequenceEnd)
        {
            var after = flow ? YamlScan.Skip(source.Text, end, ',') : YamlScan.Skip(source.Text, end) + 1;
            if (Node(depth + 1, column, after) is not { } item) return null;
            items.Add(item);
            end = Math.Max(item.End, after);
        }

        return new(items.ToImmutable(), place with { End = flow ? (int)events.Current!.Start.Index + 1 : end });
    }

    private YamlMap? Map(bool flow, YamlPlace place, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var (column, end) = (Column(place, flow), place.Start);
        while (events.Next() && events.Current is not MappingEnd)
        {
            var keyAt = At(events.Current!);
            var keyNode = Node(depth + 1, column, (int)events.Current!.Start.Index);
            if (keyNode is not YamlScalar key) return keyNode is null ? null : Refuse<YamlMap>(mistakes.KeyIsNotText(keyAt));
            events.Next();
            var mark = (Line: events.Current!.End.Line, Column: events.Current.End.Column);
            var after = Math.Max(key.End, YamlScan.BehindColon(source.Text, key.End));
            var value = Node(depth + 1, column, after);
            if (value is null) return null;
            if (!seen.TryAdd(key.Value, key.At)) Refuse<YamlNode>(Diagnostic.DuplicateKey(key.At, key.Value, seen[key.Value]));
            if (key is { Value: "<<", Style: YamlStyle.Plain }) Refuse<YamlNode>(Diagnostic.MergeKeyNotSupported(key.At));
            if (mistakes.Suspect(key, value, (int)mark.Line, (int)mark.Column) is { } suspicion) Report(suspicion);
            entries.Add(new(key, value));
            end = Math.Max(value.End, after);
        }

        var braces = flow && source.Text.AsSpan(place.Start).StartsWith("{");
        return new(entries.ToImmutable(), place with { End = braces ? (int)events.Current!.Start.Index + 1 : end });
    }

    // Of a flow collection nobody asks it, and its line may be as long as the file.
    private int Column(YamlPlace place, bool flow) => flow ? 0 : place.Start - YamlScan.LineStart(source.Text, place.Start);

    private T? Refuse<T>(Diagnostic diagnostic)
        where T : YamlNode
    {
        Report(diagnostic);
        refused = true;
        return null;
    }

    private void Report(Diagnostic diagnostic)
    {
        reported.Add(diagnostic);
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
