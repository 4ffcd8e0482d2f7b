using System.Globalization;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Files.Linting.Text;

/// <summary>How long a text with merge variables is for those who get it.</summary>
internal static class VisibleLength
{
    // The value of a merge variable is about this long.
    private const int Variable = 10;

    /// <summary>The characters as a reader counts them; of the sides of a condition the longer one.</summary>
    public static int Of(string text) => Of(text, plain => new StringInfo(plain).LengthInTextElements, Variable);

    /// <summary>The same in another measure.</summary>
    /// <param name="text">The text.</param>
    /// <param name="measure">How long plain text is.</param>
    /// <param name="variable">How long the value of a variable is.</param>
    public static int Of(string text, Func<string, int> measure, int variable)
    {
        var length = 0;
        var open = new Stack<(int Outside, int Longest)>();
        foreach (var part in MergeText.Parts(text))
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
                    length += measure(part.Source);
                    break;
                case MergeKind.Variable or MergeKind.Other:
                    length += part.IsClosed ? variable : measure(part.Source);
                    break;
            }
        }

        return open.Aggregate(length, (sum, outer) => outer.Outside + Math.Max(outer.Longest, sum));
    }
}
