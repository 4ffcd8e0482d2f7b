using System.Buffers;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>
/// Finds placeholders of other tools. Only two things count: a form with no other use, and a name that is a field by
/// its spelling or its meaning.
/// </summary>
internal sealed partial class PlaceholderScan(FieldWords words)
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("{[<%*#@~«_｛&\\");

    // The only HTML element with the name of a field.
    private const string Element = "title";

    /// <summary>The placeholders in order, wherever they are in the text.</summary>
    public IEnumerable<Placeholder> In(string text)
    {
        if (!text.AsSpan().ContainsAny(Beginnings))
            yield break;

        // Apollo's own variables are replaced by as many other characters, so that all indexes stay the same.
        var masked = MergeText.Braced().Replace(text, match => new string('\u0001', match.Length));
        foreach (Match match in Forms().Matches(masked))
        {
            if (Read(match, text.Substring(match.Index, match.Length)) is { } found)
                yield return found;
        }
    }

    private Placeholder? Read(Match match, string written)
    {
        var form = match.Groups.Cast<Group>().Skip(1).First(group => group.Success);
        var name = form.Value.Trim();
        return form.Name switch
        {
            "logic" => new(match.Index, written, PlaceholderKind.Logic, Logic(name)),
            "choice" => Choice(match.Index, written),
            "sure" => Field(PlaceholderKind.Field),
            "curly" when !words.IsVariable(name) && (IsName(name) || FieldShapes.IsTitle(name)) => Field(
                PlaceholderKind.Field
            ),
            "signs" when IsName(name) => Field(PlaceholderKind.Field),
            "twice" when words.KnowsForCertain(name) || FieldShapes.IsCode(name) => Field(PlaceholderKind.Field),
            "quoted"
                when FieldShapes.IsCode(name)
                    || (
                        words.Knows(name)
                        && (FieldShapes.IsTogether(name) || name.Contains(' ', StringComparison.Ordinal))
                    ) => Field(PlaceholderKind.Field),
            "square" when IsInWords(name) => Field(PlaceholderKind.Field),
            "angle" when IsInWords(name) && written[0] != '<' => Field(PlaceholderKind.Field),
            "angle" when IsInWords(name) && !name.Equals(Element, StringComparison.OrdinalIgnoreCase) => Field(
                PlaceholderKind.Tag
            ),
            _ => null,
        };

        Placeholder Field(PlaceholderKind kind) => new(match.Index, written, kind, words.Variable(name));
    }

    private bool IsName(string name) =>
        words.Knows(name) || FieldShapes.IsCode(name) || FieldShapes.IsTogether(name) || FieldShapes.IsCapitals(name);

    private bool IsInWords(string name) =>
        words.KnowsForCertain(name) || FieldShapes.IsConstant(name) || FieldShapes.IsBlank(name);

    // A wording has letters and no characters of program code.
    private static Placeholder? Choice(int index, string written)
    {
        var inner = MergeText.Braced().Replace(written[1..^1], match => new string('\u0001', match.Length));
        var choices = inner.Split('|');
        var place = Array.FindIndex(choices, choice => choice.Count(char.IsLetter) > 1);
        if (place < 0 || Code().IsMatch(Tag().Replace(inner, "")))
            return null;
        var start = 1 + choices.Take(place).Sum(choice => choice.Length + 1);
        return new(index, written, PlaceholderKind.Choice, written.Substring(start, choices[place].Length).Trim());
    }

    private string? Logic(string word)
    {
        var inner = word.Trim('-', '=', ' ');
        if (inner is "else")
            return "{{#else}}";
        if (inner is "endif" or "end")
            return "{{#endif}}";
        return
            Condition().Match(inner) is { Success: true } condition
            && words.Name(condition.Groups["name"].Value) is { } name
            ? $"{{{{#if {name}}}}}"
            : null;
    }

    [GeneratedRegex(@"[=;<>]|"":|\\\p{L}")]
    private static partial Regex Code();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\Aif (?<name>[A-Za-z_][\w.]*)\z")]
    private static partial Regex Condition();

    // The first of these that matches is taken, so that matches do not overlap.
    [GeneratedRegex(
        """
            \{%(?<logic>[^{}%\n]{1,200})%\}
            |<%(?<logic>[^<>%\n]{1,200})%>
            |\[%(?<logic>[^\[\]%\n]{1,200})%\]
            |\\?\*\|(?<sure>[A-Z][A-Z0-9_:.]{0,60})\|\\?\*
            |[$\#]\{[ ]?(?<sure>[A-Za-z][\w.]{1,60})[ ]?\}
            |\{[$!](?<sure>[A-Za-z][\w.]{1,60})\}
            |\{(?<choice>[^{}\n|]{0,300}(\|[^{}\n|]{0,300}){1,40})\}
            |\{[ ]?(?<curly>\p{L}[\p{L}\p{N}_'’.\- ]{0,60})\}
            |｛{1,2}[ ]?(?<sure>\p{L}[\p{L}\p{N}_ ]{0,60})｝{1,2}
            |\\?\[\\?\[[ ]?(?<twice>\p{L}[\p{L}\p{N}_.\- ]{0,60})\\?\]\\?\]
            |\\?\[[ ]?(?<square>\p{L}[\p{L}\p{N}_'’.\- ]{0,60})\\?\]
            |(\\?<\\?<|&lt;&lt;)[ ]?(?<twice>\p{L}[\p{L}\p{N}_.\- ]{0,60})(>>|&gt;&gt;)
            |«[ ]?(?<quoted>[A-Za-z][A-Za-z0-9_. ]{0,60})»
            |(\\?<|&lt;)[ ]?(?<angle>\p{L}[\p{L}\p{N}_'’.\- ]{0,60})(>|&gt;)
            |(?<![\w%])%{1,2}(?<signs>\p{L}[\p{L}\p{N}_.\-]{0,60})%{1,2}(?![\w%])
            |(?<![\w\#])\#\#(?<signs>[A-Za-z][\w.]{0,60})\#\#(?![\w\#])
            |(?<![\w@])@@?(?<signs>[A-Z][A-Z0-9_]{2,60})@@?(?![\w@])
            |(?<![\w~])~(?<sure>[A-Z][A-Za-z]{1,30}\.[A-Za-z_]{1,60})~(?![\w~])
            |(?<![\w\\])__(?<signs>[A-Z][A-Z0-9]{1,30}_[A-Z0-9_]{0,60}[A-Z0-9])__(?!\w)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Forms();
}
