using System.Net;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Markup;

/// <summary>An attribute of a tag.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Value">Decoded.</param>
public sealed partial record MarkupAttribute(string Name, string Value)
{
    /// <summary>The attributes in the text between the name of a tag and its end.</summary>
    public static List<MarkupAttribute> Of(string rest) =>
        [
            .. Attribute()
                .Matches(rest)
                .Select(match => new MarkupAttribute(
                    match.Groups["name"].Value.ToLowerInvariant(),
                    WebUtility.HtmlDecode(match.Groups["value"].Value.Trim('"', '\''))
                )),
        ];

    /// <summary>One form for tags with the same meaning.</summary>
    public static string Key(string element, IEnumerable<MarkupAttribute> attributes)
    {
        var sorted = attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal);
        return $"<{element}{string.Concat(sorted.Select(one => $" {one.Name}=\"{one.Value}\""))}>";
    }

    [GeneratedRegex(
        """(?<name>[^\s/>=]+)(\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s>"']+))?""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Attribute();
}
