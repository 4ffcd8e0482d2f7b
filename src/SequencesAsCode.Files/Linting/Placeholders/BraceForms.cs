using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>Text between braces in a form that Apollo does not document.</summary>
/// <param name="Index">Index of its first character.</param>
/// <param name="Written">The text, including the braces.</param>
/// <param name="Why">What is wrong, as the end of a sentence.</param>
/// <param name="Corrected">The replacement; null when it is not known.</param>
internal sealed record BraceForm(int Index, string Written, string Why, string? Corrected);

/// <summary>
/// Finds forms of other tools between braces, and invisible characters that programs insert there. Apollo has operators
/// whose spelling is not published, so only forms that cannot be such an operator are found.
/// </summary>
internal sealed partial class BraceForms(FieldWords words)
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace;
    private const string NotDocumented = "is not a form that Apollo documents";

    public IEnumerable<BraceForm> In(string text)
    {
        if (text.Contains("{{", StringComparison.Ordinal))
        {
            foreach (var part in MergeText.Parts(text).Where(part => part.IsClosed && part.Kind != MergeKind.Text))
            {
                if (Of(part) is { } form)
                    yield return form;
            }
        }

        if (!text.AsSpan().ContainsAny('{', '&'))
            yield break;
        foreach (Match match in Apart().Matches(text))
        {
            var why = match.Groups["entity"].Success
                ? "has braces written as character references"
                : "has a gap between its braces";
            yield return new(match.Index, match.Value, why, $"{{{{{match.Groups["name"].Value}}}}}");
        }
    }

    private BraceForm? Of(MergePart part)
    {
        var inner = part.Source[2..^2];
        if (Unseen().Match(inner) is { Success: true } unseen)
        {
            var sign = unseen.Value[0] == '&' ? unseen.Value : $"U+{(int)unseen.Value[0]:X4}";
            return Form($"has an invisible character ({sign})", Braced(Unseen().Replace(inner, Blank)));
        }

        if (Tag().IsMatch(inner))
            return Form("has markup within its braces", Braced(Tag().Replace(inner, "")));
        if (part.Kind != MergeKind.Other)
            return null;
        var word = part.Word;
        if (word.Contains('\\', StringComparison.Ordinal))
            return Form("has a backslash within its braces", Braced(word.Replace("\\", "", StringComparison.Ordinal)));
        if (word.Contains('|', StringComparison.Ordinal))
            return Letters().IsMatch(word) ? null : Form("has a '|', which Apollo does not document", Piped(word));
        if (word is "/if" or "/#if")
            return Form(NotDocumented, "{{#endif}}");
        return Led().Match(word) is { Success: true } led
            ? Form(NotDocumented, words.Variable(led.Groups["name"].Value))
            : null;

        BraceForm Form(string why, string? corrected) => new(part.Index, part.Source, why, corrected);
    }

    private static string Blank(Match match) => match.Value is "\u00a0" or "\u202f" or "&nbsp;" or "&#160;" ? " " : "";

    private static string Braced(string inner) => $"{{{{{inner.Trim()}}}}}";

    // 'x | default: "there"' gives the fallback for an empty x. Otherwise the first of the wordings is the fallback.
    private string? Piped(string word)
    {
        var parts = word.Split('|', StringSplitOptions.TrimEntries);
        if (parts[0].Equals("random", StringComparison.OrdinalIgnoreCase))
            return parts[1];
        if (parts.Length > 2 || words.Name(parts[0]) is not { } name)
        {
            return Wording().IsMatch(parts[0]) ? parts[0] : null;
        }

        var fallback = Filter().Replace(parts[1], "").Trim('"', '\'', ' ', '’', '”', '“');
        return $"{{{{#if {name}}}}}{{{{{name}}}}}{{{{#else}}}}{fallback}{{{{#endif}}}}";
    }

    // White space other than a plain space, and characters without a width.
    [GeneratedRegex(
        """
            [\u00a0\u00ad\u034f\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]
            |&(nbsp|\#160|shy|\#173|zwnj|zwj|\#820[345]|\#xa0|\#x200[bcd]);
            """,
        Options | RegexOptions.IgnoreCase
    )]
    private static partial Regex Unseen();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>")]
    private static partial Regex Tag();

    // Apollo documents operators for these, but not their spelling.
    [GeneratedRegex(
        """
            \A[\w.\#\x20]+\|\s*(up|down|lower|upper|title|capital|plural|singular|date|time|format)\w*[^|"']*\z
            """,
        Options | RegexOptions.IgnoreCase
    )]
    private static partial Regex Letters();

    [GeneratedRegex(@"\A[\p{L}\p{N} ,'’!?-]+\z")]
    private static partial Regex Wording();

    [GeneratedRegex(@"\A(default|fallback|or|else)\b[\s:=(]*|\)\z", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Filter();

    [GeneratedRegex(@"\A[/^>&!@$%~=?.\-][/^>&!@$%~=?.\-\x20]*(?<name>[A-Za-z_][\w.\x20]*?)[ ]*[~\-]?\z", Options)]
    private static partial Regex Led();

    [GeneratedRegex(
        """
            \{([ ]|</?[A-Za-z][^<>{}]{0,200}>){1,5}\{[ ]?(?<name>[A-Za-z_]\w{0,60})[ ]?\}
            ([ ]|</?[A-Za-z][^<>{}]{0,200}>){0,5}\}
            |\{\{[ ]?(?<name>[A-Za-z_]\w{0,60})[ ]?\}([ ]|</?[A-Za-z][^<>{}]{0,200}>){1,5}\}
            |(?<entity>&(\#123|\#x7b|lbrace|lcub);){2}[ ]?(?<name>[A-Za-z_]\w{0,60})[ ]?(&(\#125|\#x7d|rbrace|rcub);){2}
            """,
        Options | RegexOptions.IgnoreCase
    )]
    private static partial Regex Apart();
}
