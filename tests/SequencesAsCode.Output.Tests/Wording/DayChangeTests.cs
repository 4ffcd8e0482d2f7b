using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Tests.Wording;

public sealed class DayChangeTests
{
    [Test]
    public void Days_that_change_are_shown_old_over_new()
    {
        var change = Change(
            Content(("intro", 0), ("call", 3), ("last", 5)),
            Content(("intro", 0), ("call", 5), ("last", 5))
        );

        Assert.That(
            change!.Lines,
            Is.EqualTo(
                new[]
                {
                    "days before: 1 intro · 4 call · 9 last",
                    "days after: 1 intro · 6 call · 11 last",
                    "call: day 4 → 6, last: day 9 → 11; whole sequence 9 → 11 days",
                }
            )
        );
    }

    [Test]
    public void The_same_days_are_not_worth_a_line() =>
        Assert.That(Change(Content(("intro", 0), ("call", 3)), Content(("intro", 0), ("call", 3))), Is.Null);

    [Test]
    public void A_new_sequence_takes_one_line() =>
        Assert.That(
            Change(null, Content(("intro", 0), ("call", 3)))!.Lines,
            Is.EqualTo(new[] { "days: 1 intro · 4 call; 4 days in all" })
        );

    [Test]
    public void Steps_that_come_and_go_change_the_whole() =>
        Assert.That(
            Change(Content(("intro", 0), ("call", 3)), Content(("intro", 0)))!.Lines[^1],
            Is.EqualTo("whole sequence 4 → 1 day")
        );

    [Test]
    public void Many_steps_are_told_by_what_moves()
    {
        var steps = Enumerable.Range(1, 64).Select(i => ($"s{i}", 1)).ToArray();

        var change = Change(Content(steps), Content([.. steps.Select(step => step.Item1 == "s2" ? ("s2", 3) : step)]));

        Assert.That(
            change!.Lines,
            Is.EqualTo(
                new[]
                {
                    "s2: day 3 → 5, s3: day 4 → 6, s4: day 5 → 7, s5: day 6 → 8, s6: day 7 → 9, s7: day 8 → "
                        + "10, and 57 more steps; whole sequence 65 → 67 days",
                }
            )
        );
    }

    private static DayChange? Change(SequenceContent? before, SequenceContent after)
    {
        var handles = after.Steps.Concat(before?.Steps ?? []).Select(step => step.Handle).Distinct();
        return DayChange.Of(
            Some.Sequence(before is null ? SequenceAction.Create : SequenceAction.Update) with
            {
                Before = before,
                After = after,
                Steps = [.. handles.Select((handle, i) => Some.Step(PartAction.Update, i + 1, handle))],
            }
        );
    }

    private static SequenceContent Content(params (string Handle, int Days)[] steps) =>
        new(
            FieldSet.Of([]),
            [
                .. steps.Select(step => new StepContent(
                    step.Handle,
                    StepTypes.AutoEmail,
                    FieldSet.Of([(Fields.Wait, Some.Days(step.Days))]),
                    []
                )),
            ]
        );
}
