using System.Collections.Immutable;
using SequencesAsCode.Files.Editing;
using SequencesAsCode.Files.Writing;
using SequencesAsCode.Importing;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Pulling;

/// <summary>Drafts what was made in Apollo as an import would, under keys that its file does not use yet.</summary>
internal static class MadeInService
{
    /// <param name="desired">What the file says.</param>
    /// <param name="change">Its entry of the plan.</param>
    /// <param name="current">What Apollo holds.</param>
    /// <param name="directory">Names of the account.</param>
    /// <param name="editing">The workspace that is edited.</param>
    public static MadeParts Of(DesiredSequence desired, SequenceChange change, CurrentSequence current, AccountDirectory directory, SequenceEditing editing)
    {
        var target = new DraftTarget(desired.Key, desired.At.File, editing.Places, ImmutableHashSet<string>.Empty, editing.Paragraphs, directory, false);
        var drafts = new SequenceDrafter(current, target, KeysOfFile(desired, change, current)).Draft(DraftChoices.None).Draft.Steps;
        var used = (desired.Steps ?? []).Select(step => step.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
            current.Steps.Zip(drafts).ToImmutableDictionary(pair => pair.First.Id, pair => pair.Second with { Key = KeyNames.Unique(pair.Second.Key, used.Contains) }, StringComparer.Ordinal),
            current.Steps.Zip(drafts).SelectMany(pair => PartKeys.Ordered(pair.First).Zip(pair.Second.Touches)).ToImmutableDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal));
    }

    // What the file lists already keeps its keys, so that what is new gets others.
    private static BaseSequence KeysOfFile(DesiredSequence desired, SequenceChange change, CurrentSequence current)
    {
        var listed = (desired.Steps ?? []).ToDictionary(step => step.At);
        var steps = change.Steps.Where(step => step is { Id: not null, At: not null }).Select(step => new BaseStep(step.Id!, listed[step.At!].Key, step.Type, BaseFields.Empty, Touches(listed[step.At!], step)));
        return new(current.Id, desired.Key, current.Name, BaseFields.Empty, [.. steps]);
    }

    private static ImmutableArray<BaseTouch> Touches(DesiredStep listed, StepChange step) =>
        [.. step.Touches.Where(touch => touch is { Id: not null, At: not null }).Select(touch => new BaseTouch(touch.Id!, listed.Touches?.FirstOrDefault(one => one.At == touch.At)?.Key, BaseFields.Empty))];
}
