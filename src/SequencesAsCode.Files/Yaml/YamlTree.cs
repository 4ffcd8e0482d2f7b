using System.Buffers;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// Reads the text of a file for what it says. All mistakes are reported. An alias becomes a copy of what it refers to,
/// within bounds.
/// </summary>
internal sealed class YamlTree : YamlBuilder
{
    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\u0085\u2028\u2029");

    private readonly YamlAnchors anchors = new(MaximumDepth);
    private readonly CappedFindings reported = new(SchemaCheck.MostFaults);

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

    /// <summary>
    /// The root of a file that is only looked at; null when it cannot be read. Its mistakes are reported where it is
    /// read for what it says.
    /// </summary>
    public static YamlNode? LookAt(WorkspaceFiles files, string path)
    {
        var ignored = new List<Diagnostic>();
        return
            files.Exists(path)
            && files.Read(path, new(path), ignored) is { } content
            && SourceText.Decode(path, content, ignored) is { } text
            ? Parse(text, ignored)
            : null;
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

    // The parser ends a line at these characters, and nobody else does.
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
