using System.Buffers;

namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// Reads the values of a file. All mistakes are reported. An alias becomes a copy of the value that it refers to, up to
/// limits of size and depth.
/// </summary>
internal sealed class YamlTree : YamlBuilder
{
    /// <summary>The mistakes of a file beyond this number are only counted.</summary>
    public const int MostMistakes = 100;

    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\u0085\u2028\u2029");

    private readonly YamlAnchors anchors = new(MaximumDepth);
    private readonly CappedFindings reported = new(MostMistakes);

    private YamlTree(SourceText source)
        : base(source, new(source.Text)) { }

    /// <summary>The root of the only document, or null after at least one error.</summary>
    public static YamlNode? Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        var tree = new YamlTree(source);
        var root = tree.Root();
        foreach (var diagnostic in tree.reported.Told())
            diagnostics.Add(diagnostic);
        return root;
    }

    private YamlNode? Root()
    {
        if (RefusesLineEnds())
            return null;
        try
        {
            if (Document() is not { } root)
                return null;
            foreach (var unused in anchors.Unused())
                Report(unused);
            if (root is YamlScalar { Typed: null })
                Refuse(Diagnostic.EmptyFile(new(Source.File)));
            return IsRefused ? null : root;
        }
        catch (YamlDotNet.Core.YamlException fault)
        {
            Report(Mistakes.Explain(fault));
            return null;
        }
    }

    // Only the parser ends a line at these characters; other programs do not.
    private bool RefusesLineEnds()
    {
        for (var index = Source.Text.AsSpan().IndexOfAny(OtherLineEnds); index >= 0; )
        {
            Report(Diagnostic.ControlCharacter(Source.PlaceAt(index), Source.Text[index]));
            var next = Source.Text.AsSpan(index + 1).IndexOfAny(OtherLineEnds);
            index = next < 0 ? next : index + 1 + next;
        }

        return IsRefused;
    }

    protected override void Report(Diagnostic diagnostic)
    {
        reported.Add(diagnostic);
        IsRefused |= diagnostic.Severity == Severity.Error;
    }

    protected override YamlNode? Alias(string name, YamlPlace place, int depth)
    {
        var (node, fault) = anchors.Resolve(name, place, depth);
        return fault is null ? node : Refuse(fault);
    }

    protected override Action<YamlNode> Open(string anchor, SourceLocation at) => anchors.Open(anchor, at);

    protected override void CheckScalar(YamlScalar scalar, SourceLocation at)
    {
        var control = SourceText.ControlCharacter(scalar.Value);
        if (control >= 0)
            Refuse(Diagnostic.ControlCharacter(scalar.At, scalar.Value[control]));
        if (ScalarPlace.LeftoverIn(Source, scalar) is { } leftover)
            Refuse(leftover);
    }

    protected override void CheckEntry(
        YamlScalar key,
        YamlNode value,
        SourceLocation end,
        Dictionary<string, SourceLocation> seen
    )
    {
        if (!seen.TryAdd(key.Value, key.At))
            Refuse(Diagnostic.DuplicateKey(key.At, key.Value, seen[key.Value]));
        if (key.IsMergeKey)
            Refuse(Diagnostic.MergeKeyNotSupported(key.At));
        if (Mistakes.Suspect(key, value, end.Line, end.Column) is { } suspicion)
            Report(suspicion);
    }
}
