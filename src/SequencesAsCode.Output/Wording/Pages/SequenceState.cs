namespace SequencesAsCode.Output.Wording.Pages;

/// <summary>Whether a sequence sends, and to how many people, in the words of a sales lead.</summary>
internal static class SequenceState
{
    /// <summary>Whether it is on: <c>on</c>, <c>off</c> or <c>new</c>.</summary>
    public static string Of(SequenceChange change)
    {
        if (change.Id is null)
            return "new";
        return change.Live ? "on" : "off";
    }

    /// <summary>Who is in it, in a few words; null for a sequence that does not exist yet.</summary>
    public static string? PeopleOf(SequenceChange change)
    {
        if (change.Id is null)
            return null;
        return change.People.Count is null ? "people unknown" : Short(change.People);
    }

    private static string Short(People people) => people.IsNobody ? "nobody in it" : people.ToString();
}
