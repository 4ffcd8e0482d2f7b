using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Editing;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Pulling;

/// <summary>Works out how the files take in what was edited in Apollo, and proves it on the edited text before anything is written.</summary>
/// <param name="files">Reads a workspace, with drafts in the place of files.</param>
public sealed class Puller(DesiredStateReader files)
{
    /// <summary>The pull of the sequences with the given keys, all of them when there are none.</summary>
    /// <param name="desired">What the files say.</param>
    /// <param name="current">What the service says.</param>
    /// <param name="base">What the lock says.</param>
    /// <param name="options">The service's name and the keys.</param>
    /// <param name="theirs">Whether Apollo's side wins where both moved.</param>
    /// <param name="source">The service's pure half.</param>
    public PullReport Pull(DesiredState desired, CurrentState current, Base @base, PlanOptions options, bool theirs, IRequestSource source)
    {
        var asked = options with { Consents = Consents.None };
        var plan = Plan(desired, current, @base, asked, source);
        if (plan.Plan is null) return new([], [], [], plan.Diagnostics);

        var before = Resolved(desired, current);
        var pulls = before.Sequences.Select(sequence => PullOf(sequence, plan.Plan, current, @base, theirs)).OfType<Pull>().ToImmutableArray();
        var editing = new SequenceEditing(desired);
        var wanted = pulls.Where(pull => !pull.Pulled.IsEmpty).Select(pull => editing.Edit(pull.Key, pull.Pulled, MadeIn(pull, before, plan.Plan, current, editing))).OfType<SequenceEdit>().ToImmutableArray();
        var proof = Prove(desired, before, current, wanted);
        var sequences = pulls.Select(pull => Ended(pull, proof)).Where(file => !file.Pull.Taken.IsEmpty || !file.Pull.Left.IsEmpty).ToImmutableArray();
        var records = Records(proof.After, [.. proof.Edits.Where(edit => !edit.Drafts.IsEmpty).Select(edit => edit.Key)], current, @base, asked, source);
        return new(sequences, [.. proof.Edits.SelectMany(edit => edit.Drafts)], records, []);
    }

    private static Pull? PullOf(DesiredSequence sequence, Plan plan, CurrentState current, Base @base, bool theirs)
    {
        var change = plan.Sequences.FirstOrDefault(candidate => candidate.Key == sequence.Key && candidate.At == sequence.At);
        if (change is null or { Action: SequenceAction.NotRead or SequenceAction.Create }) return null;
        if (change.Id is null || !current.Sequences.TryGetValue(change.Id, out var held) || (change.Steps.IsEmpty && !change.Blocks.IsEmpty && change.Conflicts.IsEmpty && change.Fields.IsEmpty))
        {
            return new(sequence.Key, sequence.Name, new(sequence.At, [], null), [], [.. change.Blocks.Select(block => new PullNote(sequence.At, null, null, null, null, block.Message.TrimEnd('.')))]);
        }

        return PullPlanner.Of(sequence, change, KnownOf(@base, held.Id), held, theirs);
    }

    private static MadeParts MadeIn(Pull pull, DesiredState before, Plan plan, CurrentState current, SequenceEditing editing)
    {
        var isAnyMade = pull.Pulled.Steps?.Any(step => step.Made is not null || step.Touches?.Any(touch => touch.Made is not null) == true) == true;
        if (!isAnyMade) return MadeParts.None;
        var change = plan.Sequences.First(candidate => candidate.Key == pull.Key);
        return MadeInService.Of(before.Sequences.First(sequence => sequence.Key == pull.Key), change, current.Sequences[change.Id!], current.Directory, editing);
    }

    // One edit may spoil another where they share a body file: whatever does not hold goes, until the rest does.
    private Proof Prove(DesiredState desired, DesiredState before, CurrentState current, ImmutableArray<SequenceEdit> edits)
    {
        var unproven = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!edits.IsEmpty)
        {
            var read = files.Read(desired.Workspace.Folder, desired.Environment.Name, edits.SelectMany(edit => edit.Drafts));
            var after = read.Desired is null ? null : Resolved(read.Desired, current);
            var spoilt = after is null ? Unreadable(edits, read.Diagnostics) : Changed(before, edits, after);
            if (spoilt.Count == 0) return new(edits, after!, unproven);
            foreach (var (key, why) in spoilt) unproven.TryAdd(key, why);
            edits = [.. edits.Where(edit => !spoilt.ContainsKey(edit.Key))];
        }

        return new([], before, unproven);
    }

    private static Dictionary<string, string> Unreadable(ImmutableArray<SequenceEdit> edits, ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        var owned = edits.Select(edit => (edit.Key, Error: errors.Find(error => edit.Drafts.Any(draft => draft.Path == error.At?.File)))).Where(pair => pair.Error is not null).ToList();
        return owned.Count > 0
            ? owned.ToDictionary(pair => pair.Key, pair => $"a file may not say what Apollo holds: {pair.Error}", StringComparer.Ordinal)
            : edits.ToDictionary(edit => edit.Key, _ => $"a file may not say what Apollo holds: {errors.FirstOrDefault()}", StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Changed(DesiredState before, ImmutableArray<SequenceEdit> edits, DesiredState after)
    {
        const string Why = "its file cannot be edited without changing something else: take Apollo's values over by hand";
        var edited = edits.ToDictionary(edit => edit.Key, edit => edit.Pulled, StringComparer.Ordinal);
        var now = after.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var broken = before.Sequences.Where(sequence => !PullCheck.Holds(sequence, edited.GetValueOrDefault(sequence.Key), now.GetValueOrDefault(sequence.Key))).Select(sequence => sequence.Key).ToHashSet(StringComparer.Ordinal);

        // Broken without an edit of its own: a body that it shares was edited for another.
        var isShared = broken.Any(key => !edited.ContainsKey(key));
        return edits.Where(edit => broken.Contains(edit.Key) || (isShared && edit.Drafts.Length > 1)).ToDictionary(edit => edit.Key, _ => Why, StringComparer.Ordinal);
    }

    private static PulledFile Ended(Pull pull, Proof proof)
    {
        var at = pull.Pulled.At;
        if (pull.Pulled.IsEmpty) return new(pull, at.File, [], []);
        if (proof.Edits.FirstOrDefault(candidate => candidate.Key == pull.Key) is not { } edit)
        {
            var why = proof.Unproven.GetValueOrDefault(pull.Key) ?? "its file changed while it was read: run the command again";
            return new(pull with { Taken = [], Left = [.. pull.Left, new(at, null, null, null, null, why), .. pull.Taken] }, at.File, [], []);
        }

        var refused = pull.Taken.Select(note => (Note: note, Refusal: edit.Refused.FirstOrDefault(one => one.At == note.At && one.Field == note.Field))).Where(pair => pair.Refusal is not null).ToList();
        return new(
            pull with { Taken = [.. pull.Taken.Except(refused.Select(pair => pair.Note))], Left = [.. pull.Left, .. refused.Select(pair => pair.Note with { What = pair.Refusal!.Why })] },
            at.File,
            [.. edit.Drafts.Select(draft => draft.Path)],
            edit.Unused);
    }

    private static ImmutableArray<BaseSequence> Records(DesiredState after, ImmutableHashSet<string> edited, CurrentState current, Base @base, PlanOptions options, IRequestSource source)
    {
        if (edited.IsEmpty || Plan(after, current, @base, options, source).Plan is not { } plan) return [];
        var wanted = after.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        return
        [
            .. plan.Sequences
                .Where(change => change.Id is not null && edited.Contains(change.Key))
                .Select(change => (Change: change, Known: KnownOf(@base, change.Id!)))
                .Where(pair => pair.Known is not null)
                .Select(pair => SettledBase.Of(pair.Known!, wanted[pair.Change.Key], pair.Change, current.Sequences[pair.Change.Id!])),
        ];
    }

    private static PlanResult Plan(DesiredState desired, CurrentState current, Base @base, PlanOptions options, IRequestSource source) =>
        Planner.CreatePlan(desired with { Workspace = desired.Workspace with { Policy = desired.Workspace.Policy with { Drift = DriftPolicy.Report } } }, current, @base, options, source);

    private static DesiredState Resolved(DesiredState desired, CurrentState current) => desired with { Sequences = References.Resolve(desired.Sequences, current.Directory, new List<Diagnostic>()) };

    private static BaseSequence? KnownOf(Base @base, string id) => @base.Sequences.FirstOrDefault(known => known.Id == id);

    /// <summary>Edits that were read again and hold.</summary>
    private sealed record Proof(ImmutableArray<SequenceEdit> Edits, DesiredState After, IReadOnlyDictionary<string, string> Unproven);
}
