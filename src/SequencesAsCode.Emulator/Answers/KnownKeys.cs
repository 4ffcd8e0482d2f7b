using SequencesAsCode.Emulator.Writing;

namespace SequencesAsCode.Emulator.Answers;

/// <summary>The names that options may give to fields and keys, each with its object, as <c>step.note</c>.</summary>
internal static class KnownKeys
{
    private static readonly ImmutableArray<string> CallKeys =
    [
        "note_text",
        "outcomes",
        "unique_scheduled",
        "unique_skipped",
        "unique_completed",
    ];

    /// <summary>The objects: campaign, step, touch and template.</summary>
    public static ImmutableArray<string> Objects { get; } = ["campaign", "step", "touch", "template"];

    /// <summary>The fields that a null can clear.</summary>
    public static ImmutableArray<string> Cleared { get; } =
    [
        .. Of("campaign", FieldRules.Updated.Concat(FieldRules.CreateOnly).Select(rule => rule.Name)),
        .. Of("step", FieldRules.Step.Append(FieldRules.StepType).Select(rule => rule.Name)),
        .. Of("touch", FieldRules.Touch.Append(FieldRules.GenerationOptions).Select(rule => rule.Name)),
        .. Of("template", [FieldRules.Subject.Name, FieldRules.BodyHtml.Name]),
    ];

    /// <summary>The fields that a write sets.</summary>
    public static ImmutableArray<string> Written { get; } =
    [.. Cleared, .. Of("campaign", ["active", "label_names", "sharing_permission"])];

    /// <summary>The keys of answers.</summary>
    public static ImmutableArray<string> Answered { get; } =
    [
        .. Of("campaign", [.. Shapes.Campaign.Names, .. Metrics.Names, "contact_statuses", "sharing_permission"]),
        .. Of("step", [.. Shapes.Step.Names, .. CallKeys]),
        .. Of("touch", [.. Shapes.Touch.Names, .. Metrics.Names, "attachment_ids"]),
        .. Of("template", Shapes.Template.Names),
    ];

    private static IEnumerable<string> Of(string kind, IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).Select(name => $"{kind}.{name}");
}
