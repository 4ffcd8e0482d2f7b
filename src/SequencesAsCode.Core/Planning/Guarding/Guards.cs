namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>Words that several guards share, and the sentences about values that Apollo rewrote.</summary>
public static class Guards
{
    internal const string WorkspaceFile = "sequences.yaml";

    private const int MostValues = 8;

    /// <summary>Notes that Apollo will rewrite values that are sent again; it stops nothing.</summary>
    public static IEnumerable<string> WillBeRewritten(IReadOnlyCollection<string> what) =>
        what.Count == 0
            ? []
            :
            [
                $"Apollo rewrites {ShortList.Of(what, MostValues, "; ")}, as you accepted. Nothing else will differ "
                    + "from the file.",
            ];

    /// <summary>
    /// The sentence for a finished write whose values Apollo rewrote, and what to do about it.
    /// </summary>
    public static string Rewritten(string key, IReadOnlyCollection<string> what) =>
        $"Written, but Apollo changed what was sent: {ShortList.Of(what, MostValues, "; ")}. People get Apollo's "
        + "version. "
        + RewrittenRemedy(key);

    /// <summary>What to do about values that Apollo rewrote.</summary>
    public static string RewrittenRemedy(string key) =>
        $"To accept it, plan or apply with {ConsentFlags.FlagOf(Consent.Rewrites(key))}. To copy it to the file, run "
        + $"'{CommandWords.PullTheirs(key)}'. Or change the file, or send it again with "
        + $"{ConsentFlags.FlagOf(Consent.Overwrite(key))}.";

    /// <summary>The start of a sentence, for example <c>12 people are</c>, before the place.</summary>
    internal static string AreThere(People people)
    {
        var text = people.ToString();
        return $"{char.ToUpperInvariant(text[0])}{text[1..]} {(people.Count is 0 or 1 or null ? "is" : "are")}";
    }
}
