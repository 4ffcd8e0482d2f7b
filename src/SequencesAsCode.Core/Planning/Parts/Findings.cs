using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning.Parts;

/// <summary>Something edited both in the file and in Apollo.</summary>
/// <param name="Where">The name of the step, touch or sequence in sentences.</param>
/// <param name="What">The edited values; empty for the step or touch as a whole.</param>
internal sealed record ConflictAt(string Where, ImmutableArray<string> What)
{
    /// <summary>What Apollo has there, as tokens that no other edit has.</summary>
    public required ImmutableArray<string> Held { get; init; }

    /// <summary>The conflict of fields of one object.</summary>
    /// <param name="where">The name of the object in sentences.</param>
    /// <param name="handle">Its handle; empty for the sequence.</param>
    /// <param name="fields">The fields that were edited on both sides.</param>
    public static ConflictAt Of(string where, string handle, ImmutableArray<FieldDifference> fields) =>
        new(where, [.. fields.Select(conflict => conflict.Field.Label)])
        {
            Held =
            [
                .. fields.Select(conflict =>
                    $"{handle} {conflict.Field.Key} {FieldToken.Of(conflict.Field, conflict.Service)}"
                ),
            ],
        };

    /// <summary>The conflict as a phrase, for example <c>subject of touch 'a'</c>.</summary>
    public override string ToString() => What.IsEmpty ? Where : $"{string.Join(", ", What)} of {Where}";
}

/// <summary>Something in Apollo that an update is not known to send back, so it may be lost.</summary>
/// <param name="What">The word for it under <c>accept_loss</c>.</param>
/// <param name="Where">The name of its step in sentences.</param>
internal sealed record Loss(string What, string Where);

/// <summary>What the planning of fields, steps and touches finds besides the changes; the guards read it.</summary>
internal sealed class Findings
{
    private const int LongestValue = 80;

    /// <summary>Steps and touches that would be removed or replaced.</summary>
    public List<Removal> Removals { get; } = [];

    /// <summary>Steps and touches that were made in Apollo and are kept.</summary>
    public List<Addition> KeptAdditions { get; } = [];

    /// <summary>Edits on both sides, for the sentence of the guard.</summary>
    public List<ConflictAt> Conflicts { get; } = [];

    /// <summary>Fields that were edited on both sides.</summary>
    public List<FieldDifference> ConflictingFields { get; } = [];

    /// <summary>What an update may lose.</summary>
    public List<Loss> CannotBeKept { get; } = [];

    /// <summary>Differences that the API is not known to change.</summary>
    public List<FieldDifference> SetByHand { get; } = [];

    /// <summary>Values that Apollo rewrote when they were sent, and that nobody accepted.</summary>
    public List<FieldDifference> Rewritten { get; } = [];

    /// <summary>Values that Apollo rewrote when they were sent, and that this plan accepts.</summary>
    public List<FieldDifference> AcceptedRewrites { get; } = [];

    /// <summary>
    /// Values that are sent again and expected to be rewritten again, as <c>body of touch 'a' (links)</c>.
    /// </summary>
    public List<string> ExpectedRewrites { get; } = [];

    /// <summary>
    /// Changes that the service cannot make, as <c>wait of call 'nudge' from '1 day' to '2 days'</c>.
    /// </summary>
    public List<string> Impossible { get; } = [];

    /// <summary>Fields that the service does not show.</summary>
    public List<Field> Unseen { get; } = [];

    /// <summary>Whether the lock holds something that neither the file nor Apollo holds any more.</summary>
    public bool IsBaseOld { get; private set; }

    /// <summary>Whether the order of steps was changed in Apollo and is kept.</summary>
    public bool IsOrderDrift { get; set; }

    /// <summary>Mistakes in the file.</summary>
    public List<Core.Diagnostics.Diagnostic> Diagnostics { get; } = [];

    /// <summary>Notes that parts deleted in Apollo are also gone from the file, so the lock drops them.</summary>
    /// <param name="deleted">Ids of the parts that were deleted in Apollo.</param>
    /// <param name="listed">Ids of the parts that the file lists.</param>
    public void NoteForgotten(IEnumerable<string> deleted, IEnumerable<string?> listed) =>
        IsBaseOld |= deleted.Except(listed.OfType<string>(), StringComparer.Ordinal).Any();

    /// <summary>Notes a part that the file lists and that was deleted in Apollo.</summary>
    /// <param name="part">What happens to it.</param>
    /// <param name="name">Its name in sentences.</param>
    /// <param name="statedIds">The mistakes of its ids: a part that is created again gets a new id.</param>
    public void NoteDeleted(DeletedPart part, string name, IEnumerable<Diagnostic> statedIds)
    {
        if (part.IsConflict)
            Conflicts.Add(new($"{name}, which was deleted in Apollo", []) { Held = [$"{part.Id} deleted"] });
        else if (part.IsMadeAgain)
            Diagnostics.AddRange(statedIds);
    }

    /// <summary>Notes what an update of a touch may lose.</summary>
    /// <param name="touch">The touch.</param>
    /// <param name="stepName">The name of its step in sentences.</param>
    /// <param name="accepted">What the file accepts to lose.</param>
    public void NoteLoss(CurrentTouch touch, string stepName, ImmutableArray<string> accepted) =>
        CannotBeKept.AddRange(
            touch.CannotBeKept.Except(accepted, StringComparer.Ordinal).Select(what => new Loss(what, stepName))
        );

    /// <summary>Notes that file and Apollo agree on an order of steps that the lock does not have.</summary>
    public void NoteOrder() => IsBaseOld = true;

    /// <summary>Adds what was decided for the fields of one object.</summary>
    /// <param name="where">The name of the object in sentences.</param>
    /// <param name="handle">Its handle; null for the sequence.</param>
    /// <param name="fields">The decisions.</param>
    public void Add(string where, string? handle, FieldDecisions fields)
    {
        if (!fields.Conflicts.IsEmpty)
            Conflicts.Add(ConflictAt.Of(where, handle ?? "", fields.Conflicts));
        ConflictingFields.AddRange(fields.Conflicts.Select(conflict => conflict with { Handle = handle }));
        IsBaseOld |= fields.IsBaseOld;
        Impossible.AddRange(
            fields.Impossible.Select(difference =>
                $"{difference.Field.Label} of {where} from '{Short(difference.Service)}' to '{Short(difference.File)}'"
            )
        );
        Unseen.AddRange(fields.Unseen);
        Rewritten.AddRange(fields.Rewritten.Open.Select(difference => difference with { Handle = handle }));
        AcceptedRewrites.AddRange(fields.Rewritten.Accepted.Select(difference => difference with { Handle = handle }));
        ExpectedRewrites.AddRange(
            fields.Rewritten.Expected.Select(one => $"{one.Field.Label} of {where} ({RewriteKinds.Say(one.Kinds)})")
        );
        SetByHand.AddRange(fields.SetByHand.Select(difference => difference with { Handle = handle }));
    }

    private static string Short(FieldValue? value)
    {
        var text = (
            value is FieldValue.Html html ? HtmlText.Visible(html.Markup) : value?.ToString() ?? ""
        ).ReplaceLineEndings(" ");
        return text.Length > LongestValue ? $"{text[..LongestValue]}…" : text;
    }
}
