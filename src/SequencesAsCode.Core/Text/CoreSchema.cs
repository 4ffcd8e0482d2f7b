using System.Globalization;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Text;

/// <summary>What a plain scalar means in YAML 1.2: <c>yes</c> is text, <c>1_000</c> is text.</summary>
public static partial class CoreSchema
{
    /// <summary>
    /// The value of a plain scalar: null, a <see cref="bool"/>, <see cref="long"/> or <see cref="double"/>, otherwise
    /// the text itself.
    /// </summary>
    public static object? Resolve(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            return null;
        if (text is "true" or "True" or "TRUE")
            return true;
        if (text is "false" or "False" or "FALSE")
            return false;
        if (text.Length > 64 || !(char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
            return text;

        // an id of 24 digits, or of digits and one "e", would be a number
        if (Id().IsMatch(text))
            return text;
        if (
            Integer().IsMatch(text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        )
            return number;
        if (
            Float().IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && double.IsFinite(real)
        )
            return real;
        return text;
    }

    [GeneratedRegex(@"\A[0-9a-f]{24}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[-+]?[0-9]+\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Float();
}
