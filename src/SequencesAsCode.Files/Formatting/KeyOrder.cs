using System.Collections.Immutable;
using SequencesAsCode.Core.Diagnostics;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Formatting;

/// <summary>In which order the keys of a map stand, and of the maps in it. Keys it does not know keep their order, at the end.</summary>
internal sealed class KeyOrder
{
    private static readonly KeyOrder Free = new([]);
    private static readonly KeyOrder Touch = new(["key", "id", .. Of(FieldOwner.Touch)]);
    private static readonly KeyOrder Step = new(["key", "id", "type", .. Of(FieldOwner.Step), "touches"]) { Inside = { ["touches"] = Touch } };

    private static readonly KeyOrder Environment = new(["emulator", "apollo", "supaglue"]) { Inside = { ["apollo"] = new(["account", "key_env"]), ["supaglue"] = new(["customer_id", "provider_name", "key_env"]) } };

    private static readonly KeyOrder Markdown = new(["paragraphs", "breaks"]);

    private readonly ImmutableArray<string> keys;

    private KeyOrder(ImmutableArray<string> keys) => this.keys = keys;

    public static KeyOrder Sequence { get; } = new(["key", "id", "was", "without_lock", .. Of(FieldOwner.Sequence), "protect", "accept_loss", MarkdownStyle.Key, "steps", "removed"])
    {
        Inside = { ["sharing"] = new(["visibility", "access_type"]), ["steps"] = Step, ["removed"] = new(["id", "key", "reason"]), [MarkdownStyle.Key] = Markdown },
    };

    public static KeyOrder Workspace { get; } = new(["version", "sequences", "default_environment", "environments", "policy", "lint", MarkdownStyle.Key, "variables", "removed_sequences"])
    {
        Inside =
        {
            ["environments"] = new([]) { Others = Environment },
            ["policy"] = new(["drift", "removals", "activation", "create_only", "rewrites"]),
            ["lint"] = new([.. LintRules.All.Select(rule => rule.Code)]),
            [MarkdownStyle.Key] = Markdown,
            ["removed_sequences"] = new(["key", "do", "reason"]),
        },
    };

    private Dictionary<string, KeyOrder> Inside { get; } = [];

    private KeyOrder? Others { get; init; }

    /// <summary>Brings a group and everything in it into order.</summary>
    public void Sort(GroupPart group)
    {
        foreach (var entry in group.Entries)
        {
            if (entry.Value is GroupPart inner) For(group, entry).Sort(inner);
        }

        if (!group.IsMap) return;
        var sorted = group.Entries.OrderBy(entry => keys.IndexOf(entry.Key!.Value) is var place and >= 0 ? place : int.MaxValue).ToList();
        group.Entries.Clear();
        group.Entries.AddRange(sorted);
    }

    // Items of a list are ordered like the map that could stand in its place, and so is each value of by_environment.
    private KeyOrder For(GroupPart group, Entry entry) => entry.Key?.Value switch
    {
        null => this,
        EnvironmentValues.Word => new([]) { Others = this },
        var key => Inside.GetValueOrDefault(key) ?? Others ?? Free,
    };

    private static IEnumerable<string> Of(FieldOwner owner) => Fields.All.Where(field => field.Owner == owner)
        .SelectMany(field => field == Fields.Body ? BodyKeys.All : [field.Key.Split('.')[0]])
        .Distinct();
}
