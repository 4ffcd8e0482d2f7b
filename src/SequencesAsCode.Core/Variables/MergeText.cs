using System.Net;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Variables;

/// <summary>
/// Texts with Apollo's merge variables and conditions, <c>{{first_name}}</c> and <c>{{#if x}}…{{#else}}…{{#endif}}</c>
/// (documented).
/// </summary>
public static partial class MergeText
{
    /// <summary>
    /// The form of names. People name custom fields, so blanks, dots and most signs are allowed, except those that
    /// other template languages use for operators. The schema of <c>variables:</c> has the same form.
    /// </summary>
    internal const string NameForm = @"[^\s!-/:-@\[-^`{-~]([^{}|""<>=:;*\\\x00-\x1F]*[^\s{}|""<>=:;*\\\x00-\x1F])?";

    /// <summary>The variables in Apollo's documentation and in the code of others; there is no complete list.</summary>
    public static ImmutableArray<string> BuiltIn { get; } =
    [
        "first_name",
        "last_name",
        "company",
        "title",
        "email",
        "city",
        "state",
        "sender_first_name",
        "sender_name",
        "sender_email",
        "personalized_opener",
    ];

    /// <summary>
    /// Splits a text; the concatenated parts are the text. Nothing is checked, and conditions may be unbalanced.
    /// </summary>
    public static IEnumerable<MergePart> Parts(string text)
    {
        var next = 0;
        foreach (Match match in Braces().Matches(text))
        {
            var part = Of(match);
            if (part.Index > next)
                yield return Plain(text[next..part.Index], next);
            yield return part;
            next = part.Index + part.Source.Length;
        }

        if (next < text.Length)
            yield return Plain(text[next..], next);
    }

    /// <summary>The variables of a text, including conditions, each once, in the order of their first use.</summary>
    public static IEnumerable<string> Variables(string text) =>
        Parts(text).Select(part => part.Name).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The names that are alone in single braces, <c>{name}</c>, with their indexes.</summary>
    public static IEnumerable<(string Name, int Index)> InSingleBraces(string text) =>
        text.Contains('{', StringComparison.Ordinal)
            ? SingleBraces().Matches(text).Select(match => (match.Groups["name"].Value, match.Index))
            : [];

    /// <summary>Finds any text in closed double braces.</summary>
    [GeneratedRegex(@"\{\{[^{}\n]*\}\}")]
    public static partial Regex Braced();

    private static MergePart Plain(string text, int index) => new(MergeKind.Text, text, "", null, index, true);

    // Extra braces on only one side are text.
    private static MergePart Of(Match match)
    {
        var open = match.Groups["open"];
        var inner = match.Groups["word"].Value;
        var close = match.Groups["close"].Length;
        var braces = close == 0 ? 2 : Math.Min(open.Length, close);
        var source = $"{open.Value[..braces]}{inner}{(close == 0 ? "" : match.Groups["close"].Value[..braces])}";
        var part = Read(inner.Trim(), close > 0) with { Source = source, Index = match.Index + open.Length - braces };
        return braces == 2 ? part : part with { Kind = MergeKind.Other, HasSpareBraces = true };
    }

    private static MergePart Read(string word, bool isClosed)
    {
        var part = new MergePart(MergeKind.Other, "", word, null, 0, isClosed);
        return word switch
        {
            "#else" => part with { Kind = MergeKind.Else },
            "#endif" => part with { Kind = MergeKind.EndIf },
            _ when Condition().Match(word) is { Success: true } condition => OfCondition(
                part,
                Decoded(condition.Groups["asked"].Value)
            ),
            _ when (isClosed ? Name() : Word()).IsMatch(Decoded(word)) => part with
            {
                Kind = MergeKind.Variable,
                Name = Decoded(word),
            },
            _ => part,
        };
    }

    // The spelling of operators is not published. Text after a built-in name or a name in snake case counts as an
    // operator, because such names have no blanks.
    private static MergePart OfCondition(MergePart part, string asked)
    {
        var name = Operator().Match(asked) is { Success: true } sign ? asked[..sign.Index].Trim() : asked;
        var first = name.Split(' ', 2)[0];
        if (first.Contains('_', StringComparison.Ordinal) || BuiltIn.Contains(first))
            name = first;
        return part with
        {
            Kind = MergeKind.If,
            Name = Name().IsMatch(name) ? name : null,
            HasOperator = name != asked,
        };
    }

    // In HTML a sign of the name may be written as a character reference.
    private static string Decoded(string word) =>
        word.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(word) : word;

    [GeneratedRegex(@"(?<open>\{{2,})(?<word>[^{}\n]*)(?<close>\}{2,})?", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    [GeneratedRegex(@"(?<![{$#])\{ ?(?<name>[^{}\n]+?) ?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex SingleBraces();

    [GeneratedRegex(@"\A#if(\s+(?<asked>.*))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();

    [GeneratedRegex(@"[=<>!~|:;*""\\]|\s(is|isnt|equals|eq|ne|gt|gte|lt|lte|contains|matches)\s")]
    private static partial Regex Operator();

    [GeneratedRegex(@"\A" + NameForm + @"\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    // Unclosed braces may continue to the end of the line, so only simple names count.
    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Word();
}
