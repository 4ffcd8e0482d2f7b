using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Tests.Wording.Pages;

/// <summary>Chips and effects are in the words of a sales lead.</summary>
internal sealed class ChangeChipsTests
{
    private static readonly SequenceChange Update = Some.Sequence(SequenceAction.Update);

    private static IEnumerable<TestCaseData> Chips =>
        [
            Case(
                "deletes a step | timing",
                Update with
                {
                    Classes = [ChangeClass.Timing, ChangeClass.Destructive],
                    Steps =
                    [
                        Some.Step(PartAction.Remove, 1, "a"),
                        Some.Step(PartAction.Update, 2, "b") with
                        {
                            Fields = [Some.Wait(Some.Days(1), Some.Days(2))],
                        },
                    ],
                }
            ),
            Case(
                "deletes 2 steps | adds a step",
                Update with
                {
                    Classes = [ChangeClass.Timing, ChangeClass.Destructive],
                    Steps =
                    [
                        Some.Step(PartAction.Remove, 1, "a"),
                        Some.Step(PartAction.Replace, 2, "b"),
                        Some.Step(PartAction.Create, 3, "c") with
                        {
                            Fields = [Some.Wait(null, Some.Days(2))],
                        },
                    ],
                }
            ),
            Case("sends new email", Update with { Effect = new(EffectKind.StartsSending, new(12)) }),
            Case("stops sending", Update with { Effect = new(EffectKind.StopsSending, new(12)) }),
            Case(
                "deletes a variant | order",
                Update with
                {
                    Classes = [ChangeClass.Order, ChangeClass.Destructive],
                    Steps = [Some.Step(PartAction.Update, 1, "a") with { Touches = [Some.Touch(PartAction.Remove)] }],
                }
            ),
            Case("", SomePlans.Drifted),
        ];

    [TestCaseSource(nameof(Chips))]
    public void A_chip_says_what_happens(SequenceChange change, string words) =>
        Assert.That(string.Join(" | ", ChangeChips.Of(change).Select(chip => chip.Words)), Is.EqualTo(words));

    [TestCase(EffectKind.ChangesLive, 129L, "129 people get different email")]
    [TestCase(EffectKind.ChangesLive, 1L, "1 person gets different email")]
    [TestCase(EffectKind.ChangesLive, 0L, "it is on, but nobody is in it yet")]
    [TestCase(EffectKind.ChangesLive, null, "an unknown number of people get different email")]
    [TestCase(EffectKind.StartsSending, 2_383L, "2,383 people start to get email")]
    [TestCase(EffectKind.StopsSending, 1L, "1 person stops getting email from it")]
    [TestCase(EffectKind.ArchivesLive, 0L, "it is archived; nobody is in it")]
    public void An_effect_is_about_people(EffectKind kind, long? people, string words) =>
        Assert.That(
            EffectWords.Of(Update with { Effect = new(kind, new(people)), Classes = [ChangeClass.Copy] }),
            Is.EqualTo(words)
        );

    [Test]
    public void Other_times_are_no_different_email() =>
        Assert.That(
            EffectWords.Of(
                Update with
                {
                    Effect = new(EffectKind.ChangesLive, new(129)),
                    Classes = [ChangeClass.Timing],
                }
            ),
            Is.EqualTo("129 people get email at other times")
        );

    private static TestCaseData Case(string words, SequenceChange change) =>
        new TestCaseData(change, words).SetArgDisplayNames(words);
}
