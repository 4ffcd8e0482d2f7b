using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Output.Html.Pages;

namespace SequencesAsCode.Output.Tests.Wording;

/// <summary>Effects as they are shown, and as a saved plan has them.</summary>
internal sealed class EffectTests
{
    private static readonly SequenceChange Off = Some.Sequence(SequenceAction.Update, "off", "Switched off") with
    {
        Effect = new(EffectKind.StopsSending, new(214)),
        Classes = [ChangeClass.Activation],
        Fields = [Some.Changed(Fields.Active, new FieldValue.Flag(true), new FieldValue.Flag(false))],
    };

    private static readonly SequenceChange Made = Some.Sequence(SequenceAction.Create, "made", "Made and on") with
    {
        Effect = new(EffectKind.CreatedOn),
        Classes = [ChangeClass.Activation],
        Fields = [Some.Changed(Fields.Active, null, new FieldValue.Flag(true))],
    };

    private static IEnumerable<TestCaseData> Alarming =>
        [
            new TestCaseData(Off, "<b>Turns it off</b>").SetArgDisplayNames("switching off"),
            new TestCaseData(Made, "<b>No steps yet, on as soon as it is applied</b>").SetArgDisplayNames(
                "a create that is switched on"
            ),
        ];

    [TestCaseSource(nameof(Alarming))]
    public void What_starts_or_stops_to_send_is_alarming_in_every_output(SequenceChange change, string said)
    {
        var felt = Some.Sequence(SequenceAction.Update, "felt", "Felt") with
        {
            Effect = new(EffectKind.ChangesLive, new(900)),
        };
        var plan = Some.Plan(felt, change);

        var page = PlanPreview.Of(plan).Sequences[0];
        var comment = SomeComments.Comment(plan);
        var row = comment.Split('\n').First(text => text.Contains($"<b>{change.Name}</b>", StringComparison.Ordinal));

        Assert.That((page.Name, page.Chips[0].IsStressed), Is.EqualTo((change.Name, true)));
        Assert.That(comment, Does.Contain("> [!CAUTION]"));
        Assert.That(row, Does.Contain(said));
    }

    [Test]
    public void Every_effect_is_read_back_from_its_sentence(
        [Values] EffectKind kind,
        [Values(null, 0L, 1L, 214L)] long? people
    )
    {
        var effect = Effect.Of(kind, new(people));
        var change = Off with { People = new(people) };

        var read = EffectJson.Read(EffectJson.Write(effect), change);

        Assert.That(read, Is.EqualTo(effect));
    }

    [Test]
    public void Words_of_another_version_are_kept_and_the_change_says_what_they_mean()
    {
        var read = EffectJson.Read("sends no more", Off);

        Assert.That(EffectSentence.Of(read), Is.EqualTo("sends no more"));
        Assert.That((read.Kind, read.People, read.Stops), Is.EqualTo((EffectKind.StopsSending, Off.People, true)));
    }
}
