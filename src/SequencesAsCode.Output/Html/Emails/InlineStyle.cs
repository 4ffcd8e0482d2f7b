using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// The declarations of an element's <c>style</c> attribute, in lower case; none of one that is longer than people
/// write.
/// </summary>
internal static partial class InlineStyle
{
    private const int Longest = 4_000;

    /// <summary>Names and values in order, without the mark <c>!important</c>.</summary>
    public static ImmutableArray<(string Name, string Value)> Of(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 and < Longest } style
            ?
            [
                .. Declarations()
                    .Matches(style.ToLowerInvariant())
                    .Select(found => (found.Groups["name"].Value, found.Groups["value"].Value.Trim())),
            ]
            : [];

    [GeneratedRegex(@"(?<![\w-])(?<name>[a-z-]+)\s*:\s*(?<value>[^;!]{1,300})", RegexOptions.ExplicitCapture)]
    private static partial Regex Declarations();
}
