using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Editing;
using SequencesAsCode.Files.Importing;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// Drafts the parts that were made in Apollo as an import would, under keys that neither the file nor the lock file
/// uses for other parts.
/// </summary>
/// <param name="desired">The sequence in the file.</param>
/// <param name="change">The sequence in the plan.</param>
/// <param name="known">The sequence in the lock file.</param>
internal sealed class MadeInService(DesiredSequence desired, SequenceChange change, BaseSequence? known)
{
    /// <param name="current">What Apollo holds.</param>
    /// <param name="directory">Names of the account.</param>
    /// <param name="editing">The workspace that is edited.</param>
    public MadeParts Of(CurrentSequence current, AccountDirectory directory, SequenceEditing editing)
    {
        var target = new DraftTarget
        {
            Key = desired.Key,
            Path = desired.At.File,
            Files = editing.Places,
            Styles = [editing.MarkdownOf(desired.At.File)],
            Directory = directory,
        };
        var drafts = new SequenceDrafter(current, target, Keys(current), KeysInUse(current))
            .Draft(DraftChoices.None)
            .Draft.Steps;
        return new(
            current
                .Steps.Zip(drafts)
                .ToImmutableDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal),
            current
                .Steps.Zip(drafts)
                .SelectMany(pair => PartKeys.Ordered(pair.First).Zip(pair.Second.Touches))
                .ToImmutableDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal)
        );
    }

    // The present keys: from the file, or from the lock file where the file does not use them for other parts.
    private BaseSequence Keys(CurrentSequence current) =>
        new(
            current.Id,
            desired.Key,
            current.Name,
            BaseFields.Empty,
            [
                .. current.Steps.Select(step =>
                {
                    var wanted = InFile(step.Id);
                    var former = InLock(step.Id);
                    var touches = change.Steps.FirstOrDefault(one => one.Id == step.Id)?.Touches ?? [];
                    return new BaseStep(
                        step.Id,
                        wanted is not null ? wanted.Key : Unused(former?.Key, desired.Steps?.Select(one => one.Key)),
                        step.Type,
                        BaseFields.Empty,
                        [
                            .. step.Touches.Select(touch => new BaseTouch(
                                touch.Id,
                                touches.FirstOrDefault(one => one.Id == touch.Id && one.At is not null) is { } listed
                                    ? listed.Key
                                    : Unused(
                                        former?.Touches.FirstOrDefault(one => one.Id == touch.Id)?.Key,
                                        wanted?.Touches?.Select(one => one.Key)
                                    ),
                                BaseFields.Empty
                            )),
                        ]
                    );
                }),
            ]
        );

    private ILookup<string, string> KeysInUse(CurrentSequence current) =>
        (desired.Steps ?? [])
            .Select(step => (Owner: current.Id, step.Key))
            .Concat((known?.Steps ?? []).Select(step => (Owner: current.Id, step.Key)))
            .Concat(
                current.Steps.SelectMany(step =>
                    (InFile(step.Id)?.Touches ?? [])
                        .Select(touch => touch.Key)
                        .Concat((InLock(step.Id)?.Touches ?? []).Select(touch => touch.Key))
                        .Select(key => (Owner: step.Id, Key: key))
                )
            )
            .Where(pair => pair.Key is not null)
            .ToLookup(pair => pair.Owner, pair => pair.Key!, StringComparer.Ordinal);

    private DesiredStep? InFile(string id) =>
        change.Steps.FirstOrDefault(step => step.Id == id && step.At is not null) is { } one
            ? desired.Steps?.FirstOrDefault(step => step.At == one.At)
            : null;

    private BaseStep? InLock(string id) => known?.Steps.FirstOrDefault(step => step.Id == id);

    private static string? Unused(string? key, IEnumerable<string?>? inFile) =>
        key is not null && inFile?.Contains(key, StringComparer.Ordinal) != true ? key : null;
}
