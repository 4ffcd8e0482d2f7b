using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Formatting;

/// <summary>
/// The order of the keys of a map and of the maps in it. Unknown keys come last and keep their order.
/// </summary>
internal sealed class KeyOrder
{
    private static readonly KeyOrder Free = new([]);
    private static readonly KeyOrder Touch = new(["key", "id", .. Of(FieldOwner.Touch)]);
    private static readonly KeyOrder Step = new(["key", "id", "type", .. Of(FieldOwner.Step), "touches"])
    {
        Inside = { ["touches"] = Touch },
    };

    private static readonly KeyOrder Environment = new(["emulator", "apollo", "supaglue"])
    {
        Inside =
        {
            ["apollo"] = new(["account", "key_env"]),
            ["supaglue"] = new(["customer_id", "provider_name", "key_env"]),
        },
    };

    private static readonly KeyOrder Allow = new(["what", "id", "key", "edit", "reason"]);
    private static readonly KeyOrder Markdown = new(["paragraphs", "breaks"]);

    private readonly ImmutableArray<string> keys;

    private KeyOrder(ImmutableArray<string> keys) => this.keys = keys;

    /// <summary>The order of a sequence file.</summary>
    public static KeyOrder Sequence { get; } =
        new([
            "key",
            "id",
            "was",
            "without_lock",
            .. Of(FieldOwner.Sequence),
            "protect",
            "accept_loss",
            MarkdownStyle.Key,
            "steps",
            "removed",
            AllowEntries.Key,
        ])
        {
            Inside =
            {
                ["sharing"] = new(["visibility", "access_type"]),
                ["steps"] = Step,
                ["removed"] = new(["id", "key", "reason"]),
                [AllowEntries.Key] = Allow,
                [MarkdownStyle.Key] = Markdown,
            },
        };

    /// <summary>The order of the workspace file.</summary>
    public static KeyOrder Workspace { get; } =
        new([
            "version",
            "sequences",
            "default_environment",
            "environments",
            "policy",
            "lint",
            MarkdownStyle.Key,
            "variables",
            "readme",
            "sample_contacts",
            "removed_sequences",
            AllowEntries.Key,
        ])
        {
            Inside =
            {
                ["environments"] = new([]) { Others = Environment },
                ["policy"] = new(["drift", "removals", "activation", "create_only", "rewrites"]),
                ["lint"] = new([.. LintRules.All.Select(rule => rule.Code)]),
                [MarkdownStyle.Key] = Markdown,
                ["sample_contacts"] = new([
                    "name",
                    "email",
                    "title",
                    "company",
                    "city",
                    "state",
                    "personalized_opener",
                    "custom",
                ]),
                ["removed_sequences"] = new(["key", "do", "reason"]),
                [AllowEntries.Key] = Allow,
            },
        };

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys => keys;

    private Dictionary<string, KeyOrder> Inside { get; } = [];

    private KeyOrder? Others { get; init; }

    /// <summary>Sorts a group and the groups in it.</summary>
    public void Sort(Group group)
    {
        foreach (var entry in group.Entries)
        {
            if (entry.Group is { } inner)
                For(entry).Sort(inner);
        }

        if (!group.IsMap)
            return;
        var sorted = group.Entries.OrderBy(Rank).ToList();
        group.Entries.Clear();
        group.Entries.AddRange(sorted);
    }

    private int Rank(Entry entry) => keys.IndexOf(entry.Key!.Value) is var rank and >= 0 ? rank : int.MaxValue;

    // Items of a list, and each value of by_environment, have the order of a map in the same place.
    private KeyOrder For(Entry entry) =>
        entry.Key?.Value switch
        {
            null => this,
            EnvironmentValues.Word => new([]) { Others = this },
            var key => Inside.GetValueOrDefault(key) ?? Others ?? Free,
        };

    private static IEnumerable<string> Of(FieldOwner owner) =>
        Fields
            .All.Where(field => field.Owner == owner)
            .SelectMany(field => field == Fields.Body ? BodyKeys.All : [field.Key.Split('.')[0]])
            .Distinct();
}
