using System.Collections.Immutable;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>The touches of a step.</summary>
internal static class TouchPreviews
{
    /// <summary>Every touch of a changed step, with what it holds on either side.</summary>
    public static ImmutableArray<PreviewTouch> Of(StepChange step, StepContent? before, StepContent? after, ImmutableArray<FieldDifference> conflicts)
    {
        var (old, now) = (ByHandle(before), ByHandle(after));
        return
        [
            .. step.Touches.Select((touch, place) =>
            {
                var isCompared = touch.Action is not (PartAction.None or PartAction.Create);
                var (was, becomes) = (old.GetValueOrDefault(touch.Handle), now.GetValueOrDefault(touch.Handle));
                if (!isCompared) (was, becomes) = (null, becomes ?? was);
                var kept = KeptPreviews.Of(touch.Drift, conflicts, touch.Handle, StepTypes.IsEmail(step.Type));
                return Of(
                    step.Type,
                    touch.Action,
                    TitleOf(step.Type, touch.Key, place, step.Touches.Length),
                    [.. new[] { PartPhrases.Because(touch.Action, touch.Reason), touch.Action != PartAction.None ? Phrases.HowMatched(touch.MatchedBy) : null }.OfType<string>()],
                    [.. touch.Action is PartAction.Remove or PartAction.Create ? [] : SettingPreviews.Of(touch.Fields, []), .. kept.Settings, .. SubjectOf(touch, becomes, kept)],
                    was,
                    becomes,
                    isCompared) with
                {
                    Kept = kept.Mark,
                    Differences = kept.Texts,
                    IsAsBefore = touch is { Action: PartAction.None, HasDrift: false } && kept.Mark is null,
                };
            }),
            .. Lost(step, before),
        ];
    }

    /// <summary>Every touch that a file declares.</summary>
    public static ImmutableArray<PreviewTouch> Of(StepContent step, ImmutableArray<string?> keys) =>
    [
        .. step.Touches.Select((touch, place) =>
            Of(step.Type, PartAction.None, TitleOf(step.Type, keys[place], place, keys.Length), [], SettingPreviews.Of(touch.Fields, Fields.Status, Fields.TouchType), null, touch, false)),
    ];

    // What goes with its step may not be listed one by one.
    private static IEnumerable<PreviewTouch> Lost(StepChange step, StepContent? before)
    {
        if (step.Action is not (PartAction.Remove or PartAction.Replace) || before is null) return [];
        ImmutableArray<TouchContent> lost = [.. before.Touches.Where(touch => step.Touches.All(listed => listed.Handle != touch.Handle))];
        return lost.Select((touch, place) => Of(before.Type, PartAction.Remove, TitleOf(before.Type, null, place, lost.Length), [], [], touch, null, true));
    }

    private static PreviewTouch Of(string type, PartAction action, string title, ImmutableArray<string> facts, ImmutableArray<PreviewSetting> settings, TouchContent? before, TouchContent? after, bool isCompared)
    {
        var (old, now, fields) = (before?.Fields, after?.Fields, (after ?? before)?.Fields ?? FieldSet.Empty);
        var isEmail = StepTypes.IsEmail(type);
        ImmutableArray<string> needed = isEmail ? [.. MergeNeeds.Of(fields)] : [];
        return new()
        {
            Action = action,
            Title = title,
            IsEmail = isEmail,
            Facts = [.. Sends(fields), .. Needs(needed), .. facts],
            Settings = settings,
            Subject = TextPreviews.OfText(
                TextPreviews.On(old, Fields.Subject), TextPreviews.On(now, Fields.Subject), isCompared),
            Body = Body(TextPreviews.On(old, Fields.Body), TextPreviews.On(now, Fields.Body), isEmail, isCompared),
            IsReply = fields[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" },
            Needed = needed,
        };
    }

    private static IEnumerable<string> Needs(ImmutableArray<string> needed) =>
        needed.IsEmpty ? [] : [$"needs {string.Join(", ", needed)}"];

    private static PreviewText Body(FieldValue? before, FieldValue? after, bool isEmail, bool isCompared) => isEmail
        ? TextPreviews.OfBody(before, after, isCompared)
        : TextPreviews.OfText(before, after, isCompared) ?? new(null, null);

    // Where only the two bodies are shown, the subject that they share has no other place.
    private static IEnumerable<PreviewSetting> SubjectOf(TouchChange touch, TouchContent? content, KeptPreviews kept) =>
        touch.Action == PartAction.None && kept.Texts.Any(text => text.IsBody) && kept.Texts.All(text => text.Label != Fields.Subject.Label) && content?.Fields[Fields.Subject] is FieldValue.Text { Value.Length: > 0 } subject
            ? [new(Fields.Subject.Label, null, subject.Value, "")]
            : [];

    private static IEnumerable<string> Sends(FieldSet fields) => fields[Fields.Status] switch
    {
        FieldValue.Text { Value: "approved" } => ["approved"],
        FieldValue.Text { Value: "to_be_reviewed" } => ["to be reviewed: does not send"],
        _ => [],
    };

    private static string TitleOf(string type, string? key, int place, int count)
    {
        var what = count == 1 ? StepTypes.IsEmail(type) ? "Email" : "Text" : $"Variant {(place < 26 ? ((char)('A' + place)).ToString() : $"#{place + 1}")}";
        return key is null ? what : $"{what} · {key}";
    }

    private static Dictionary<string, TouchContent> ByHandle(StepContent? step)
    {
        var touches = new Dictionary<string, TouchContent>(StringComparer.Ordinal);
        foreach (var touch in step?.Touches ?? []) touches[touch.Handle] = touch;
        return touches;
    }
}
