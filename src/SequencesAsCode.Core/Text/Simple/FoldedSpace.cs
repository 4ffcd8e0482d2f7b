using System.Text;

namespace SequencesAsCode.Core.Text.Simple;

/// <summary>Folds white space, as recipients see it: each run of it becomes one blank.</summary>
internal static class FoldedSpace
{
    /// <summary>The folded text; the same string when there is nothing to fold.</summary>
    public static string Of(string text)
    {
        var first = FirstFolded(text);
        if (first < 0)
            return text;
        var folded = new StringBuilder(text.Length).Append(text, 0, first);
        for (var at = first; at < text.Length; at++)
        {
            if (!IsSpace(text[at]))
                folded.Append(text[at]);
            else if (at == 0 || !IsSpace(text[at - 1]))
                folded.Append(' ');
        }

        return folded.ToString();
    }

    // The first white space that is not a blank alone.
    private static int FirstFolded(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsSpace(text[at]) && (text[at] != ' ' || (at > 0 && text[at - 1] == ' ')))
                return at;
        }

        return -1;
    }

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\r' or '\n' or '\f' or '\u00a0';
}
