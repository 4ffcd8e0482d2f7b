using SequencesAsCode.Applying.Confirming;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying;

/// <summary>The progress of the change of one sequence.</summary>
internal sealed class SequenceRun(SequenceChange change)
{
    private readonly List<CurrentSequence> left = [];

    public SequenceChange Change { get; } = change;

    /// <summary>Apollo's id; null until the sequence is created.</summary>
    public string? Id { get; set; } = change.Id;

    /// <summary>The id of a sequence that exists.</summary>
    /// <exception cref="InvalidOperationException">The sequence is not created yet.</exception>
    public string RequiredId => Id ?? throw new InvalidOperationException($"'{Change.Key}' has no id yet.");

    /// <summary>The target of a change that has one.</summary>
    /// <exception cref="InvalidOperationException">The change only archives or forgets.</exception>
    public TargetSequence Target =>
        Change.Target ?? throw new InvalidOperationException($"The change of '{Change.Key}' has no target.");

    /// <summary>
    /// Tells values that the service changed from values that it refused; null before the first read.
    /// </summary>
    public Rewriting? Rewriting { get; set; }

    /// <summary>The values that the service changed.</summary>
    public ImmutableArray<RewrittenField> Rewrites { get; set; } = [];

    /// <summary>The bodies that came back with other markup.</summary>
    public ImmutableArray<ReturnedBody> Bodies { get; set; } = [];

    /// <summary>Whether the lock had the sequence already, and nothing is sent.</summary>
    public bool OnlyRecords { get; set; }

    /// <summary>The fields that the service did not take.</summary>
    public ImmutableArray<Field> Untaken { get; set; } = [];

    public string? Refusal { get; set; }

    /// <summary>The sequence by the last read; null before the first read, or when it was not found.</summary>
    public CurrentSequence? Current { get; set; }

    /// <summary>The sequence by the last read, which found it.</summary>
    /// <exception cref="InvalidOperationException">It was not read, or not found.</exception>
    public CurrentSequence RequiredCurrent =>
        Current ?? throw new InvalidOperationException($"'{Change.Key}' was not read.");

    public CreatedParts? Created { get; set; }

    /// <summary>The known ids of new steps and touches.</summary>
    public NewParts Parts { get; set; } = NewParts.Unknown;

    public bool Intended { get; set; }

    public bool Written { get; set; }

    /// <summary>Whether an earlier run began to create or change the sequence, with an unknown result.</summary>
    public bool WasBegun { get; set; }

    /// <summary>
    /// Whether the journal keeps the intent although the service refused: the result of an earlier try is unknown.
    /// </summary>
    public bool IsIntentKept { get; set; }

    /// <summary>
    /// The create, as long as another sequence of its name may have been made at the same time; else null.
    /// </summary>
    public PendingCreate? Unchecked { get; set; }

    /// <summary>Why it is not known whether the last write took effect; null when it is known.</summary>
    public string? Doubt { get; set; }

    public bool IsUncertain => Doubt is not null;

    /// <summary>
    /// The current sequence is about to be overwritten: from now on a read that shows it may be late, and none of its
    /// parts is new.
    /// </summary>
    /// <param name="by">The request that is about to be sent.</param>
    public void Leave(RequestKind by)
    {
        if (Current is null)
            return;
        left.Add(Current);
        if (Change.Id is not null && by is RequestKind.Deactivate or RequestKind.Update)
            Parts = NewParts.Unknown with { Before = Parts.After(Current).Before };
    }

    /// <summary>
    /// Whether a read may be from before the last write: it finds nothing, or the content that was overwritten. Another
    /// fingerprint proves nothing then: values that this program does not manage may have changed meanwhile.
    /// </summary>
    public bool MayBeLate(CurrentSequence? now) =>
        now is null || left.Exists(former => former.Fingerprint == now.Fingerprint || SameContent.Of(former, now));

    /// <summary>
    /// Takes the ids of new parts from the answer to a write. When it has none, the read-back compares texts.
    /// </summary>
    public async Task TakeIdsAsync(WriteAnswer answer)
    {
        if (!NewParts.AreIn(Target))
            return;
        try
        {
            if (await answer.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } made)
                Parts = Parts.AnsweredBy(Target, made);
        }
        catch (ServiceException)
        {
            // The labels could not be read; the read-back will fail with the same reason.
            return;
        }
    }

    /// <summary>Compares a sequence that was read with the plan.</summary>
    public ReadBack Compare(CurrentSequence now, params ImmutableArray<Field> ignored) =>
        ReadBack.Compare(Target, now, Parts, Rewriting, ignored);

    public ChangeResult End(ChangeStatus status, string? message = null, bool? written = null) =>
        new()
        {
            Key = Change.Key,
            Name = Change.Name,
            Id = Id,
            Action = Change.Action,
            Status = status,
            Written = written ?? Written,
            Message = message,
            OnlyRecorded = OnlyRecords,
            Rewrites = Rewrites,
            Bodies = Bodies,
            Untaken = Untaken,
            Refusal = Refusal,
        };
}
