using System.Globalization;
using SequencesAsCode.Model;

namespace SequencesAsCode.Files.Linting;

/// <summary>How many characters of a subject a recipient sees.</summary>
internal static class SubjectLength
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
        var length = 0;
        var open = new Stack<(int Outside, int Longest)>();
        foreach (var part in MergeText.Parts(subject))
        {
            switch (part.Kind)
            {
                case MergeKind.If:
                    open.Push((length, 0));
                    length = 0;
                    break;
                case MergeKind.Else when open.TryPop(out var condition):
                    open.Push((condition.Outside, Math.Max(condition.Longest, length)));
                    length = 0;
                    break;
                case MergeKind.EndIf when open.TryPop(out var condition):
                    length = condition.Outside + Math.Max(condition.Longest, length);
                    break;
                case MergeKind.Text:
                    length += Text(part.Source);
                    break;
                case MergeKind.Variable or MergeKind.Other:
                    length += part.IsClosed ? Variable : Text(part.Source);
                    break;
            }
        }

        return open.Aggregate(length, (sum, outer) => outer.Outside + Math.Max(outer.Longest, sum));
    }

    private static int Text(string text) => new StringInfo(text).LengthInTextElements;
}
