using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Applying.Tests;

[TestFixture]
internal sealed class SavePaceTests
{
    [TestCase(0, 5)]
    [TestCase(0.01, 5)]
    [TestCase(2, 100)]
    public void A_save_is_due_after_five_seconds_or_fifty_times_what_the_last_one_took(double took, int seconds)
    {
        var time = new ManualTime();
        var pace = new SavePace(time);
        time.Advance(TimeSpan.FromSeconds(4));
        var isDueEarly = pace.IsDue;
        time.Advance(TimeSpan.FromSeconds(1));
        var isDueFirst = pace.IsDue;

        var saved = pace.Save(() =>
        {
            time.Advance(TimeSpan.FromSeconds(took));
            return "saved";
        });

        Assert.That((saved, isDueEarly, isDueFirst, pace.IsDue), Is.EqualTo(("saved", false, true, false)));
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.That(pace.IsDue, Is.False);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.That(pace.IsDue, Is.True);
    }
}
