using System.Text.RegularExpressions;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>The contacts that a person named, each once, in the given order.</summary>
/// <param name="Ids">Ids of contacts.</param>
/// <param name="Addresses">Email addresses, case-insensitive.</param>
/// <param name="Lists">Names of lists of contacts.</param>
public sealed partial record ContactInputs(
    ImmutableArray<string> Ids,
    ImmutableArray<string> Addresses,
    ImmutableArray<string> Lists
)
{
    private const int LongestAddress = 254;

    /// <summary>No contacts.</summary>
    public static ContactInputs None { get; } = new([], [], []);

    /// <summary>Whether no contact is named.</summary>
    public bool IsEmpty => Ids.IsEmpty && Addresses.IsEmpty && Lists.IsEmpty;

    /// <summary>The contacts that the command line names.</summary>
    /// <exception cref="ContactsException">An id or an address is malformed.</exception>
    public static ContactInputs Of(IEnumerable<string> ids, IEnumerable<string> addresses, IEnumerable<string> lists)
    {
        var trimmedIds = Trimmed(ids);
        var trimmedAddresses = Trimmed(addresses);
        if (trimmedIds.FirstOrDefault(id => !IsId(id)) is { } noId)
        {
            throw ContactsException.NotAnId(OptionNames.ContactId, noId);
        }

        if (trimmedAddresses.FirstOrDefault(address => !IsAddress(address)) is { } noAddress)
        {
            throw ContactsException.NotAnAddress(OptionNames.Email, noAddress);
        }

        return None.With(new(trimmedIds, trimmedAddresses, Trimmed(lists)));
    }

    /// <summary>These and others, each contact once.</summary>
    public ContactInputs With(ContactInputs others) =>
        new(
            [.. Ids.Concat(others.Ids).Distinct(StringComparer.Ordinal)],
            [.. Addresses.Concat(others.Addresses).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. Lists.Concat(others.Lists).Distinct(StringComparer.Ordinal)]
        );

    /// <summary>Whether a text has the form of Apollo's ids.</summary>
    internal static bool IsId(string text) => ServiceId.IsApollos(text);

    /// <summary>Whether a text has the form of an email address.</summary>
    internal static bool IsAddress(string text) => text.Length <= LongestAddress && Address().IsMatch(text);

    private static ImmutableArray<string> Trimmed(IEnumerable<string> texts) => [.. texts.Select(text => text.Trim())];

    [GeneratedRegex(
        @"\A[^\s\p{C}\uFFFD@""<>(),;:\\]+@[^\s\p{C}\uFFFD@""<>(),;:\\.]+(\.[^\s\p{C}\uFFFD@""<>(),;:\\.]+)+\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();
}
