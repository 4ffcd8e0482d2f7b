using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text.Plans;

/// <summary>What a person is asked before an apply, and the people in the last line of a plan.</summary>
internal sealed class ReachTests
{
    private static readonly SequenceChange Different = With(EffectKind.ChangesLive, 1_139);
    private static readonly SequenceChange Unknown = With(EffectKind.ChangesLive, null);
    private static readonly SequenceChange Off = With(EffectKind.ChangesOff, null);

    private static IEnumerable<TestCaseData> Questions =>
        [
            Case("This changes what 1,139 people receive in production.", Different),
            Case("This changes what 2,278 people receive in production.", Different, Different with { Key = "b" }),
            Case("This changes what 1 person receives in production.", With(EffectKind.ChangesLive, 1)),
            Case("This changes what at least 1,139 people receive in production.", Different, Unknown),
            Case("This changes what an unknown number of people receive in production.", Unknown),
            Case("This changes production. Nobody gets different messages.", Off),
            Case(
                "This changes production. 12 people get the same messages at different times.",
                With(EffectKind.ChangesTimes, 12)
            ),
            Case(
                "This changes production. 1,139 people get different messages and 1 person gets the same messages at "
                    + "different times.",
                Different,
                With(EffectKind.ChangesTimes, 1)
            ),
            Case(
                "This changes production. 1,139 people get different messages and 30 people start getting email.",
                Different,
                With(EffectKind.StartsSending, 30)
            ),
            Case("This changes production. 1 person stops getting email.", With(EffectKind.StopsSending, 1)),
            Case(
                "This changes production. 1 sequence is turned off, with nobody in it.",
                With(EffectKind.StopsSending, 0)
            ),
            Case(
                "This changes production. 1 sequence is turned on, with nobody in it yet.",
                With(EffectKind.StartsReviewed, 0)
            ),
            Case(
                "This changes production. 2 new sequences are on from the start.",
                With(EffectKind.CreatedOn, null),
                With(EffectKind.CreatedOn, null) with
                {
                    Key = "b",
                }
            ),
            Case("This sends nothing to production: only the lock file changes.", Some.Sequence(SequenceAction.Adopt)),
        ];

    [TestCaseSource(nameof(Questions))]
    public void The_question_says_how_many_people_it_reaches(string question, SequenceChange[] changes) =>
        Assert.That(TextRenderer.Question(Some.Plan(changes)), Is.EqualTo(question));

    [Test]
    public void The_last_line_of_a_plan_says_so_too()
    {
        var text = PlanOutput.Text(Some.Plan(Different, Off with { Key = "b" }));

        Assert.That(text, Does.EndWith("\nPlan: 2 to update. 1,139 people get different messages.\n"));
    }

    private static TestCaseData Case(string question, params SequenceChange[] changes) =>
        new TestCaseData(question, changes).SetArgDisplayNames(question);

    private static SequenceChange With(EffectKind kind, long? people) =>
        Some.Sequence(SequenceAction.Update) with
        {
            Effect = new(kind, new(people)),
        };
}
