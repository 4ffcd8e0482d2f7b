namespace SequencesAsCode.Files.Yaml;

/// <summary>Finds the place of a character of a scalar's value in the file.</summary>
internal static class ScalarPlace
{
    /// <summary>
    /// The place of a character. It is exact for literal blocks and for text on one line without escapes; else it is
    /// the beginning of the scalar or of its alias.
    /// </summary>
    public static SourceLocation Of(SourceText source, YamlScalar scalar, int index) =>
        scalar.Style switch
        {
            _ when scalar.IsAlias => scalar.At,
            YamlStyle.Literal => InBlock(source, scalar, index),
            YamlStyle.Folded => scalar.At,
            _ => OnLine(source, scalar, index),
        };

    /// <summary>The first conflict marker or Git LFS pointer in a value; null when there is none.</summary>
    public static Diagnostic? LeftoverIn(SourceText source, YamlScalar value)
    {
        if (MergeLeftovers.In(value.Value) is not [var first, ..])
            return null;
        var at = Of(source, value, first.Index);
        return first.IsPointer ? Diagnostic.LfsPointer(at) : Diagnostic.MergeConflict(at, "this text");
    }

    private static SourceLocation InBlock(SourceText source, YamlScalar scalar, int index)
    {
        var before = scalar.Value.AsSpan(0, index);
        var line = scalar.At.Line + 1 + before.Count('\n');
        var inLine = index - before.LastIndexOf('\n') - 1;
        var end = scalar.Value.IndexOf('\n', index);
        var text = scalar.Value[(index - inLine)..(end < 0 ? scalar.Value.Length : end)];
        if (line > source.Lines.Count || !source.Lines[line - 1].EndsWith(text, StringComparison.Ordinal))
            return scalar.At;
        return new(source.File, line, source.Lines[line - 1].Length - text.Length + inLine + 1);
    }

    private static SourceLocation OnLine(SourceText source, YamlScalar scalar, int index)
    {
        var start = scalar.At.Column - 1 + (scalar.Style == YamlStyle.Plain ? 0 : 1);
        var line = scalar.At.Line <= source.Lines.Count ? source.Lines[scalar.At.Line - 1] : "";
        return start + scalar.Value.Length <= line.Length && line.AsSpan(start).StartsWith(scalar.Value)
            ? new(source.File, scalar.At.Line, start + index + 1)
            : scalar.At;
    }
}
