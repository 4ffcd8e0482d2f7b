using SequencesAsCode.Cli.Screen;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Tests.Cli;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WaitDisplayTests : IDisposable
{
    private static readonly ServiceWait Minute = new(WaitReason.MinuteSpent, "api/v1/x", TimeSpan.FromSeconds(3));

    private readonly StringWriter error = new() { NewLine = "\n" };
    private readonly ManualTime time = new();

    public void Dispose() => error.Dispose();

    [Test]
    public void On_a_terminal_the_seconds_are_counted_down_and_taken_away()
    {
        var (waits, _) = Open();

        waits.Begin(Minute);
        Assert.That(Screen(), Is.EqualTo("Waiting 3 s: no calls are left this minute."));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Screen(), Is.EqualTo("Waiting 2 s: no calls are left this minute."));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Screen(), Is.EqualTo("Waiting 1 s: no calls are left this minute."));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(Screen(), Is.Empty);
        Assert.That(time.Waiting, Is.Zero);
    }

    [Test]
    public void A_tick_that_is_early_or_late_neither_repeats_a_number_nor_leaves_one_out()
    {
        var loose = new LooseTime();
        var (waits, _) = Open(clock: loose);
        waits.Begin(Minute with { Duration = TimeSpan.FromSeconds(4) });
        var shown = new List<string>();

        foreach (var at in new[] { 0.999, 2.002, 2.998, 4.001 })
        {
            loose.Tick(at);
            shown.Add(Screen().Split(':')[0]);
        }

        Assert.That(shown, Is.EqualTo(new[] { "Waiting 3 s", "Waiting 2 s", "Waiting 1 s", "" }));
    }

    [Test]
    public void What_is_said_meanwhile_takes_the_line_away_and_the_countdown_goes_on_below()
    {
        var (waits, terminal) = Open();
        waits.Begin(Minute);

        terminal.Notice("Something else.");
        Assert.That(Screen(), Is.EqualTo("Something else.\n"));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(Screen(), Is.EqualTo("Something else.\nWaiting 2 s: no calls are left this minute."));
    }

    [TestCase(WaitReason.Busy, "Waiting 2 s: the service is busy.")]
    [TestCase(WaitReason.NotShown, "Waiting 2 s: the service does not show the change yet.")]
    [TestCase(WaitReason.NotListed, "Waiting 2 s: the list may not show a new sequence yet.")]
    [TestCase(WaitReason.NoAnswer, "Waiting 2 s: the service gave no usable answer.")]
    public void Each_reason_has_its_words(WaitReason reason, string expected)
    {
        Open().Waits.Begin(new(reason, "api/v1/x", TimeSpan.FromSeconds(1.4)));

        Assert.That(Screen(), Is.EqualTo(expected));
    }

    [Test]
    public void Of_several_the_longest_is_shown()
    {
        var (waits, _) = Open();
        waits.Begin(Minute);
        waits.Begin(Minute with { Duration = TimeSpan.FromSeconds(2), Reason = WaitReason.Busy });
        Assert.That(Screen(), Does.StartWith("Waiting 3 s: no calls"));

        waits.Begin(Minute with { Duration = TimeSpan.FromSeconds(4), Reason = WaitReason.Busy });

        Assert.That(Screen(), Is.EqualTo("Waiting 4 s: the service is busy."));
    }

    [Test]
    public void A_wait_after_a_wait_is_counted_down_as_well()
    {
        var (waits, _) = Open();
        waits.Begin(Minute);
        time.Advance(TimeSpan.FromSeconds(3));

        waits.Begin(Minute with { Duration = TimeSpan.FromSeconds(2) });
        Assert.That(Screen(), Is.EqualTo("Waiting 2 s: no calls are left this minute."));
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(Screen(), Is.Empty);
    }

    [Test]
    public void A_progress_bar_shows_it_in_its_own_words()
    {
        var (waits, _) = Open();
        var shown = new List<string?>();
        using (waits.RedirectTo(shown.Add))
        {
            waits.Begin(Minute);
            time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.That(
            shown,
            Is.EqualTo(
                new[]
                {
                    "Waiting 3 s: no calls are left this minute.",
                    "Waiting 2 s: no calls are left this minute.",
                    "Waiting 1 s: no calls are left this minute.",
                    null,
                }
            )
        );
        Assert.That(error.ToString(), Is.Empty);
        waits.Begin(Minute);
        Assert.That(Screen(), Does.StartWith("Waiting 3 s"));
    }

    [Test]
    public void A_run_that_ends_leaves_no_line()
    {
        var (waits, _) = Open();
        waits.Begin(Minute);

        waits.Dispose();
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(Screen(), Is.Empty);
        Assert.That(time.Waiting, Is.Zero);
    }

    [Test]
    public void A_line_is_never_wider_than_the_terminal()
    {
        Open(width: 20).Waits.Begin(Minute);

        Assert.That(Screen(), Is.EqualTo("Waiting 3 s: no cal"));
    }

    [Test]
    public void Without_a_terminal_a_wait_is_one_plain_line()
    {
        Open(isInteractive: false).Waits.Begin(Minute);
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.That(error.ToString(), Is.EqualTo("No calls are left this minute (api/v1/x): trying again in 3 s.\n"));
        Assert.That(time.Waiting, Is.Zero);
    }

    [Test]
    public void Without_a_terminal_several_waits_for_the_same_thing_are_one_line()
    {
        var (waits, _) = Open(isInteractive: false);
        waits.Begin(new(WaitReason.NotListed, "", TimeSpan.FromSeconds(3)) { InAll = TimeSpan.FromSeconds(60) });
        waits.Begin(
            new(WaitReason.NotListed, "", TimeSpan.FromSeconds(3))
            {
                InAll = TimeSpan.FromSeconds(57),
                IsFurther = true,
            }
        );

        Assert.That(
            error.ToString(),
            Is.EqualTo("The list may not show a new sequence yet: looking again, for up to 60 s.\n")
        );
    }

    private (WaitDisplay Waits, Terminal Terminal) Open(
        bool isInteractive = true,
        int width = 100,
        TimeProvider? clock = null
    )
    {
        var line = new LiveLine(error, width);
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, line, isInteractive, false, width);
        return (new(terminal, line, clock ?? time), terminal);
    }

    // What a terminal shows of all that was written: a carriage return goes back to the start of the line, what follows
    // overwrites it.
    private string Screen()
    {
        List<string> lines = [""];
        var column = 0;
        foreach (var character in error.ToString())
        {
            if (character == '\n')
                lines.Add("");
            if (character is '\n' or '\r')
            {
                column = 0;
                continue;
            }

            lines[^1] = lines[^1][..column] + character + (column < lines[^1].Length ? lines[^1][(column + 1)..] : "");
            column++;
        }

        return string.Join('\n', lines.Select(line => line.TrimEnd(' ')));
    }

    /// <summary>A clock whose timers fire when a test says so, and not quite in time.</summary>
    private sealed class LooseTime : TimeProvider
    {
        private readonly DateTimeOffset start = new(2026, 7, 18, 9, 30, 0, TimeSpan.Zero);
        private double seconds;
        private Action tick = () => { };

        public override DateTimeOffset GetUtcNow() => start.AddSeconds(seconds);

        public void Tick(double at)
        {
            seconds = at;
            tick();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            tick = () => callback(state);
            return new ManualTime().CreateTimer(_ => { }, null, dueTime, period);
        }
    }
}
