using System.Collections.Frozen;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>Somebody for whom emails are shown: made up, or declared by the workspace.</summary>
/// <param name="Values">Values of dynamic variables by name.</param>
/// <param name="MakesUpOthers">Whether a variable without a value shows its own name; otherwise it is empty.</param>
internal sealed record SampleContact(FrozenDictionary<string, string> Values, bool MakesUpOthers)
{
    private static readonly KeyValuePair<string, string>[] AlwaysThere =
    [
        new("email", "jordan.lee@example.com"),
        new("sender_first_name", "Sam"),
        new("sender_name", "Sam Rivera"),
        new("sender_email", "sam.rivera@example.com"),
    ];

    // A workspace declares as many at most. No digits: the page's styles and script share these names.
    private static readonly string[] Places = ["first", "second", "third"];

    /// <summary>A contact of whom everything is known.</summary>
    public static SampleContact Complete { get; } =
        new(
            new KeyValuePair<string, string>[]
            {
                new("first_name", "Jordan"),
                new("last_name", "Lee"),
                new("company", "Acme"),
                new("title", "Head of Operations"),
                new("city", "Austin"),
                new("state", "Texas"),
                new("personalized_opener", "I enjoyed your talk on onboarding new teams."),
            }
                .Concat(AlwaysThere)
                .ToFrozenDictionary(StringComparer.Ordinal),
            true
        )
        {
            Id = "sample",
            Label = "Made-up contact",
            Recipient = "Jordan Lee",
        };

    /// <summary>A contact of whom only the address is known; the sender is known all the same.</summary>
    public static SampleContact Missing { get; } =
        new(AlwaysThere.ToFrozenDictionary(StringComparer.Ordinal), false)
        {
            Id = "missing",
            Label = "Missing data",
            Recipient = "a contact without data",
        };

    /// <summary>Who sends, whatever the contact.</summary>
    public static string Sender { get; } = Complete.Value("sender_name");

    /// <summary>Names the contact in ids and classes of the page.</summary>
    public required string Id { get; init; }

    /// <summary>The label of the switch that shows emails for the contact.</summary>
    public required string Label { get; init; }

    /// <summary>The name to which emails go.</summary>
    public required string Recipient { get; init; }

    /// <summary>The class of what only some contacts get, for this one.</summary>
    public string Class => $"for-{Id}";

    /// <summary>Those of the workspace, then the made-up one and the one without data.</summary>
    public static ImmutableArray<SampleContact> All(ImmutableArray<DeclaredContact> declared) =>
        [.. declared.Select(Of), Complete, Missing];

    /// <summary>The value of a variable in an email; empty where the data is missing.</summary>
    public string Value(string name) =>
        Values.TryGetValue(name, out var value) ? value
        : MakesUpOthers ? $"‹{name}›"
        : "";

    private static SampleContact Of(DeclaredContact declared, int place)
    {
        var values = AlwaysThere.ToDictionary(StringComparer.Ordinal);
        values["email"] = AddressOf(declared.Name);
        foreach (var (name, value) in declared.Values)
            values[name] = value;
        return new(values.ToFrozenDictionary(StringComparer.Ordinal), false)
        {
            Id = Places[place],
            Label = declared.Name,
            Recipient = declared.Name,
        };
    }

    private static string AddressOf(string name)
    {
        var words = name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $"{string.Join('.', words)}@example.com";
    }
}
