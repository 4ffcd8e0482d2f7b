using SequencesAsCode.Cli.Screen;

namespace SequencesAsCode.Tests.Cli;

/// <summary>What a signal writes, and that it does not write over a question.</summary>
internal sealed class InterruptionTests
{
    [Test]
    public void The_first_signal_asks_for_an_orderly_end_and_the_second_ends_the_process()
    {
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource();
        var interruption = new Interruption(error, new(), stop);

        var (first, second) = (interruption.Take(), interruption.Take());

        Assert.That((first, second, stop.IsCancellationRequested), Is.EqualTo((true, false, true)));
        Assert.That(error.ToString().Split("Stopping after the current write"), Has.Length.EqualTo(2));
    }

    [Test]
    public void While_a_person_is_asked_nothing_is_written_over_the_question()
    {
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource();
        var asking = new Asking();

        using (asking.Begin())
            new Interruption(error, asking, stop).Take();

        Assert.That((error.ToString(), stop.IsCancellationRequested, asking.IsOpen), Is.EqualTo(("", true, false)));
    }
}
