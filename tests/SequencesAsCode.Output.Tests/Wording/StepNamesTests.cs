using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Wording.Facts;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Wording;

public sealed class StepNamesTests
{
    [Test]
    public void Emails_are_counted_by_themselves_and_other_steps_by_their_place()
    {
        var intro = Some.Step(PartAction.None, 1, "intro");
        var call = Some.Step(PartAction.None, 2, "call") with { Type = StepTypes.Call };
        var gone = Some.Step(PartAction.Remove, 3, "gone") with { To = null, From = 3 };
        var proof = Some.Step(PartAction.Create, 3, "proof") with { From = null };
        var last = Some.Step(PartAction.Move, 4, "last");
        var names = new StepNames(
            Some.Sequence(SequenceAction.Update, "q3", "Q3") with
            {
                Steps = [intro, call, gone, proof, last],
            }
        );

        Assert.That(
            new[] { intro, call, proof, last }.Select(names.Of),
            Is.EqualTo(new[] { "email 1", "step 2 (call)", "email 2", "email 3" })
        );
        Assert.That(names.Short(last.Type, last.Handle), Is.EqualTo("Email 3"));
        Assert.That(names.Short(call.Type, call.Handle), Is.EqualTo("Call"));
        Assert.That(StepNames.Before(gone), Is.EqualTo("step 3 (email)"));
    }
}
