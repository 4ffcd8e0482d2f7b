using SequencesAsCode.Output.Html.Timelines;

namespace SequencesAsCode.Output.Tests.Html;

/// <summary>The columns of a timeline.</summary>
[TestFixture]
internal sealed class TimelineColumnsTests
{
    [Test]
    public void Every_day_has_a_column_and_a_long_stretch_without_steps_has_one_alone() =>
        Assert.That(Labels(Of(1, 3), Of(3, 12)), Is.EqualTo(new[] { "1", "2", "3", "+8", "12" }));

    [Test]
    public void Exact_times_are_dates_in_order_and_what_is_not_known_comes_last()
    {
        var timeline = new Timeline([
            new("a", StepTypes.Call, 1, null),
            At(5),
            At(2),
            new("d", StepTypes.Call, null, null),
        ]);

        Assert.That(Labels(timeline), Is.EqualTo(new[] { "1", "2 Jan 2027 09:30", "5 Jan 2027 09:30", "later" }));
    }

    [Test]
    public void A_step_of_the_last_day_there_can_be_is_shown() =>
        Assert.That(Labels(Of(1, int.MaxValue)), Is.EqualTo(new[] { "1", "+2147483645", "2147483647" }));

    private static IEnumerable<string> Labels(params IEnumerable<Timeline> timelines) =>
        TimelineColumns.Of(timelines).Select(column => column.Label);

    private static Timeline Of(params IEnumerable<int> days) =>
        new([.. days.Select(day => new TimelineStep($"s{day}", StepTypes.AutoEmail, day, null))]);

    private static TimelineStep At(int day) =>
        new($"at{day}", StepTypes.AutoEmail, null, new(2027, 1, day, 9, 30, 0, TimeSpan.FromHours(1)));
}
