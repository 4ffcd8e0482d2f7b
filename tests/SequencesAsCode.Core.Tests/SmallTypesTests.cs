namespace SequencesAsCode.Core.Tests;

[TestFixture]
internal sealed class SmallTypesTests
{
    [TestCase(null, "an unknown number of people", false)]
    [TestCase(0L, "nobody", true)]
    [TestCase(1L, "1 person", false)]
    [TestCase(1234L, "1,234 people", false)]
    public void People_are_counted_in_words_and_unknown_is_not_nobody(long? count, string words, bool isNobody)
    {
        var people = new People(count);

        Assert.That((people.ToString(), people.IsNobody), Is.EqualTo((words, isNobody)));
    }

    [Test]
    public void People_are_unknown_unless_somebody_counted()
    {
        Assert.That(default(People), Is.EqualTo(People.Unknown));
    }

    [Test]
    public void Every_type_of_step_has_a_label_of_its_own()
    {
        var labels = StepTypes.All.Select(StepTypes.Label).ToList();

        Assert.That(labels, Is.Unique.And.Count.EqualTo(8));
        Assert.That(labels.Intersect(StepTypes.All), Is.EqualTo(new[] { StepTypes.Call }));
    }

    [Test]
    public void An_unknown_type_is_called_what_the_service_calls_it_and_takes_no_touches()
    {
        var (label, touches, email) = (StepTypes.Label("fax"), StepTypes.TakesTouches("fax"), StepTypes.IsEmail("fax"));

        Assert.That((label, touches, email), Is.EqualTo(("fax", false, false)));
    }

    [Test]
    public void Emails_take_touches_and_tasks_do_not()
    {
        var (emails, withTouches) = (
            StepTypes.All.Where(StepTypes.IsEmail),
            StepTypes.All.Where(StepTypes.TakesTouches)
        );

        Assert.That(emails, Is.EqualTo(new[] { StepTypes.AutoEmail, StepTypes.ManualEmail }));
        Assert.That(
            withTouches,
            Is.EqualTo(
                new[]
                {
                    StepTypes.AutoEmail,
                    StepTypes.ManualEmail,
                    StepTypes.Call,
                    StepTypes.LinkedInConnect,
                    StepTypes.LinkedInMessage,
                }
            )
        );
    }

    [TestCase(1, WaitUnit.Day, "1 day", 86_400)]
    [TestCase(30, WaitUnit.Minute, "30 minutes", 1_800)]
    [TestCase(2, WaitUnit.Hour, "2 hours", 7_200)]
    [TestCase(0, WaitUnit.Second, "0 seconds", 0)]
    public void A_wait_is_said_as_a_person_writes_it(long amount, WaitUnit unit, string words, long seconds)
    {
        var wait = new FieldValue.Wait(amount, unit);

        Assert.That((wait.ToString(), wait.Seconds), Is.EqualTo((words, seconds)));
    }
}
