using System.Text.RegularExpressions;

namespace SequencesAsCode.Output.Html;

/// <summary>
/// Makes the switches of a page cheap. Styles are written with <c>:root:has(#contact-missing:checked)</c>, which works
/// without a script, but a browser checks it again for every element of a page, and a page may have half a million.
/// </summary>
internal static partial class SwitchStyles
{
    /// <summary>
    /// The styles with each such rule for pages without scripts, and once more for an attribute that the script sets,
    /// <c>:root[data-contact="missing"]</c>.
    /// </summary>
    public static string ForBoth(string styles) => Rule().Replace(styles, rule => ForBoth(rule));

    private static string ForBoth(Match rule) =>
        $"\n@media (scripting: none) {{ {rule.Value.Trim()} }}\n{Checked().Replace(rule.Value.TrimStart('\n'), Set)}";

    private static string Set(Match switched)
    {
        var chosen = switched.Groups["id"].Captures.Select(id => Attribute(id.Value)).ToList();
        return chosen is [var only] ? only : $":is({string.Join(", ", chosen)})";
    }

    private static string Attribute(string id) =>
        id.Split('-', 2) is [var name, var value] ? $"[data-{name}=\"{value}\"]" : id;

    [GeneratedRegex(@"(?<=[{};/]|^)[^{};/]*:root[\w.-]*:has\([^{}]*\{[^{}]*\}")]
    private static partial Regex Rule();

    [GeneratedRegex(
        @":has\((?::is\()?#(?<id>[a-z0-9-]+)(?:, #(?<id>[a-z0-9-]+))*\)?:checked\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Checked();
}
