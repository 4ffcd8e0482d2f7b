using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>The entries under <c>allow</c> of one sequence that exists, while it is planned.</summary>
/// <param name="judge">Judges the entries.</param>
/// <param name="binding">The file and the sequence it means.</param>
/// <param name="isFree">Whether the command line or the policy lets the sequence start sending.</param>
internal sealed class UpdateAllowance(AllowJudge judge, SequenceBinding binding, bool isFree)
{
    private AllowVerdict activation = AllowVerdict.None;
    private AllowVerdict overwrite = AllowVerdict.None;

    /// <summary>Whether the sequence may start sending.</summary>
    public bool MayActivate => isFree || activation.Consenting is not null;

    /// <summary>The entry by which the file may win all conflicts; null without one.</summary>
    public AllowEntry? Overwritten => overwrite.Consenting;

    /// <summary>Judges the entries for what was found.</summary>
    /// <param name="read">The sequence as it was read.</param>
    /// <param name="conflicts">The edits on both sides.</param>
    public void Judge(CurrentSequence read, IReadOnlyCollection<ConflictAt> conflicts)
    {
        // In a sequence that is on, the guard asks about touches, and Apollo does not show whether one was stopped.
        if (!read.Active)
            activation = judge.Activation(binding, read);
        if (conflicts.Count > 0)
            overwrite = judge.Overwrite(binding, EditDigest.Of(conflicts));
    }

    /// <summary>The guard with the lines that allow it.</summary>
    public Block Offered(Block block, SequenceChange change) =>
        block.Code switch
        {
            BlockCode.Conflict => overwrite.Offered(block),
            BlockCode.ActivationNeedsConsent when Effects.SwitchesOn(change.Fields) => activation.Offered(block),
            BlockCode.ActivationNeedsConsent => AllowJudge.Variants(binding.Desired).Offered(block),
            _ => block,
        };

    /// <summary>The entries that a change needs.</summary>
    /// <param name="fields">The changed fields of the sequence.</param>
    /// <param name="overwrites">The entry by which the file wins conflicts; null without one.</param>
    public IEnumerable<AllowEntry> In(ImmutableArray<FieldChange> fields, AllowEntry? overwrites)
    {
        if (!isFree && Effects.SwitchesOn(fields) && activation.Consenting is { } entry)
            yield return entry;
        if (overwrites is not null)
            yield return overwrites;
    }
}
