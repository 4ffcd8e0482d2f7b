namespace SequencesAsCode.Output.Html.Markup;

/// <summary>Names of elements and attributes. They come from this program or from its lists of allowed names.</summary>
internal static class HtmlName
{
    /// <summary>Refuses what could be more than a name.</summary>
    /// <exception cref="ArgumentException">Not all of it is ASCII letters, digits and hyphens.</exception>
    public static void Check(string name)
    {
        var isName = name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        if (!isName)
            throw new ArgumentException($"'{name}' is not a name of HTML.", nameof(name));
    }
}
