using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Files.Pulling;

/// <summary>
/// What the lock file records after a pull: the pair of every field in which file and Apollo now agree. A field that
/// only the file changed keeps its old pair, so that it stays pending.
/// </summary>
internal static class SettledBase
{
    /// <summary>The entry of a sequence.</summary>
    /// <param name="before">The entry before the pull.</param>
    /// <param name="desired">The file after the pull.</param>
    /// <param name="change">The sequence in a plan made from that file.</param>
    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="taken">What the pull took into files.</param>
    public static BaseSequence Of(
        BaseSequence before,
        DesiredSequence desired,
        SequenceChange change,
        CurrentSequence current,
        TakenParts taken
    ) =>
        before with
        {
            Key = desired.Key,
            Name = current.Name,
            Fields = SettledParts.Fields(desired.Fields, current.Fields, before.Fields, taken),
            Steps = desired.Steps is { } listed
                ? new SettledSteps(before, listed, change, current, taken).All()
                : Held(before.Steps, current),
        };

    // Parts that no file manages are forgotten when they are gone from Apollo.
    private static ImmutableArray<BaseStep> Held(ImmutableArray<BaseStep> known, CurrentSequence current)
    {
        var held = current.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        return
        [
            .. known
                .Where(step => held.ContainsKey(step.Id))
                .Select(step => step with { Touches = SettledParts.Held(step.Touches, held[step.Id]) }),
        ];
    }
}

/// <summary>What a pull took into files.</summary>
/// <param name="Made">Ids of the steps and touches. Other parts that the lock file does not have are not ours, however
/// similar.</param>
/// <param name="Bodies">Bodies that differ between file and service on purpose.</param>
internal sealed record TakenParts(IReadOnlySet<string> Made, AgreedBodies Bodies);
