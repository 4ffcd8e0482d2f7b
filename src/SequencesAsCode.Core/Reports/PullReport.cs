namespace SequencesAsCode.Core.Reports;

/// <summary>What a pull of a workspace is to write, and what it leaves to people. Nothing is written yet.</summary>
/// <param name="Sequences">One for each sequence that differs, in the order of the files.</param>
/// <param name="Drafts">The files to write, as they are to be.</param>
/// <param name="Adopted">Sequences that file and Apollo agree on afterwards: the lock is to know them as an apply
/// would.</param>
/// <param name="Records">What the lock is to know of sequences with changes of the file still to be applied.</param>
/// <param name="Context">What the plan was made for.</param>
public sealed record PullReport(
    ImmutableArray<PulledFile> Sequences,
    ImmutableArray<DraftFile> Drafts,
    ImmutableArray<AgreedSequence> Adopted,
    ImmutableArray<BaseSequence> Records,
    PlanContext Context
)
{
    /// <summary>Whether any difference stays as it is.</summary>
    public bool HasLeft => Sequences.Any(sequence => !sequence.Pull.Left.IsEmpty);
}

/// <summary>A sequence that file and Apollo agree on, with what was read of it.</summary>
public sealed record AgreedSequence(SequenceChange Change, CurrentSequence Current);

/// <summary>One sequence of a pull.</summary>
/// <param name="Pull">What is taken, and what is left.</param>
/// <param name="File">The sequence's file, relative to the workspace.</param>
/// <param name="Written">The files that change, relative to the workspace.</param>
/// <param name="Unused">Body files that nothing refers to any more; they stay.</param>
public sealed record PulledFile(Pull Pull, string File, ImmutableArray<string> Written, ImmutableArray<string> Unused);
