using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Locking;

/// <summary>Whatever a run notes, the lock and the journal that are written can be read again.</summary>
internal sealed class SoundLockTests
{
    [TestCase(400)]
    [TestCase(20_000, Category = Law.Long)]
    public void Every_lock_and_journal_that_is_written_is_read_again(int cases)
    {
        var (bent, kept) = (0, 0);
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                using var folder = new TemporaryFolder(Directory.Exists("/dev/shm") ? "/dev/shm" : null);
                var store = Store(folder.Path);
                store.Read();
                for (var runs = dice.Number(1, 3); runs > 0; runs--)
                {
                    foreach (var sequence in SomeLock.Draw(dice).Select(sequence => Bent(sequence, dice)).ToList())
                    {
                        store.Record("team", sequence);
                        if (IsBent(sequence))
                            bent++;
                        else
                            kept++;
                        if (dice.Chance(0.1))
                            store.Forget(sequence.Key);
                    }

                    // Killed before the lock is written, or not.
                    if (dice.Chance(0.7))
                        store.Save();
                    var next = Store(folder.Path);
                    var read = next.Read();
                    if (read.Base is not { } found)
                        return [$"{read.Diagnostics[0].Message}"];
                    var lost = store
                        .Known()
                        .Where(known => found.Sequences.All(other => SomeLock.Show([other]) != SomeLock.Show([known])))
                        .ToList();
                    if (lost.Count > 0)
                        return [$"not read as it was noted: {SomeLock.Show(lost)}\n{SomeLock.Show(found.Sequences)}"];
                    next.Save();
                    if (Store(folder.Path).Read().Base is null)
                        return ["what was read and written cannot be read"];
                    store = next;
                }

                return [];
            },
            cases,
            missing: () => Law.Below(("bent", bent, 21), ("as they should be", kept, 21))
        );
    }

    // What no sequence has and a wrong read may show: a key or an id twice, in one sequence or over two.
    private static BaseSequence Bent(BaseSequence sequence, Dice dice)
    {
        var steps = sequence.Steps.ToList();
        for (var index = 0; index < steps.Count; index++)
        {
            if (dice.Chance(0.15))
                steps[index] = steps[index] with { Key = dice.Of(null, "step0", "step1", "") };
            if (dice.Chance(0.1))
                steps[index] = steps[index] with { Id = dice.Of(steps[0].Id, sequence.Id, "00010001", " ", "a/b") };
            if (dice.Chance(0.15))
                steps[index] = steps[index] with
                {
                    Touches =
                    [
                        .. steps[index]
                            .Touches.Select(touch =>
                                dice.Chance(0.5)
                                    ? touch with
                                    {
                                        Key = "touch0",
                                    }
                                    : touch with
                                    {
                                        Id = dice.Of(touch.Id, steps[0].Id, "00010002"),
                                    }
                            ),
                    ],
                };
        }

        return sequence with
        {
            Steps = [.. steps],
        };
    }

    private static bool IsBent(BaseSequence sequence) =>
        sequence.PartIds.Distinct().Count() != sequence.PartIds.Count()
        || sequence.Steps.Select(step => step.Key).OfType<string>().GroupBy(key => key).Any(group => group.Count() > 1);

    private static LockStore Store(string folder) =>
        LockStore.For(
            new(folder, [], Policy.Default, [], []),
            new WorkspaceEnvironment.Apollo("production", null, "KEY")
        );
}
