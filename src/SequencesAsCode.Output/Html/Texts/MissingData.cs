using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Html.Texts;

/// <summary>Contacts for whom an email has variables without a value.</summary>
/// <param name="Contacts">The contacts, in order.</param>
/// <param name="Variables">The names of the variables, in the order of their first use.</param>
internal sealed record MissingData(ImmutableArray<SampleContact> Contacts, ImmutableArray<string> Variables)
{
    /// <summary>What each contact lacks; contacts who lack nothing are left out.</summary>
    /// <param name="needed">The variables that the email uses without a fallback.</param>
    /// <param name="texts">Subject and body as they are written.</param>
    /// <param name="contacts">The contacts for whom the email is shown.</param>
    public static IEnumerable<MissingData> Of(
        ImmutableArray<string> needed,
        ImmutableArray<string> texts,
        ImmutableArray<SampleContact> contacts
    ) =>
        contacts
            .Select(contact => (contact, Names: Lacked(needed, texts, contact)))
            .Where(pair => pair.Names.Count > 0)
            .GroupBy(pair => string.Join('\n', pair.Names), StringComparer.Ordinal)
            .Select(group => new MissingData([.. group.Select(pair => pair.contact)], [.. group.First().Names]));

    // A side of a condition that the contact does not get needs nothing.
    private static List<string> Lacked(
        ImmutableArray<string> needed,
        ImmutableArray<string> texts,
        SampleContact contact
    )
    {
        var blanks = texts
            .SelectMany(text => MergedText.Of(text, contact).Puts)
            .OfType<BodyPart.Blank>()
            .Select(blank => blank.Name)
            .ToHashSet(StringComparer.Ordinal);
        return [.. needed.Where(blanks.Contains)];
    }
}
