namespace SequencesAsCode.Core.Planning.Identity;

/// <summary>Compares the fields of a step or touch with what Apollo holds, and with what was last sent.</summary>
internal static class SentFields
{
    /// <summary>Whether Apollo holds every value that the file states.</summary>
    public static bool AreHeld(FieldSet desired, FieldSet held) =>
        desired.All(pair => FieldComparison.Same(pair.Key, pair.Value, held[pair.Key]));

    /// <summary>Whether every value that the file states is the one that was last sent.</summary>
    public static bool AreAsSent(FieldSet desired, BaseFields known) =>
        desired.All(pair => known[pair.Key] is { } sent && FieldPlanner.IsAsSent(pair.Key, pair.Value, sent));

    /// <summary>
    /// Whether file and lock either both have a text or both lack it. A part without a key that has less text than
    /// what was sent may be another part.
    /// </summary>
    public static bool BothHave(Field text, FieldSet desired, BaseFields known) =>
        desired.Contains(text) == known[text] is not null;

    /// <summary>Whether the file has a text that is not empty and is the one that was sent.</summary>
    public static bool ShareText(Field text, FieldSet desired, BaseFields known) =>
        HasText(text, desired) && known[text] is { } sent && FieldPlanner.IsAsSent(text, desired[text]!, sent);

    /// <summary>Whether the file has a text that is not empty.</summary>
    public static bool HasText(Field text, FieldSet desired) =>
        desired[text]
            is not (null or FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Html { Markup: "" });
}
