using System.Collections.Immutable;
using SequencesAsCode.Files.Editing;
using SequencesAsCode.Files.Writing;
using SequencesAsCode.Importing;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Pulling;

/// <summary>Drafts what was made in Apollo as an import would, under keys that neither the file nor the lock has for something else.</summary>
/// <param name="desired">What the file says.</param>
/// <param name="change">Its entry of the plan.</param>
/// <param name="known">What the lock knows.</param>
internal sealed class MadeInService(DesiredSequence desired, SequenceChange change, BaseSequence? known)
{
    /// <param name="current">What Apollo holds.</param>
    /// <param name="directory">Names of the account.</param>
    /// <param name="editing">The workspace that is edited.</param>
    public MadeParts Of(CurrentSequence current, AccountDirectory directory, SequenceEditing editing)
    {
        var target = new DraftTarget(desired.Key, desired.At.File, editing.Places, ImmutableHashSet<string>.Empty, editing.Paragraphs, directory, false);
        var drafts = current.Steps.Zip(new SequenceDrafter(current, target, null).Draft(DraftChoices.None).Draft.Steps).ToList();
        var inFile = change.Steps.Where(step => step is { Id: not null, At: not null }).ToDictionary(step => step.Id!, StringComparer.Ordinal);
        var (listed, former) = (desired.Steps ?? [], known?.Steps ?? []);
        var keys = new NewKeys(listed.Select(step => step.Key), former.Select(step => (step.Id, step.Key)));

        var steps = ImmutableDictionary.CreateBuilder<string, StepDraft>(StringComparer.Ordinal);
        var touches = ImmutableDictionary.CreateBuilder<string, TouchDraft>(StringComparer.Ordinal);
        foreach (var (step, draft) in drafts)
        {
            if (!inFile.TryGetValue(step.Id, out var one))
            {
                steps[step.Id] = draft with { Key = keys.Of(step.Id, draft.Key) };
                continue;
            }

            var inStep = new NewKeys(
                (listed.FirstOrDefault(wanted => wanted.At == one.At)?.Touches ?? []).Select(touch => touch.Key),
                (former.FirstOrDefault(candidate => candidate.Id == step.Id)?.Touches ?? []).Select(touch => (touch.Id, touch.Key)));
            var listedIds = one.Touches.Where(touch => touch.At is not null).Select(touch => touch.Id).ToHashSet();
            foreach (var (touch, drafted) in PartKeys.Ordered(step).Zip(draft.Touches).Where(pair => !listedIds.Contains(pair.First.Id))) touches[touch.Id] = drafted with { Key = inStep.Of(touch.Id, drafted.Key) };
        }

        return new(steps.ToImmutable(), touches.ToImmutable());
    }

    /// <summary>Gives out keys: a part's own of the lock where the file does not use it by now, else one that nothing has.</summary>
    private sealed class NewKeys
    {
        private readonly HashSet<string> used;
        private readonly Dictionary<string, string> former;

        public NewKeys(IEnumerable<string?> inFile, IEnumerable<(string Id, string? Key)> inLock)
        {
            used = inFile.OfType<string>().ToHashSet(StringComparer.Ordinal);
            former = inLock.Where(entry => entry.Key is not null && !used.Contains(entry.Key)).ToDictionary(entry => entry.Id, entry => entry.Key!, StringComparer.Ordinal);
            used.UnionWith(former.Values);
        }

        public string Of(string id, string drafted)
        {
            var key = former.GetValueOrDefault(id) ?? KeyNames.Unique(drafted, used.Contains);
            used.Add(key);
            return key;
        }
    }
}
