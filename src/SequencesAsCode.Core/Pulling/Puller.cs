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
    private const string Unprovable = "its file cannot be edited without changing something else in it: take Apollo's values over by hand";

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
        var (edits, after) = Proven(desired, before, current, wanted);
        var byKey = edits.ToDictionary(edit => edit.Key, StringComparer.Ordinal);
        var sequences = pulls.Select(pull => Ended(pull, byKey.GetValueOrDefault(pull.Key))).Where(file => !file.Pull.Taken.IsEmpty || !file.Pull.Left.IsEmpty).ToImmutableArray();
        var records = Records(after, [.. edits.Where(edit => !edit.Drafts.IsEmpty).Select(edit => edit.Key)], current, @base, asked, source);
        return new(sequences, [.. edits.SelectMany(edit => edit.Drafts)], records, []);
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
    private (ImmutableArray<SequenceEdit> Edits, DesiredState After) Proven(DesiredState desired, DesiredState before, CurrentState current, ImmutableArray<SequenceEdit> edits)
    {
        while (!edits.IsEmpty)
        {
            var read = files.Read(desired.Workspace.Folder, desired.Environment.Name, edits.SelectMany(edit => edit.Drafts));
            var after = read.Desired is null ? null : Resolved(read.Desired, current);
            var spoilt = Spoilt(before, edits, after, read.Diagnostics);
            if (spoilt.Count == 0) return (edits, after!);
            var rest = edits.Where(edit => !spoilt.Contains(edit.Key)).ToImmutableArray();
            edits = rest.Length < edits.Length ? rest : [];
        }

        return ([], before);
    }

    private static HashSet<string> Spoilt(DesiredState before, ImmutableArray<SequenceEdit> edits, DesiredState? after, ImmutableArray<Diagnostic> diagnostics)
    {
        if (after is null)
        {
            var wrong = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.At?.File).ToHashSet(StringComparer.Ordinal);
            var named = edits.Where(edit => edit.Drafts.Any(draft => wrong.Contains(draft.Path))).Select(edit => edit.Key).ToHashSet(StringComparer.Ordinal);
            return named.Count > 0 ? named : [.. edits.Select(edit => edit.Key)];
        }

        var edited = edits.ToDictionary(edit => edit.Key, edit => edit.Pulled, StringComparer.Ordinal);
        var now = after.Sequences.ToDictionary(sequence => sequence.Key, StringComparer.Ordinal);
        var broken = before.Sequences.Where(sequence => !PullCheck.Holds(sequence, edited.GetValueOrDefault(sequence.Key), now.GetValueOrDefault(sequence.Key))).ToList();

        // Broken without an edit of its own: a file that it shares was edited for another.
        return broken.All(sequence => edited.ContainsKey(sequence.Key))
            ? broken.Select(sequence => sequence.Key).ToHashSet(StringComparer.Ordinal)
            : [.. edits.Where(edit => edit.Drafts.Length > 1).Select(edit => edit.Key), .. broken.Select(sequence => sequence.Key)];
    }

    private static PulledFile Ended(Pull pull, SequenceEdit? edit)
    {
        var at = pull.Pulled.At;
        if (pull.Pulled.IsEmpty) return new(pull, at.File, [], []);
        if (edit is null) return new(pull with { Taken = [], Left = [.. pull.Left, new(at, null, null, null, null, Unprovable)] }, at.File, [], []);

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
}
