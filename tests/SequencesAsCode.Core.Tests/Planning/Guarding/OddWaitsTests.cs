using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Planning.Guarding;

namespace SequencesAsCode.Core.Tests.Planning.Guarding;

/// <summary>Apollo is reported to refuse waits in seconds; the reviewer and a refused run hear about them.</summary>
[TestFixture]
internal sealed class OddWaitsTests
{
    private static readonly ImmutableArray<TargetStep> Steps =
    [
        Step(new(2, WaitUnit.Day)),
        Step(new(90, WaitUnit.Second)),
        Step(new(120, WaitUnit.Second)),
        Step(new(1, WaitUnit.Second)),
    ];

    [Test]
    public void The_steps_are_named_with_a_wait_in_minutes_for_the_first_one()
    {
        var note = OddWaits.Notes(Steps, ServiceFacts.Guesses).Single();
        var after = OddWaits.AfterRefusal(Steps);

        Assert.That(note, Does.Contain("step 2: 90 ").And.Contain("step 4: 1 ").And.Not.Contain("step 3"));
        Assert.That(note, Does.Contain("wait: 2 minutes (step 2)"));
        Assert.That(after, Does.Contain("step 2: 90 ").And.Contain("wait: 2 minutes (step 2)"));
    }

    [Test]
    public void Whole_minutes_need_no_remark()
    {
        Assert.That(OddWaits.Notes([Steps[0], Steps[2]], ServiceFacts.Guesses), Is.Empty);
        Assert.That(OddWaits.AfterRefusal([Steps[0], Steps[2]]), Is.Empty);
    }

    private static TargetStep Step(FieldValue.Wait wait) =>
        new()
        {
            Handle = "any",
            Type = StepTypes.Call,
            Fields = FieldSet.Of((Fields.Wait, wait)),
        };
}
