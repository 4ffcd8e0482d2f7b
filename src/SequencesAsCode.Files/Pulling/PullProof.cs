using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Reads the workspace with the edited files in it, and accepts only edits that write the pulled values, change nothing
/// else, and keep every step and touch paired with the same part in Apollo.
/// </summary>
/// <param name="files">Reads the workspace.</param>
/// <param name="ground">The state before the pull.</param>
/// <param name="before">The files before the pull, with ids for names.</param>
/// <param name="planned">The plan made from that.</param>
internal sealed class PullProof(DesiredStateReader files, PullGround ground, DesiredState before, Plan planned)
{
    /// <summary>
    /// The accepted edits. Edits that share a body file can break each other, so failing ones are dropped until the
    /// rest holds.
    /// </summary>
    public Outcome Of(ImmutableArray<SequenceEdit> edits)
    {
        var unproven = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!edits.IsEmpty)
        {
            var read = files.Read(
                ground.Desired.Workspace.Folder,
                ground.Desired.Environment.Name,
                edits.SelectMany(edit => edit.Drafts)
            );
            var after = read.Desired is null ? null : ground.Resolved(read.Desired);
            var spoilt = after is null ? Unreadable(edits, read.Diagnostics) : Changed(edits, after);
            if (spoilt.Count == 0)
            {
                var outcome = Settled(edits, after!, unproven);
                spoilt = Mistaken(outcome);
                if (spoilt.Count == 0)
                    return outcome;
            }

            foreach (var (key, why) in spoilt)
                unproven.TryAdd(key, why);
            edits = [.. edits.Where(edit => !spoilt.ContainsKey(edit.Key))];
        }

        return Settled([], before, unproven);
    }

    private static Dictionary<string, string> Unreadable(
        ImmutableArray<SequenceEdit> edits,
        ImmutableArray<Diagnostic> diagnostics
    )
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        var byFile = errors
            .Where(error => error.At is not null)
            .ToLookup(error => error.At!.File, StringComparer.Ordinal);
        var owned = edits
            .Select(edit => (edit.Key, Error: FirstOf(edit)))
            .Where(pair => pair.Error is not null)
            .ToList();
        var spoilt = owned.Count > 0 ? owned : edits.Select(edit => (edit.Key, Error: errors.FirstOrDefault()));
        return spoilt.ToDictionary(
            pair => pair.Key,
            pair => $"a file cannot hold what Apollo has: {pair.Error}",
            StringComparer.Ordinal
        );

        Diagnostic? FirstOf(SequenceEdit edit) =>
            edit.Drafts.SelectMany(draft => byFile[draft.Path]).MinBy(error => error.At, SourceLocation.FileOrder);
    }

    private Dictionary<string, string> Changed(ImmutableArray<SequenceEdit> edits, DesiredState after)
    {
        var edited = edits.ToDictionary(edit => edit.Key, edit => edit.Pulled, StringComparer.Ordinal);
        var now = after.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var broken = before
            .Sequences.Where(sequence =>
                !PullCheck.Holds(sequence, edited.GetValueOrDefault(sequence.Key), now.GetValueOrDefault(sequence.Key))
            )
            .Select(sequence => sequence.Key)
            .ToHashSet(StringComparer.Ordinal);

        // A sequence that broke without an edit of its own shares something that another edit changed.
        var spoilt = broken.All(edited.ContainsKey) ? edits.Where(edit => broken.Contains(edit.Key)) : edits;
        return spoilt.ToDictionary(
            edit => edit.Key,
            _ => "its file cannot be edited without changing something else. Copy Apollo's values into it by hand",
            StringComparer.Ordinal
        );
    }

    private Dictionary<string, string> Mistaken(Outcome outcome)
    {
        var was = before.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var now = outcome.After.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var changes = planned.Sequences.ToLookup(change => change.Key, StringComparer.Ordinal);
        var replanned = outcome.Replanned.Sequences.ToLookup(change => change.Key, StringComparer.Ordinal);
        return outcome
            .Edits.Where(edit =>
                !Pairing.Holds(
                    Pairing.Carried(edit, was[edit.Key], changes[edit.Key].First(), now[edit.Key]),
                    replanned[edit.Key].FirstOrDefault()
                )
            )
            .ToDictionary(
                edit => edit.Key,
                _ =>
                    "after this change, two steps or variants of the file would look the same. Add 'id' to each of "
                    + "them, then pull again",
                StringComparer.Ordinal
            );
    }

    private Outcome Settled(
        ImmutableArray<SequenceEdit> edits,
        DesiredState after,
        IReadOnlyDictionary<string, string> unproven
    )
    {
        var records = PullRecords.Of(ground, before, planned, edits, after);
        return new(edits, after, records, ground.Knowing(records).Plan(after).Plan, unproven);
    }

    /// <summary>The accepted edits, and the state after them.</summary>
    /// <param name="Edits">The edits.</param>
    /// <param name="After">The workspace with them, with ids for names.</param>
    /// <param name="Records">The new entries of the lock file.</param>
    /// <param name="Replanned">The plan after them.</param>
    /// <param name="Unproven">Why the other edits were dropped, by the sequence's key.</param>
    public sealed record Outcome(
        ImmutableArray<SequenceEdit> Edits,
        DesiredState After,
        ImmutableArray<BaseSequence> Records,
        Plan Replanned,
        IReadOnlyDictionary<string, string> Unproven
    );
}
