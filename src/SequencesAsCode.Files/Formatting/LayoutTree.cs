using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Formatting;

/// <summary>
/// Reads a file to format it: aliases are not resolved, and the first mistake ends the reading.
/// </summary>
internal sealed class LayoutTree : YamlBuilder
{
    private LayoutTree(SourceText source, YamlEvents events)
        : base(source, events) { }

    /// <summary>The root, which is a map or a list.</summary>
    /// <exception cref="RefusedException">The file has a mistake.</exception>
    /// <exception cref="YamlDotNet.Core.YamlException">The text is not YAML.</exception>
    public static YamlNode Parse(SourceText source, YamlEvents events) => new LayoutTree(source, events).Document()!;

    protected override void Report(Diagnostic diagnostic) => throw new RefusedException(diagnostic);

    protected override YamlAlias Alias(string name, YamlPlace place, int depth) => new(name, place);

    protected override void CheckRoot(YamlNode root, SourceLocation at)
    {
        if (root is YamlScalar { IsMissing: true })
            Report(Diagnostic.EmptyFile(new(Source.File)));
        if (root is YamlScalar or YamlAlias)
            Report(Diagnostic.FileIsNotAMap(at, "a single value"));
    }

    protected override void CheckScalar(YamlScalar scalar, SourceLocation at)
    {
        var control = SourceText.ControlCharacter(scalar.Value);
        if (control >= 0)
            Report(Diagnostic.ControlCharacter(at, scalar.Value[control]));
    }

    protected override void CheckKey(YamlScalar key, SourceLocation at, Dictionary<string, SourceLocation> seen)
    {
        if (key.IsMergeKey)
            Report(Diagnostic.MergeKeyNotSupported(at));
        if (!seen.TryAdd(key.Value, at))
            Report(Diagnostic.DuplicateKey(at, key.Value, seen[key.Value]));
    }
}
