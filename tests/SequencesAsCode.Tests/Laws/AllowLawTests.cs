using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Whatever happens to files, Apollo and locks, and wherever a run is killed: no apply turns a sequence on, removes a
/// step, writes over an edit, or changes many live sequences without an entry or a flag that was given for it and not
/// used before. Only a sequence that nobody is in and that was never on is turned on freely.
/// </summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AllowLawTests
{
    private static readonly ImmutableArray<string> Expected =
    [
        "allowed Activation",
        "allowed Many",
        "allowed Overwrite",
        "allowed Removal",
        "asked ActivationNeedsConsent",
        "asked about an empty one",
        "asked about an empty one, Apollo mute",
        "asked Conflict",
        "asked ManyAtOnce",
        "asked RemovalNeedsConsent",
        "killed",
        "lock lost",
        "many changed",
        "old commit",
        "old lock",
        "old lock, Apollo mute",
        "old lock committed",
        "removed",
        "the lock knows that it went back",
        "turned on",
        "turned on, empty",
    ];

    private readonly SortedDictionary<string, int> seen = new(StringComparer.Ordinal);

    [TestCase(60)]
    [TestCase(2000, Category = Law.Long)]
    public void Nothing_happens_without_a_consent_that_was_given_for_it(int cases)
    {
        Law.Holds(Problems, cases, () => Expected.Where(what => !seen.ContainsKey(what)));

        foreach (var (what, count) in seen)
            TestContext.Out.WriteLine($"{count, 6}  {what}");
    }

    private IEnumerable<string> Problems(int seed)
    {
        using var history = new AllowCase(new Dice(seed), what => seen[what] = seen.GetValueOrDefault(what) + 1);
        history.Live();
        return history.Problems;
    }
}
