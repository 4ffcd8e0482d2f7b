using SequencesAsCode.Output.Html.Texts;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>Differences between file and Apollo that an apply leaves as they are, of one step or touch.</summary>
/// <param name="Mark">The mark of the step or touch; null where nothing differs.</param>
/// <param name="Settings">Differences of short fields.</param>
/// <param name="Texts">Differences of subject, body or note.</param>
internal sealed record KeptPreviews(
    PreviewMark? Mark,
    ImmutableArray<PreviewSetting> Settings,
    ImmutableArray<PreviewDifference> Texts
)
{
    /// <summary>The words for an edit made in Apollo.</summary>
    public const string Drift = "edited in Apollo, kept";

    /// <summary>The words for a field that was changed in the file too.</summary>
    public const string Conflict = "changed on both sides";

    /// <summary>The differences of one step or touch.</summary>
    /// <param name="previews">Prepares its texts.</param>
    /// <param name="drift">Its fields that were edited in Apollo.</param>
    /// <param name="conflicts">All conflicts of the sequence.</param>
    /// <param name="handle">Its handle, which tells its conflicts from the others.</param>
    /// <param name="isEmail">Whether its body is an email.</param>
    public static KeptPreviews Of(
        TextPreviews previews,
        ImmutableArray<FieldDifference> drift,
        ImmutableArray<FieldDifference> conflicts,
        string handle,
        bool isEmail = false
    )
    {
        ImmutableArray<FieldDifference> own = [.. conflicts.Where(conflict => conflict.Handle == handle)];
        var all = own.Select(conflict => (Difference: conflict with { Handle = null }, Because: Conflict))
            .Concat(
                drift
                    .Where(edit => own.All(conflict => conflict.Field != edit.Field))
                    .Select(edit => (Difference: edit, Because: Drift))
            );
        var settings = ImmutableArray.CreateBuilder<PreviewSetting>();
        var texts = ImmutableArray.CreateBuilder<PreviewDifference>();
        foreach (var (difference, because) in all)
        {
            var isBody = difference.Field == Fields.Body;
            if (TextOf(previews, difference, isEmail) is not { Before: not null, After: not null } text)
            {
                settings.Add(SettingPreviews.Of(difference, because));
                continue;
            }

            texts.Add(new(difference.Field.Label, because, isBody, isEmail && isBody, text));
        }

        return new(MarkOf(own, drift), settings.ToImmutable(), texts.ToImmutable());
    }

    private static PreviewMark? MarkOf(ImmutableArray<FieldDifference> conflicts, ImmutableArray<FieldDifference> drift)
    {
        if (!conflicts.IsEmpty)
            return new("", Conflict, "conflict");
        return drift.IsEmpty ? null : new("", Drift, "kept");
    }

    private static PreviewText? TextOf(TextPreviews previews, FieldDifference difference, bool isEmail)
    {
        if (!SettingPreviews.IsCopy(difference.Field))
            return null;
        var file = difference.File ?? FieldValue.None;
        var service = difference.Service ?? FieldValue.None;
        return isEmail && difference.Field == Fields.Body
            ? previews.OfBody(file, service, true)
            : previews.OfText(file, service, true);
    }
}
