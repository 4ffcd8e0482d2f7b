using System.Collections.Immutable;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>What differs between file and Apollo and stays, of one step or touch: no change, so nothing of it is drawn as one.</summary>
/// <param name="Mark">What to call it; null where nothing differs.</param>
/// <param name="Settings">Short fields.</param>
/// <param name="Texts">Subject, body or note, side by side.</param>
internal sealed record KeptPreviews(PreviewMark? Mark, ImmutableArray<PreviewSetting> Settings, ImmutableArray<PreviewDifference> Texts)
{
    /// <summary>What is said of an edit that was made in Apollo and stays.</summary>
    public const string Drift = "edited in Apollo, kept";

    /// <summary>What is said of a field that the file changed too.</summary>
    public const string Conflict = "changed on both sides";

    /// <summary>Of the object with this handle, what was edited in Apollo, and which of all conflicts of the sequence are its own.</summary>
    public static KeptPreviews Of(ImmutableArray<FieldDifference> drift, ImmutableArray<FieldDifference> conflicts, string handle, bool isEmail = false)
    {
        ImmutableArray<FieldDifference> own = [.. conflicts.Where(conflict => conflict.Handle == handle)];
        var all = own.Select(conflict => (Difference: conflict with { Handle = null }, Because: Conflict))
            .Concat(drift.Where(edit => own.All(conflict => conflict.Field != edit.Field)).Select(edit => (Difference: edit, Because: Drift)));
        var settings = ImmutableArray.CreateBuilder<PreviewSetting>();
        var texts = ImmutableArray.CreateBuilder<PreviewDifference>();
        foreach (var (difference, because) in all)
        {
            if (TextOf(difference, isEmail) is { Before: not null, After: not null } text) texts.Add(new(difference.Field.Label, because, difference.Field == Fields.Body, isEmail && difference.Field == Fields.Body, text));
            else settings.Add(SettingPreviews.Of(difference, because));
        }

        var mark = own.IsEmpty ? drift.IsEmpty ? null : new PreviewMark("", Drift, "kept") : new PreviewMark("", Conflict, "conflict");
        return new(mark, settings.ToImmutable(), texts.ToImmutable());
    }

    private static PreviewText? TextOf(FieldDifference difference, bool isEmail)
    {
        if (!SettingPreviews.IsCopy(difference.Field)) return null;
        var (file, service) = (difference.File ?? FieldValue.None, difference.Service ?? FieldValue.None);
        return isEmail && difference.Field == Fields.Body ? TextPreviews.OfBody(file, service, true) : TextPreviews.OfText(file, service, true);
    }
}
