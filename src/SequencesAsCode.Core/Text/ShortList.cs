using System.Globalization;

namespace SequencesAsCode.Core.Text;

/// <summary>Limits the items in a sentence.</summary>
public static class ShortList
{
    /// <summary>
    /// The first items and the number of the others: <c>a, b, c and 7 more</c>, or <c>a; b; and 7 more</c>.
    /// </summary>
    /// <param name="items">The items in order.</param>
    /// <param name="most">The most items to name.</param>
    /// <param name="separator">The text between two items.</param>
    public static string Of(IReadOnlyCollection<string> items, int most, string separator = ", ")
    {
        var named = string.Join(separator, items.Take(most));
        if (items.Count <= most)
            return named;
        var and = separator == ", " ? " and" : $"{separator}and";
        return string.Create(CultureInfo.InvariantCulture, $"{named}{and} {items.Count - most} more");
    }
}
