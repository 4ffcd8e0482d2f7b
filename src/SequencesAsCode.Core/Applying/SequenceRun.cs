using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Applying;

/// <summary>How far the change of one sequence has come.</summary>
internal sealed class SequenceRun(SequenceChange change)
{
    private readonly HashSet<string> left = new(StringComparer.Ordinal);

    public SequenceChange Change { get; } = change;

    public string? Id { get; set; } = change.Id;

    public CurrentSequence? Current { get; set; }

    public CreatedParts? Created { get; set; }

    public bool Intended { get; set; }

    public bool Written { get; set; }

    /// <summary>Whether an earlier run began to create or change it, and what became of that is not known.</summary>
    public bool WasBegun { get; set; }

    /// <summary>Why it is not known whether the last write took effect; null when it is known.</summary>
    public string? Doubt { get; set; }

    public bool IsUncertain => Doubt is not null;

    /// <summary>What was there is about to be written over: from now on a read that shows it may be late.</summary>
    public void Leave()
    {
        if (Current is not null) left.Add(Current.Fingerprint);
    }

    public bool MayBeLate(CurrentSequence? now) => now is null || left.Contains(now.Fingerprint);

    public ChangeResult End(ChangeStatus status, string? message = null, bool? written = null) =>
        new(Change.Key, Change.Name, Id, Change.Action, status, written ?? Written, message);
}
