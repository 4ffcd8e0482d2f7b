using System.Collections.Frozen;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>Somebody who does not exist, for showing emails as their reader would see them.</summary>
/// <param name="Values">Values of merge variables by name.</param>
/// <param name="MakesUpOthers">Whether a variable without a value shows its own name; otherwise it is empty.</param>
internal sealed record SampleContact(FrozenDictionary<string, string> Values, bool MakesUpOthers)
{
    private static readonly KeyValuePair<string, string>[] AlwaysThere =
    [
        new("email", "robin.sample@example.com"),
        new("sender_first_name", "Alex"),
        new("sender_name", "Alex Placeholder"),
        new("sender_email", "alex.placeholder@example.com"),
    ];

    /// <summary>A contact of whom everything is known.</summary>
    public static SampleContact Complete { get; } =
        new(
            new KeyValuePair<string, string>[]
            {
                new("first_name", "Robin"),
                new("last_name", "Sample"),
                new("company", "Example Ltd"),
                new("title", "Head of Examples"),
                new("city", "Sampleton"),
                new("state", "Sampleshire"),
                new("personalized_opener", "Your talk about made-up data was a pleasure."),
            }
                .Concat(AlwaysThere)
                .ToFrozenDictionary(StringComparer.Ordinal),
            true
        );

    /// <summary>A contact of whom only the address is known; the sender is known all the same.</summary>
    public static SampleContact Missing { get; } = new(AlwaysThere.ToFrozenDictionary(StringComparer.Ordinal), false);

    /// <summary>Who sends, of either contact.</summary>
    public static string Sender { get; } = Complete.Value("sender_name");

    /// <summary>Who receives, when everything is known.</summary>
    public static string Recipient { get; } = $"{Complete.Value("first_name")} {Complete.Value("last_name")}";

    /// <summary>What stands in an email in place of a variable; empty where the data is missing.</summary>
    public string Value(string name) =>
        Values.TryGetValue(name, out var value) ? value
        : MakesUpOthers ? $"‹{name}›"
        : "";
}
