using System.Globalization;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Html.Pages;

/// <summary>Gives out the anchors of one page; the first of a key has the one that a comment links to.</summary>
internal sealed class PageAnchors
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>The anchor of the next sequence.</summary>
    public string Next(string key)
    {
        var first = PageAnchor.Of(key);
        var anchor = first;
        for (var number = 2; !given.Add(anchor); number++)
            anchor = $"{first}:{number.ToString(CultureInfo.InvariantCulture)}";
        return anchor;
    }
}
