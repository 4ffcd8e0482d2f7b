using System.Collections.Immutable;
using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Applying;

/// <summary>How far the change of one sequence has come.</summary>
internal sealed class SequenceRun(SequenceChange change)
{
    private readonly HashSet<string> left = new(StringComparer.Ordinal);

    public SequenceChange Change { get; } = change;

    public string? Id { get; set; } = change.Id;

    /// <summary>Tells what the service made of what it was sent.</summary>
    public Rewriting? Rewriting { get; set; }

    /// <summary>What it made something else of.</summary>
    public ImmutableArray<RewrittenField> Rewrites { get; set; } = [];

    public CurrentSequence? Current { get; set; }

    public CreatedParts? Created { get; set; }

    /// <summary>What is known of the ids of new steps and touches.</summary>
    public NewParts Parts { get; set; } = NewParts.Unknown;

    public bool Intended { get; set; }

    public bool Written { get; set; }

    /// <summary>Whether an earlier run began to create or change it, and what became of that is not known.</summary>
    public bool WasBegun { get; set; }

    /// <summary>Whether the journal keeps what was meant although the service refused it: what an earlier try came to is not known.</summary>
    public bool IsIntentKept { get; set; }

    /// <summary>What was created, as long as it is not known whether another one of its name was made at the same time.</summary>
    public PendingCreate? Unchecked { get; set; }

    /// <summary>Why it is not known whether the last write took effect; null when it is known.</summary>
    public string? Doubt { get; set; }

    public bool IsUncertain => Doubt is not null;

    /// <summary>What was there is about to be written over: from now on a read that shows it may be late, and nothing of it is new.</summary>
    public void Leave(RequestKind by)
    {
        if (Current is null) return;
        left.Add(Current.Fingerprint);
        if (Change.Id is not null && by is RequestKind.Deactivate or RequestKind.Update) Parts = NewParts.Unknown with { Before = Parts.After(Current).Before };
    }

    public bool MayBeLate(CurrentSequence? now) => now is null || left.Contains(now.Fingerprint);

    /// <summary>The answer says which ids the service gave, before anybody else can have moved anything; where it does not, the read-back goes by what each id holds.</summary>
    public async Task TakeIdsAsync(WriteAnswer answer)
    {
        if (!NewParts.AreIn(Change.Target!)) return;
        try
        {
            if (await answer.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } made) Parts = Parts.AnsweredBy(Change.Target!, made);
        }
        catch (ServiceException)
        {
            // A name in it cannot be looked up; the read-back will say so.
            return;
        }
    }

    /// <summary>What was wanted beside what is there.</summary>
    public ReadBack Compare(CurrentSequence now, params ImmutableArray<Field> ignored) => ReadBack.Of(Change.Target!, now, Parts, Rewriting, ignored);

    public ChangeResult End(ChangeStatus status, string? message = null, bool? written = null) =>
        new(Change.Key, Change.Name, Id, Change.Action, status, written ?? Written, message) { Rewrites = Rewrites };
}
