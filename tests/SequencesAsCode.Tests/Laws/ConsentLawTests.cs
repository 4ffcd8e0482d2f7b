using SequencesAsCode.Core.Reports;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// What is in the service goes only where a tombstone, a flag or the policy allows it, or where the lock knows it, the
/// sequence is not active and nobody is in the step when apply writes. A protected sequence loses nothing.
/// </summary>
[TestFixture]
internal sealed class ConsentLawTests
{
    private static readonly string[] Exercised =
    [
        "went by Allow",
        "went by flag",
        "went by tombstone",
        "went freely",
        "blocked: Protected",
        "blocked: RemovalDenied",
        "blocked: RemovalNeedsConsent",
        "somebody entered",
    ];

    [TestCase(Law.Cases / 4)]
    [TestCase(3 * Law.Cases / 4, Category = Law.Long)]
    public void Nothing_goes_without_consent_unless_nobody_can_notice(int cases)
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);

        Law.Holds(
            seed =>
            {
                using var drawn = new LawCase(seed);
                if (drawn.Current is not { } current)
                    return [];
                var dice = new Dice(seed ^ 0x5eed);
                var known = drawn.Lock();
                if (dice.Chance(0.2))
                    known = known with
                    {
                        Sequences = [.. known.Sequences.Select(sequence => sequence with { IsProtected = true })],
                    };
                var given = Given(dice, drawn);

                var plan = drawn.Plan(drawn.Before, known, given.Desired, given.Policy, given.Consents);
                if (
                    dice.Chance(
                        plan.Sequences.Single().EmptySteps.Contains(current.Steps.FirstOrDefault()?.Id ?? "")
                            ? 0.6
                            : 0.2
                    )
                )
                    drawn.Enrol(current.Id);
                var before = drawn.Read().Sequences[current.Id];
                var result = drawn.Apply(plan).Results.SingleOrDefault();
                var lost = Lost(before, drawn.Read().Sequences[current.Id]).ToList();

                var isProtected =
                    given.Desired.Protect == true
                    || known.Sequences.Any(sequence => sequence.Id == current.Id && sequence.IsProtected);
                var locked = known
                    .Sequences.Where(sequence => sequence.Id == current.Id)
                    .SelectMany(sequence => sequence.Steps)
                    .SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id))
                    .ToHashSet(StringComparer.Ordinal);
                foreach (var word in Words(plan.Sequences.Single(), result, lost.Count > 0, given))
                    seen[word] = seen.GetValueOrDefault(word) + 1;
                return lost.Where(part => Ground(part, before, given, locked, isProtected) is null)
                    .Select(part =>
                        $"{part.Id} of step {part.Step.Id} went, with {part.Step.People} in it; active "
                        + $"{before.Active}, in the lock {locked.Contains(part.Id)}, protected {isProtected}, "
                        + $"{given.Policy.Removals}"
                    );
            },
            cases,
            () => Exercised.Where(word => !seen.ContainsKey(word))
        );

        foreach (var (word, count) in seen)
            TestContext.Out.WriteLine($"{count, 5}  {word}");
    }

    private static Circumstances Given(Dice dice, LawCase drawn)
    {
        // People enter the first step, so that is the one to lose.
        var desired =
            drawn.Desired is { Steps: { Length: > 1 } steps } && dice.Chance(0.5)
                ? drawn.Desired with
                {
                    Steps = steps.RemoveAt(0),
                }
                : drawn.Desired;
        var losing = drawn
            .Plan(drawn.Before, drawn.Lock(), desired, Policy.Default, Scene.Everything)
            .Sequences.Single()
            .Steps;
        var gone = losing
            .Where(step => step.Action is PartAction.Remove or PartAction.Replace)
            .Select(step => step.Id!)
            .Concat(
                losing
                    .SelectMany(step => step.Touches)
                    .Where(touch => touch.Action == PartAction.Remove)
                    .Select(touch => touch.Id!)
            );
        var isNamed = dice.Chance(0.3);
        ImmutableArray<Tombstone> tombstones = isNamed
            ?
            [
                .. gone.Where(_ => dice.Chance(0.8))
                    .Select(id => new Tombstone(id, null, "drawn", new("sequences/drawn.yaml"))),
            ]
            : [];
        return new(
            desired with
            {
                Removed = tombstones,
                Protect =
                    dice.Chance(0.1) ? true
                    : dice.Chance(0.1) ? false
                    : null,
            },
            Policy.Default with
            {
                Removals = dice.Chance(0.6) ? RemovalPolicy.Guarded : dice.Of(RemovalPolicy.Allow, RemovalPolicy.Deny),
            },
            Consents.None with
            {
                Activation = KeySelection.Every,
                Removals = dice.Chance(0.15) ? KeySelection.Every : KeySelection.None,
            }
        );
    }

    private static IEnumerable<(string Id, CurrentStep Step)> Lost(CurrentSequence before, CurrentSequence after)
    {
        var left = after
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id))
            .ToHashSet(StringComparer.Ordinal);
        return before
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Id).Prepend(step.Id).Select(id => (id, step)))
            .Where(part => !left.Contains(part.id));
    }

    private static string? Ground(
        (string Id, CurrentStep Step) part,
        CurrentSequence before,
        Circumstances given,
        HashSet<string> locked,
        bool isProtected
    )
    {
        if (isProtected || given.Policy.Removals == RemovalPolicy.Deny)
            return null;
        if (given.Consents.Removals.All)
            return "flag";
        if (given.Desired.Removed.Any(tombstone => tombstone.Id == part.Id || tombstone.Id == part.Step.Id))
            return "tombstone";
        if (!locked.Contains(part.Id))
            return null;
        return given.Policy.Removals == RemovalPolicy.Allow || (!before.Active && part.Step.People.IsNobody)
            ? "free"
            : null;
    }

    private static IEnumerable<string> Words(
        SequenceChange change,
        ChangeResult? result,
        bool hasLost,
        Circumstances given
    )
    {
        foreach (var block in change.Blocks)
            yield return $"blocked: {block.Code}";
        if (result is { Status: ChangeStatus.Blocked } && change.Action != SequenceAction.Blocked)
            yield return "somebody entered";
        if (!hasLost)
            yield break;
        if (given.Consents.Removals.All)
            yield return "went by flag";
        else if (!given.Desired.Removed.IsEmpty)
            yield return "went by tombstone";
        else
            yield return given.Policy.Removals == RemovalPolicy.Allow ? "went by Allow" : "went freely";
    }

    private sealed record Circumstances(DesiredSequence Desired, Policy Policy, Consents Consents);
}
