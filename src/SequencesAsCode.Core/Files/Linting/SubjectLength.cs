using System.Globalization;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Linting;

/// <summary>How many characters of a subject a recipient sees.</summary>
internal static partial class SubjectLength
{
    /// <summary>
    /// What a header line has room for: 78 characters by RFC 5322, and <c>Subject:</c> is in them. No inbox promises more, phones show about half.
    /// </summary>
    public const int Limit = 70;

    /// <summary>What stands in the place of a merge variable is about this long.</summary>
    public const int Variable = 10;

    /// <summary>The characters as a reader counts them; of the sides of a condition the longer one.</summary>
    public static int Of(string subject)
    {
        var (length, from) = (0, 0);
        var open = new Stack<(int Outside, int Longest)>();
        foreach (Match match in Braces().Matches(subject))
        {
            length += Text(subject[from..match.Index]);
            from = match.Index + match.Length;
            switch (match.Groups["word"].Value.Trim())
            {
                case "#else" when open.TryPop(out var condition):
                    open.Push((condition.Outside, Math.Max(condition.Longest, length)));
                    length = 0;
                    break;
                case "#endif" when open.TryPop(out var condition):
                    length = condition.Outside + Math.Max(condition.Longest, length);
                    break;
                case ['#', 'i', 'f', ..]:
                    open.Push((length, 0));
                    length = 0;
                    break;
                case not ['#', ..]:
                    length += Variable;
                    break;
            }
        }

        return open.Aggregate(length + Text(subject[from..]), (sum, outer) => outer.Outside + Math.Max(outer.Longest, sum));
    }

    private static int Text(string text) => new StringInfo(text).LengthInTextElements;

    [GeneratedRegex(@"\{\{(?<word>[^{}\n]*)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();
}
