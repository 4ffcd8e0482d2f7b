using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace SequencesAsCode.Files.Yaml;

/// <summary>Recognizes mistakes of people who do not know YAML, and shows the corrected line.</summary>
internal sealed partial class YamlMistakes(SourceText source)
{
    private const string SmartQuotes = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb";

    /// <summary>The diagnostic for text that the parser refused.</summary>
    public Diagnostic Explain(YamlException fault)
    {
        var at = new SourceLocation(source.File, (int)fault.Start.Line, (int)fault.Start.Column);
        if (fault.Message.Contains("tab", StringComparison.Ordinal) && TabbedLine(at.Line) is { } tab)
            return Diagnostic.TabIndentation(tab);
        if (Braces(at.Line) is { } braces)
            return braces;
        if (at.Line <= source.Lines.Count && AnchorInBraces().IsMatch(source.Lines[at.Line - 1]))
            return Diagnostic.AnchorInBraces(at);
        if (Written(at.Line) is not { } written)
            return Diagnostic.YamlSyntax(at, Reason(fault));
        if (Special().IsMatch(written.Value))
            return Diagnostic.TextNeedsQuotes(written.ValueAt, written.Value[0], written.Corrected);
        if (InnerColon().IsMatch(written.Value))
            return Diagnostic.ColonNeedsQuotes(written.ValueAt, written.Corrected);
        return Diagnostic.YamlSyntax(at, Reason(fault));
    }

    /// <summary>
    /// The diagnostic for a key that is itself a map or a list: <c>{{first_name}}</c> without quotes is read like this.
    /// </summary>
    public Diagnostic KeyIsNotText(SourceLocation at) => Braces(at.Line) ?? Diagnostic.KeyIsNotText(at);

    /// <summary>
    /// The suspected mistake in an entry that was parsed. <paramref name="line"/> and <paramref name="column"/> are the
    /// end of its scalar.
    /// </summary>
    public Diagnostic? Suspect(YamlScalar key, YamlNode value, int line, int column)
    {
        if (
            key.Style == YamlStyle.Plain
            && key.Value.Length > 0
            && SmartQuotes.Contains(key.Value[0], StringComparison.Ordinal)
        )
        {
            return Diagnostic.SmartQuotesAroundKey(key.At, key.Value.Trim(SmartQuotes.ToCharArray()));
        }

        if (
            key.Value is "subject" or "name" or "note"
            && value is YamlScalar { Style: YamlStyle.Plain, Value: "", IsAlias: false }
        )
            return WholeComment(key, value.At);
        if (value is not YamlScalar { Style: YamlStyle.Plain, Value.Length: > 1, IsAlias: false } text)
            return null;
        if (
            SmartQuotes.Contains(text.Value[0], StringComparison.Ordinal)
            && SmartQuotes.Contains(text.Value[^1], StringComparison.Ordinal)
        )
        {
            return Diagnostic.SmartQuotesAroundValue(
                text.At,
                key.Value,
                Corrected(key.Value, text.Value.Trim(SmartQuotes.ToCharArray()))
            );
        }

        return key.Value is "subject" or "name" or "note" && line == text.At.Line && line <= source.Lines.Count
            ? CutText(key, text, source.Lines[line - 1], column)
            : null;
    }

    // Two spaces before "# " mark an intended comment. In "Deal #1" and "Deal # 1" the rest of the text is lost.
    private static Diagnostic? CutText(YamlScalar key, YamlScalar text, string line, int column)
    {
        // Nothing is copied before a comment is found: a file may be one line of many such texts.
        if (column > line.Length || !Comment().IsMatch(line.AsSpan(column - 1)))
            return null;
        var whole = text.Value + line[(column - 1)..].TrimEnd();
        return Diagnostic.CommentCutsText(text.At, key.Value, text.Value, Corrected(key.Value, whole));
    }

    private Diagnostic? WholeComment(YamlScalar key, SourceLocation at)
    {
        var rest =
            at.Line <= source.Lines.Count && at.Column <= source.Lines[at.Line - 1].Length
                ? source.Lines[at.Line - 1].AsSpan(at.Column - 1).Trim()
                : default;
        return rest is ['#', _, ..]
            ? Diagnostic.CommentIsText(at, key.Value, Corrected(key.Value, rest.ToString()))
            : null;
    }

    private static string Corrected(string key, string value) => $"{key}: {YamlText.Quoted(value)}";

    private static string Reason(YamlException fault)
    {
        var message = fault.InnerException?.Message ?? fault.Message;
        return message.TrimEnd('.', ' ');
    }

    private Diagnostic? Braces(int line)
    {
        // The parser notices an open brace on the next line or later.
        for (var n = line; n > 0 && n >= line - 2; n--)
        {
            if (Written(n) is { } written && written.Value.StartsWith("{{", StringComparison.Ordinal))
                return Diagnostic.BracesNeedQuotes(written.ValueAt, written.Corrected);
        }

        return null;
    }

    private SourceLocation? TabbedLine(int from)
    {
        for (var n = from; n <= source.Lines.Count; n++)
        {
            var line = source.Lines[n - 1];
            var indent = line.Length - line.TrimStart(' ', '\t').Length;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && tab < indent && indent < line.Length)
                return new(source.File, n, tab + 1);
        }

        return null;
    }

    private WrittenLine? Written(int line)
    {
        if (line < 1 || line > source.Lines.Count || source.Lines[line - 1].Length > 2000)
            return null;
        var match = KeyAndValue().Match(source.Lines[line - 1]);
        if (!match.Success)
            return null;
        var value = match.Groups["value"];
        var text = value.Value.TrimEnd();
        var meant =
            SmartQuotes.Contains(text[0], StringComparison.Ordinal)
            && SmartQuotes.Contains(text[^1], StringComparison.Ordinal)
                ? text.Trim(SmartQuotes.ToCharArray())
                : text;
        return new(text, new(source.File, line, value.Index + 1), Corrected(match.Groups["key"].Value, meant));
    }

    private sealed record WrittenLine(string Value, SourceLocation ValueAt, string Corrected);

    [GeneratedRegex(@"\A *(- +)*(?<key>[A-Za-z_][A-Za-z0-9_.-]*) *: +(?<value>\S.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyAndValue();

    // A character that YAML reserves, or quotes or brackets that end before the text ends.
    [GeneratedRegex(
        """\A([@`%&*!|>]|"[^"]*"\s*[^\s#,]|'[^']*'\s*[^\s#,]|\[[^\]]*\]\s*[^\s#]|\{[^{}]*\}\s*([^\s#,}]|,\s*[^\s#]))""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Special();

    [GeneratedRegex(@":(\s|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex InnerColon();

    [GeneratedRegex(@"\{[^}]*: +&[^ ,}]+ +[^,}]*,")]
    private static partial Regex AnchorInBraces();

    [GeneratedRegex(@"\A( #|\s+#\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
