using System.Globalization;

namespace SequencesAsCode.Core.Text;

/// <summary>Items for a sentence, not too many.</summary>
public static class ShortList
{
    /// <summary>
    /// The first ones and how many there are besides: <c>a, b, c and 7 more</c>, or <c>a; b; and 7 more</c>.
    /// </summary>
    /// <param name="items">In order.</param>
    /// <param name="most">How many are named at the most.</param>
    /// <param name="separator">What stands between two of them.</param>
    public static string Of(IReadOnlyCollection<string> items, int most, string separator = ", ")
    {
        var named = string.Join(separator, items.Take(most));
        if (items.Count <= most)
            return named;
        var and = separator == ", " ? " and" : $"{separator}and";
        return string.Create(CultureInfo.InvariantCulture, $"{named}{and} {items.Count - most} more");
    }
}
