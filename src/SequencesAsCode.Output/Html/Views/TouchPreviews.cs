using SequencesAsCode.Core.Variables;
using SequencesAsCode.Output.Html.Texts;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Makes the touches on a page, of a plan or of a file.</summary>
/// <param name="texts">Prepares texts.</param>
/// <param name="allowance">Which emails the page has room for.</param>
internal sealed class TouchPreviews(TextPreviews texts, EmailAllowance allowance)
{
    /// <summary>Every touch of a changed step, with its old and new contents.</summary>
    public ImmutableArray<PreviewTouch> Of(
        StepChange step,
        StepContent? before,
        StepContent? after,
        ImmutableArray<FieldDifference> conflicts
    )
    {
        var old = ByHandle(before);
        var now = ByHandle(after);
        return [.. step.Touches.Select(Preview), .. Lost(step, before)];

        PreviewTouch Preview(TouchChange touch, int place)
        {
            var title = TitleOf(step.Type, place, step.Touches.Length);
            var isCompared = touch.Action is not (PartAction.None or PartAction.Create);
            var was = old.GetValueOrDefault(touch.Handle);
            var becomes = now.GetValueOrDefault(touch.Handle);
            var shown = isCompared ? becomes : becomes ?? was;
            var kept = KeptPreviews.Of(texts, touch.Drift, conflicts, touch.Handle, StepTypes.IsEmail(step.Type));
            var isAsBefore = touch is { Action: PartAction.None, HasDrift: false } && kept.Mark is null;
            var preview = Of(step.Type, touch.Action, title, isCompared ? was : null, shown, isCompared, isAsBefore);
            return preview with
            {
                Key = KeyOf(touch.Key, place, step.Touches.Length),
                Facts = [.. preview.Facts, .. Facts(touch)],
                Settings = [.. Settings(touch), .. kept.Settings, .. SubjectOf(touch, shown, kept)],
                Kept = kept.Mark,
                Differences = kept.Texts,
                IsAsBefore = isAsBefore,
            };
        }
    }

    /// <summary>Every touch that a file declares.</summary>
    public ImmutableArray<PreviewTouch> Of(StepContent step, ImmutableArray<string?> keys) =>
        [
            .. step.Touches.Select(
                (touch, place) =>
                    Of(step.Type, touch, TitleOf(step.Type, place, keys.Length)) with
                    {
                        Key = KeyOf(keys[place], place, keys.Length),
                    }
            ),
        ];

    private PreviewTouch Of(string type, TouchContent touch, string title) =>
        Of(type, PartAction.None, title, null, touch, false) with
        {
            Settings = SettingPreviews.Of(touch.Fields, Fields.Status, Fields.TouchType),
        };

    // A plan need not list the touches that are removed with their step.
    private IEnumerable<PreviewTouch> Lost(StepChange step, StepContent? before)
    {
        if (step.Action is not (PartAction.Remove or PartAction.Replace) || before is null)
            return [];
        var listed = step.Touches.Select(touch => touch.Handle).ToHashSet(StringComparer.Ordinal);
        var lost = before.Touches.Where(touch => !listed.Contains(touch.Handle)).ToList();
        return lost.Select(
            (touch, place) =>
                Of(before.Type, PartAction.Remove, TitleOf(before.Type, place, lost.Count), touch, null, true)
        );
    }

    private PreviewTouch Of(
        string type,
        PartAction action,
        string title,
        TouchContent? before,
        TouchContent? after,
        bool isCompared,
        bool isAsBefore = false
    )
    {
        var fields = (after ?? before)?.Fields ?? FieldSet.Empty;
        var isEmail = StepTypes.IsEmail(type);
        var isReply = fields[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" };
        var old = TextPreviews.Source(On(before, Fields.Body));
        var isLeftOut = isEmail && !allowance.Takes(isAsBefore, old, TextPreviews.Source(On(after, Fields.Body)));
        var preview = new PreviewTouch
        {
            Action = action,
            Title = title,
            IsEmail = isEmail,
            Facts = [.. Sends(fields)],
            Settings = [],
            Subject = TextOf(Fields.Subject),
            Body = BodyOf(),
            IsReply = isReply,
            IsLeftOut = isLeftOut,
        };
        return isEmail && !isLeftOut ? WithMail(preview, before, after) : preview;

        PreviewText? TextOf(Field field) => texts.OfText(On(before, field), On(after, field), isCompared);

        PreviewText BodyOf()
        {
            if (isLeftOut)
                return new(null, null);
            return isEmail
                ? texts.OfBody(On(before, Fields.Body), On(after, Fields.Body), isCompared)
                : TextOf(Fields.Body) ?? new(null, null);
        }
    }

    private PreviewTouch WithMail(PreviewTouch preview, TouchContent? before, TouchContent? after)
    {
        ImmutableArray<string> needed = after is null ? [] : [.. MergeNeeds.Of(after.Fields)];
        ImmutableArray<string> written =
        [
            TextPreviews.Source(On(after, Fields.Subject)) ?? "",
            TextPreviews.Source(On(after, Fields.Body)) ?? "",
        ];
        return preview with
        {
            Needed = needed,
            Lacking = [.. MissingData.Of(needed, written, texts.Contacts)],
            OldMail = MailFacts.Of(On(before, Fields.Body), preview.Body.Before),
            NewMail = MailFacts.Of(On(after, Fields.Body), preview.Body.After),
        };
    }

    private static FieldValue? On(TouchContent? side, Field field) => TextPreviews.On(side?.Fields, field);

    private static IEnumerable<string> Facts(TouchChange touch)
    {
        if (PartPhrases.Because(touch.Action, touch.Reason) is { } reason)
            yield return reason;
        if (touch.Action != PartAction.None && Phrases.HowMatched(touch.MatchedBy) is { } how)
            yield return how;
    }

    // The whole text of a new or removed touch is shown, so its fields have nothing to add.
    private static ImmutableArray<PreviewSetting> Settings(TouchChange touch) =>
        touch.Action is PartAction.Remove or PartAction.Create ? [] : SettingPreviews.Of(touch.Fields, []);

    // Where only two bodies are shown, the subject that they share has no other place.
    private static IEnumerable<PreviewSetting> SubjectOf(TouchChange touch, TouchContent? content, KeptPreviews kept)
    {
        var isBodyAlone =
            kept.Texts.Any(text => text.IsBody) && kept.Texts.All(text => text.Label != Fields.Subject.Label);
        if (touch.Action != PartAction.None || !isBodyAlone)
            yield break;
        if (content?.Fields[Fields.Subject] is not FieldValue.Text { Value.Length: > 0 } subject)
            yield break;
        yield return new(Fields.Subject.Label, null, subject.Value, "");
    }

    private static IEnumerable<string> Sends(FieldSet fields) =>
        fields[Fields.Status] switch
        {
            FieldValue.Text { Value: "approved" } => ["approved"],
            FieldValue.Text { Value: "to_be_reviewed" } => ["to be reviewed: does not send"],
            _ => [],
        };

    private static string TitleOf(string type, int place, int count) =>
        count == 1 ? Alone(type) : $"Variant {Letter(place)}";

    // Where the title says enough: for a single text, and for a key that is the letter of its variant.
    private static string? KeyOf(string? key, int place, int count) =>
        count == 1 || string.Equals(key, Letter(place), StringComparison.OrdinalIgnoreCase) ? null : key;

    private static string Alone(string type) => StepTypes.IsEmail(type) ? "Email" : "Text";

    private static string Letter(int place) => place < 26 ? ((char)('A' + place)).ToString() : $"#{place + 1}";

    private static Dictionary<string, TouchContent> ByHandle(StepContent? step)
    {
        var touches = new Dictionary<string, TouchContent>(StringComparer.Ordinal);
        foreach (var touch in step?.Touches ?? [])
            touches[touch.Handle] = touch;
        return touches;
    }
}
