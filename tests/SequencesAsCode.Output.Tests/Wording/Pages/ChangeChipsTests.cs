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

    private static TestCaseData Case(string words, SequenceChange change) =>
        new TestCaseData(change, words).SetArgDisplayNames(words);
}
