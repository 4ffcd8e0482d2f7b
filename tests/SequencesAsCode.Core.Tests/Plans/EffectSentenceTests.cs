namespace SequencesAsCode.Core.Tests.Plans;

/// <summary>An effect is in the words of a sales lead: how many people get what.</summary>
internal sealed class EffectSentenceTests
{
    [TestCase(EffectKind.CreatedOff, null, "is created turned off, so it sends nothing yet")]
    [TestCase(EffectKind.ChangesLive, 129L, "129 people get different messages")]
    [TestCase(EffectKind.ChangesLive, 1L, "1 person gets different messages")]
    [TestCase(EffectKind.ChangesLive, 0L, "it is on, but nobody is in it yet")]
    [TestCase(EffectKind.ChangesLive, null, "an unknown number of people get different messages")]
    [TestCase(EffectKind.ChangesTimes, 129L, "129 people get the same messages at different times")]
    [TestCase(EffectKind.StartsSending, 2_383L, "2,383 people start getting email")]
    [TestCase(EffectKind.StopsSending, 1L, "1 person stops getting email from it")]
    [TestCase(EffectKind.ArchivesLive, 12L, "12 people stop getting email from it, for good")]
    [TestCase(EffectKind.ArchivesLive, 0L, "archives it; nobody is in it")]
    public void An_effect_is_about_people(EffectKind kind, long? people, string words) =>
        Assert.That(EffectSentence.Of(new(kind, new(people))), Is.EqualTo(words));

    [Test]
    public void Other_times_are_no_different_email()
    {
        var moved = Effects.OfUpdate(
            isLive: true,
            new(129),
            fields: [],
            approves: false,
            [ChangeClass.Timing, ChangeClass.Settings]
        );
        var both = Effects.OfUpdate(
            isLive: true,
            new(129),
            fields: [],
            approves: false,
            [ChangeClass.Timing, ChangeClass.Copy]
        );

        Assert.That((moved.Kind, both.Kind), Is.EqualTo((EffectKind.ChangesTimes, EffectKind.ChangesLive)));
        Assert.That(moved.IsFelt);
    }
}
