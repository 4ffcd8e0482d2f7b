using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// Builds the tree of a text from the parser's events: every value with its place, every entry and item with its signs.
/// Tags, merge keys and further documents are refused. Derived classes decide about aliases and mistakes.
/// </summary>
internal abstract class YamlBuilder(SourceText source, YamlEvents events)
{
    /// <summary>The deepest allowed nesting of values.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The text.</summary>
    protected SourceText Source { get; } = source;

    /// <summary>Explains the mistakes in the text.</summary>
    protected YamlMistakes Mistakes { get; } = new(source);

    /// <summary>Whether a mistake was reported after which there is no tree.</summary>
    protected bool IsRefused { get; set; }

    /// <summary>The root of the only document; null when it was refused.</summary>
    protected YamlNode? Document()
    {
        events.Next();
        while (events.Next() && events.Current is not (DocumentStart or StreamEnd)) { }

        var isEmpty = events.Current is not DocumentStart || !events.Next();
        if (isEmpty)
            return Refuse(Diagnostic.EmptyFile(new(Source.File)));
        var first = At(events.Current!);
        var root = Node(1, -1, Index);
        if (IsRefused)
            return null;
        CheckRoot(root!, first);
        while (events.Next())
        {
            if (events.Current is DocumentStart next)
                return Refuse(Diagnostic.SeveralDocuments(At(next)));
        }

        return root;
    }

    /// <summary>Reports a mistake.</summary>
    protected abstract void Report(Diagnostic diagnostic);

    /// <summary>Reports a mistake after which there is no tree.</summary>
    protected YamlNode? Refuse(Diagnostic diagnostic)
    {
        Report(diagnostic);
        IsRefused = true;
        return null;
    }

    /// <summary>The node for <c>*name</c>; null when it was refused.</summary>
    protected abstract YamlNode? Alias(string name, YamlPlace place, int depth);

    /// <summary>Records that a value with an anchor begins; the result is called with its node when it ends.</summary>
    protected virtual Action<YamlNode>? Open(string anchor, SourceLocation at) => null;

    /// <summary>Checks the root, before it is known whether more documents follow.</summary>
    /// <param name="root">The root.</param>
    /// <param name="at">Where it begins, with its anchor.</param>
    protected virtual void CheckRoot(YamlNode root, SourceLocation at) { }

    /// <summary>Checks a scalar.</summary>
    /// <param name="scalar">The value.</param>
    /// <param name="at">Where it begins, with its anchor.</param>
    protected abstract void CheckScalar(YamlScalar scalar, SourceLocation at);

    /// <summary>Checks a key, before its value is read.</summary>
    /// <param name="key">The key.</param>
    /// <param name="at">Where it begins, with its anchor.</param>
    /// <param name="seen">The keys of this map that were checked before, to be completed.</param>
    protected virtual void CheckKey(YamlScalar key, SourceLocation at, Dictionary<string, SourceLocation> seen) { }

    /// <summary>Checks a key with its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="end">Where the parser's first event for the value ends.</param>
    /// <param name="seen">The keys of this map that were checked before, to be completed.</param>
    protected virtual void CheckEntry(
        YamlScalar key,
        YamlNode value,
        SourceLocation end,
        Dictionary<string, SourceLocation> seen
    ) { }

    // "around" is the column of the block collection that contains the value; "after" is the index after the sign
    // before it.
    private YamlNode? Node(int depth, int around, int after)
    {
        var at = At(events.Current!);
        if (depth > MaximumDepth)
            return Refuse(Diagnostic.TooDeep(at, MaximumDepth));
        if (events.Current is AnchorAlias alias)
            return Alias(alias.Value.Value, PlaceOf(alias), depth);
        if (events.Current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            Refuse(Diagnostic.TagNotSupported(at, tagged.Tag.ToString()));
        }

        var name = events.Current is NodeEvent { Anchor.IsEmpty: false } anchored ? anchored.Anchor.Value : null;
        var close = name is null ? null : Open(name, at);
        var place = Begin(at, name, after);
        YamlNode? node = events.Current switch
        {
            Scalar scalar => Scalar(scalar, place, around),
            SequenceStart start => List(place with { IsFlow = start.Style == SequenceStyle.Flow }, depth),
            MappingStart start => Map(place with { IsFlow = start.Style == MappingStyle.Flow }, depth),
            _ => throw new SemanticErrorException(events.Current!.Start, events.Current.End, "a value is missing"),
        };
        if (node is not null)
            close?.Invoke(node);
        return node;
    }

    private YamlPlace PlaceOf(AnchorAlias alias)
    {
        var start = (int)alias.Start.Index;
        return new(At(alias), start, start + 1 + alias.Value.Value.Length) { Mark = start };
    }

    private YamlPlace Begin(SourceLocation at, string? anchor, int after)
    {
        var missing = events.Current is Scalar { Value: "", Style: ScalarStyle.Plain };
        var start = Index;
        if (anchor is not null)
        {
            var behind = YamlScan.BehindAnchor(Source.Text, start);
            start = missing ? behind : YamlScan.Skip(Source.Text, behind);
            if (!missing)
                at = Source.PlaceAt(Math.Min(start, Source.Text.Length));
        }
        else if (missing)
        {
            start = after;
        }
        else if (start == 0 && after > 0)
        {
            // The parser gives no place for one key without braces in a list with brackets.
            start = after;
            at = Source.PlaceAt(after);
        }

        return new(at, start, start) { Anchor = anchor, Mark = Index };
    }

    private YamlScalar Scalar(Scalar scalar, YamlPlace place, int around)
    {
        var style = Style(scalar.Style);
        var end = (int)scalar.End.Index;
        if (style is YamlStyle.Literal or YamlStyle.Folded)
        {
            end = YamlScan.BlockScalarEnd(Source.Text, place.Start, end, around);
        }

        var isMissing = style == YamlStyle.Plain && scalar.Value.Length == 0;
        var node = new YamlScalar(scalar.Value, style, place with { End = isMissing ? place.Start : end });
        CheckScalar(node, At(scalar));
        return node;
    }

    private YamlList? List(YamlPlace place, int depth)
    {
        var parts = ImmutableArray.CreateBuilder<YamlPart>();
        var column = Column(place);
        var end = place.IsFlow ? place.Start + 1 : place.Start;
        while (events.Next() && events.Current is not SequenceEnd)
        {
            var start = YamlScan.Skip(Source.Text, end, place.IsFlow ? ',' : ' ');
            var behind = place.IsFlow ? start : start + 1;
            if (Node(depth + 1, column, behind) is not { } item)
                return null;
            parts.Add(new(null, item, start, behind));
            end = parts[^1].End;
        }

        return new(parts.ToImmutable(), place with { End = place.IsFlow ? Index + 1 : end, Close = Index });
    }

    private YamlMap? Map(YamlPlace place, int depth)
    {
        var parts = ImmutableArray.CreateBuilder<YamlPart>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var hasBraces = place.IsFlow && Source.Text.AsSpan(place.Start).StartsWith("{");
        var column = Column(place);
        var end = hasBraces ? place.Start + 1 : place.Start;
        while (events.Next() && events.Current is not MappingEnd)
        {
            var start = YamlScan.Skip(Source.Text, end, place.IsFlow ? ',' : ' ');
            if (Part(start, column, depth, seen) is not { } part)
                return null;
            parts.Add(part);
            end = part.End;
        }

        return new(parts.ToImmutable(), place with { End = hasBraces ? Index + 1 : end, Close = Index });
    }

    private YamlPart? Part(int start, int column, int depth, Dictionary<string, SourceLocation> seen)
    {
        var at = At(events.Current!);
        var node = Node(depth + 1, column, Index);
        if (node is not YamlScalar key)
        {
            if (node is not null)
                Refuse(Mistakes.KeyIsNotText(at));
            return null;
        }

        CheckKey(key, at, seen);
        events.Next();
        var valueEnd = new SourceLocation(Source.File, (int)events.Current!.End.Line, (int)events.Current.End.Column);
        var colon = YamlScan.BehindColon(Source.Text, key.End);
        var behind = Math.Max(key.End, colon);
        if (Node(depth + 1, column, behind) is not { } value)
            return null;
        CheckEntry(key, value, valueEnd, seen);
        return new(key, value, start, behind, HasSign: colon >= 0);
    }

    // Unused for flow collections, where computing it could cost the length of the file.
    private int Column(YamlPlace place) =>
        place.IsFlow ? 0 : place.Start - YamlScan.LineStart(Source.Text, place.Start);

    private int Index => (int)events.Current!.Start.Index;

    private SourceLocation At(ParsingEvent parsed) =>
        new(Source.File, (int)parsed.Start.Line, (int)parsed.Start.Column);

    private static YamlStyle Style(ScalarStyle style) =>
        style switch
        {
            ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlStyle.Literal,
            ScalarStyle.Folded => YamlStyle.Folded,
            _ => YamlStyle.Plain,
        };
}
