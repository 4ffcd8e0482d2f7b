using System.Text.Json;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Probing;

/// <summary>Whether somebody uses a sequence that a probe is about to archive.</summary>
/// <param name="Name">Its name; null when nothing shows it.</param>
/// <param name="IsActive">Whether it is on.</param>
/// <param name="People">The people in it.</param>
internal sealed record ScratchUse(string? Name, bool IsActive, People People)
{
    /// <summary>Nothing shows the sequence.</summary>
    public static ScratchUse Unknown { get; } = new(null, false, People.Unknown);

    /// <summary>The sequence is archived, or gone.</summary>
    public static ScratchUse Over { get; } = new(null, false, People.Nobody);

    /// <summary>Whether it is on, or has people.</summary>
    public bool IsSeen => IsActive || People.Count > 0;

    /// <summary>The use that the read of a sequence shows.</summary>
    public static ScratchUse Of(JsonElement answer)
    {
        var campaign = WireReader.Member(answer, "emailer_campaign");
        if (campaign.ValueKind != JsonValueKind.Object)
            return Unknown;
        if (Is(campaign, "archived"))
            return Over;
        var name = WireReader.Member(campaign, "name");
        return new(
            name.ValueKind == JsonValueKind.String ? name.GetString() : null,
            Is(campaign, "active"),
            PeopleIn(campaign, WireReader.Member(answer, "emailer_steps"))
        );
    }

    private static bool Is(JsonElement campaign, string name) =>
        WireReader.Member(campaign, name).ValueKind == JsonValueKind.True;

    // Without counts of its own and without steps, nothing shows the people.
    private static People PeopleIn(JsonElement campaign, JsonElement steps) =>
        ShownSequence.People(
            campaign,
            steps.ValueKind == JsonValueKind.Array && steps.GetArrayLength() > 0 ? steps.EnumerateArray() : [campaign]
        );
}
