using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Allowing;

/// <summary>
/// Judges whether an entry under <c>allow</c> consents. It consents once, and only while nothing suggests that it may
/// have been used already.
/// </summary>
/// <param name="base">The lock.</param>
/// <param name="outdated">Ids of sequences about which a later lock differs.</param>
/// <param name="showsAll">Whether the service shows all of a sequence.</param>
internal sealed class AllowJudge(Base @base, ImmutableHashSet<string> outdated, bool showsAll)
{
    private const string Spent = "an earlier apply used it; write a new reason to allow it again";

    private const string Unfinished = "an earlier apply of this sequence did not finish";

    /// <summary>A judge for which no entry consents.</summary>
    public static AllowJudge Nobody { get; } = new(Base.Empty, [], showsAll: true);

    /// <summary>Whether a later lock differs about a sequence.</summary>
    public bool IsOutdated(SequenceBinding binding) => binding.Id is { } id && outdated.Contains(id);

    /// <summary>Judges the entry that lets a sequence be turned on.</summary>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="current">The sequence as it was read.</param>
    public AllowVerdict Activation(SequenceBinding binding, CurrentSequence current) =>
        Verdict(binding, AllowKind.Activation, null, DoubtOf(binding) ?? WasOn(binding, current));

    /// <summary>The verdict on the entry that lets a sequence be turned on, when only its row can be read.</summary>
    public static AllowVerdict Unread(DesiredSequence file) =>
        new(
            file.Allow.FirstOrDefault(one => one.What == AllowKind.Activation),
            "this key cannot read whether the sequence was on before"
        );

    /// <summary>The verdict on the entry that lets a sequence be turned on, when variants of it would start.</summary>
    public static AllowVerdict Variants(DesiredSequence file) =>
        new(
            file.Allow.FirstOrDefault(one => one.What == AllowKind.Activation),
            "it is for turning the sequence on, and does not approve variants of one that is on"
        );

    /// <summary>Judges the entry that lets the file win over an edit made in Apollo.</summary>
    /// <param name="binding">The file and the sequence it means.</param>
    /// <param name="edit">The digest of the edit.</param>
    public AllowVerdict Overwrite(SequenceBinding binding, string edit) =>
        Verdict(binding, AllowKind.Overwrite, edit, DoubtOf(binding));

    /// <summary>Judges the entry that lets many live sequences change at once.</summary>
    /// <param name="workspace">Has the entry.</param>
    /// <param name="changed">The sequences that would change.</param>
    public AllowVerdict Many(Workspace workspace, IEnumerable<SequenceChange> changed)
    {
        var entry = workspace.Allow.FirstOrDefault(one => one.What == AllowKind.Many);
        var known = @base.Sequences.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var doubt = changed
            .Select(change => DoubtOf(change, known.GetValueOrDefault(change.Id!)))
            .FirstOrDefault(why => why is not null);
        var isSpent = entry is not null && @base.Sequences.Any(one => one.Spent.Contains(entry.Identity));
        return new(entry, doubt ?? (isSpent ? Spent : null))
        {
            Lines = doubt is null && entry is null ? AllowLines.Of(AllowKind.Many, null, workspace.Allow) : [],
        };
    }

    // With an old lock everything looks edited in Apollo, so such a plan is not what the entry was given for.
    private string? DoubtOf(SequenceChange change, BaseSequence? known)
    {
        var doubt = change.Allowed.Any(one => one.What == AllowKind.Overwrite)
            ? "an edit made in Apollo is written over as well"
            : DoubtOf(change.Id!, known, change.Key);
        return doubt is null ? null : $"of '{change.Key}', {doubt}";
    }

    private static AllowVerdict Verdict(SequenceBinding binding, AllowKind what, string? edit, string? doubt)
    {
        var entries = binding.Desired.Allow;
        var entry = entries.FirstOrDefault(one => one.What == what);
        return new(entry, doubt ?? (entry is null ? null : Unfit(entry, binding.Base!, edit)))
        {
            Lines = doubt is null && entry is null ? AllowLines.Of(what, edit, entries) : [],
        };
    }

    private static string? Unfit(AllowEntry entry, BaseSequence known, string? edit)
    {
        if (known.Spent.Contains(entry.Identity))
            return Spent;
        return entry.Edit == edit
            ? null
            : $"it is for another edit in Apollo; to allow this one, write 'edit: \"{edit}\"' and a new reason";
    }

    private string? DoubtOf(SequenceBinding binding) =>
        binding.MadeByEarlierRun || binding.Id is null
            ? "the lock file does not know this sequence"
            : DoubtOf(binding.Id, binding.Base, binding.Desired.Key, binding.Desired.Was);

    // Why an entry may have been used already, although the lock does not say so.
    private string? DoubtOf(string id, BaseSequence? known, params ReadOnlySpan<string?> keys)
    {
        if (known is null || known.Id != id)
            return "the lock file does not know this sequence";
        if (outdated.Contains(id))
            return "a later version of the lock file has something else about this sequence";
        if (@base.Unfinished.Contains(known.Key))
            return Unfinished;
        foreach (var key in keys)
        {
            if (key is not null && @base.Unfinished.Contains(key))
                return Unfinished;
        }

        return null;
    }

    // With a lost or old lock, nothing but Apollo's own words tells that a person stopped the sequence.
    private string? WasOn(SequenceBinding binding, CurrentSequence current)
    {
        if (!showsAll)
            return "this service does not show whether the sequence was on before";
        if (current.AutoPaused || current.StatusReason is not null)
        {
            return $"the sequence was on before and was stopped{Said(current)}, so this needs the option each time, or "
                + "turn it on in Apollo";
        }

        return binding.Base?.Fields[Fields.Active] is { Sent: "true" }
            ? "the lock file says that the sequence was on before"
            : null;
    }

    private static string Said(CurrentSequence current) =>
        current.StatusReason is { } reason ? $" (Apollo says '{reason}')" : "";
}
