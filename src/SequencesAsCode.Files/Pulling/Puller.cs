using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Pulling;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files.Editing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Computes the file edits for what was edited in Apollo, and checks the edited text before anything is written.
/// </summary>
/// <param name="files">Reads a workspace, with drafts in the place of files.</param>
public sealed class Puller(DesiredStateReader files)
{
    /// <summary>The pull of the sequences with the given keys, all of them when there are none.</summary>
    /// <param name="desired">The files.</param>
    /// <param name="current">The state of the service.</param>
    /// <param name="base">The lock file.</param>
    /// <param name="options">The service's name and the keys.</param>
    /// <param name="theirs">Whether Apollo's value wins where both sides changed.</param>
    /// <param name="source">The service's pure half.</param>
    public PullReport Pull(
        DesiredState desired,
        CurrentState current,
        Base @base,
        PlanOptions options,
        bool theirs,
        IRequestSource source
    )
    {
        var ground = new PullGround(desired, current, @base, options with { Consents = Consents.None }, source);
        var plan = ground.Plan(desired).Plan;
        var before = ground.Resolved(desired);
        var changes = plan.Sequences.ToLookup(change => change.Key, StringComparer.Ordinal);
        var was = before.Sequences.ToLookup(sequence => sequence.Key, StringComparer.Ordinal);
        var pulls = before
            .Sequences.Select(sequence => PullOf(sequence, changes[sequence.Key], ground, theirs))
            .OfType<Pull>()
            .ToImmutableArray();
        var editing = new SequenceEditing(desired);
        var edits = pulls
            .Where(pull => !pull.Pulled.IsEmpty)
            .Select(pull =>
                editing.Edit(
                    pull.Key,
                    pull.Pulled,
                    MadeIn(pull, was[pull.Key].First(), changes[pull.Key].First(), ground, editing)
                )
            )
            .OfType<SequenceEdit>();
        var proof = new PullProof(files, ground, before, plan).Of([.. edits]);
        var accepted = proof.Edits.ToLookup(edit => edit.Key, StringComparer.Ordinal);
        var sequences = pulls
            .Select(pull => Ended(pull, accepted[pull.Key].FirstOrDefault(), proof))
            .Where(file => !file.Pull.Taken.IsEmpty || !file.Pull.Left.IsEmpty);
        var adopted = proof
            .Replanned.Sequences.Where(change => change.Action == SequenceAction.Adopt)
            .Select(change => new AgreedSequence(change, current.Sequences[change.Id!]));
        return new(
            [.. sequences],
            [.. proof.Edits.SelectMany(edit => edit.Drafts)],
            [.. adopted],
            proof.Records,
            plan.Context
        );
    }

    private static Pull? PullOf(
        DesiredSequence sequence,
        IEnumerable<SequenceChange> changes,
        PullGround ground,
        bool theirs
    )
    {
        var change = changes.FirstOrDefault(candidate => candidate.At == sequence.At);
        if (change is null or { Action: SequenceAction.NotRead or SequenceAction.Create })
            return null;
        if (change.Blocks.Any(block => block.Code == BlockCode.DoesNotFit))
            return Left(sequence, change.Blocks.Where(block => block.Code == BlockCode.DoesNotFit));
        if (
            change.Id is not null
            && PullRecords.IsCompared(change)
            && ground.Current.Sequences.TryGetValue(change.Id, out var held)
        )
            return PullPlanner.Plan(sequence, change, ground.KnownOf(held.Id), held, theirs);
        return Left(sequence, change.Blocks);
    }

    private static Pull Left(DesiredSequence sequence, IEnumerable<Block> blocks) =>
        new(
            sequence.Key,
            sequence.Name,
            new(sequence.At, [], null),
            [],
            [.. blocks.Select(block => NoteOf(block.At ?? sequence.At, block.Message.TrimEnd('.')))]
        );

    // About the sequence as a whole.
    private static PullNote NoteOf(SourceLocation at, string what) =>
        new(at, Where: null, Field: null, File: null, Service: null, what);

    private static MadeParts MadeIn(
        Pull pull,
        DesiredSequence before,
        SequenceChange change,
        PullGround ground,
        SequenceEditing editing
    )
    {
        var isAnyMade =
            pull.Pulled.Steps?.Any(step =>
                step.Made is not null || step.Touches?.Any(touch => touch.Made is not null) == true
            ) == true;
        if (!isAnyMade)
            return MadeParts.None;
        var current = ground.Current.Sequences[change.Id!];
        return new MadeInService(before, change, ground.KnownOf(current.Id)).Of(
            current,
            ground.Current.Directory,
            editing
        );
    }

    private static PulledFile Ended(Pull pull, SequenceEdit? edit, PullProof.Outcome proof)
    {
        var at = pull.Pulled.At;
        if (pull.Pulled.IsEmpty)
            return new(pull, at.File, [], []);
        if (edit is null)
        {
            var why =
                proof.Unproven.GetValueOrDefault(pull.Key)
                ?? "its file changed while it was read. Run the command again";
            return new(
                pull with
                {
                    Taken = [],
                    Left = [.. pull.Left, NoteOf(at, why), .. pull.Taken],
                },
                at.File,
                [],
                []
            );
        }

        var refused = pull
            .Taken.Select(note =>
                (Note: note, Refusal: edit.Refused.FirstOrDefault(one => one.At == note.At && one.Field == note.Field))
            )
            .Where(pair => pair.Refusal is not null)
            .ToList();
        return new(
            pull with
            {
                Taken = [.. pull.Taken.Except(refused.Select(pair => pair.Note))],
                Left = [.. pull.Left, .. refused.Select(pair => Refused(pair.Note, pair.Refusal!.Why))],
            },
            at.File,
            [.. edit.Drafts.Select(draft => draft.Path)],
            edit.Unused
        );
    }

    private static PullNote Refused(PullNote note, string why) =>
        note with
        {
            What =
                note.What.Length == 0
                    ? why
                    : $"{note.What}. The list of steps or variants stays as it is, because {why}",
        };
}
