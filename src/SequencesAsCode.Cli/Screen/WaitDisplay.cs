using System.Globalization;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Cli.Screen;

/// <summary>Shows waits on stderr: a countdown on a terminal, elsewhere one plain line when a wait begins.</summary>
internal sealed class WaitDisplay(Terminal terminal, LiveLine line, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Action<string?> own = line.Show;
    private Action<string?> show = line.Show;
    private ServiceWait? shown;
    private DateTimeOffset end;
    private ITimer? clock;

    /// <summary>Starts to show a wait. The countdown shows the longest of several waits.</summary>
    public void Begin(ServiceWait wait)
    {
        if (!terminal.IsInteractive)
        {
            if (!wait.IsFurther)
                terminal.Notice($"{Phrase(wait)}: {Next(wait)} s.");
            return;
        }

        lock (gate)
        {
            var ends = time.GetUtcNow() + wait.Duration;
            if (shown is not null && ends <= end)
                return;
            shown = wait;
            end = ends;
            Draw(wait.Duration);
            clock ??= time.CreateTimer(_ => Tick(), null, Second, Second);
        }
    }

    /// <summary>Passes the countdown to another display until the result is disposed.</summary>
    public IDisposable RedirectTo(Action<string?> other)
    {
        lock (gate)
            show = other;
        return new Return(this);
    }

    public void Dispose()
    {
        lock (gate)
            End();
    }

    private static string Phrase(ServiceWait wait)
    {
        var why = Why(wait.Reason);
        var endpoint = wait.Reason == WaitReason.MinuteSpent ? $" ({wait.Endpoint})" : "";
        return $"{char.ToUpperInvariant(why[0])}{why[1..]}{endpoint}";
    }

    private static string Why(WaitReason reason) =>
        reason switch
        {
            WaitReason.MinuteSpent => "no calls are left this minute",
            WaitReason.Busy => "the service is busy",
            WaitReason.NotShown => "the service does not show the change yet",
            WaitReason.NotListed => "the list may not show a new sequence yet",
            _ => "the service gave no usable answer",
        };

    private static string Next(ServiceWait wait) =>
        wait.InAll is { } all
            ? $"looking again, for up to {Seconds(all)}"
            : $"trying again in {Seconds(wait.Duration)}";

    private static string Seconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private void Tick()
    {
        lock (gate)
        {
            if (clock is null)
                return;

            // Rounded to the nearest second, so that an early or late tick neither repeats nor skips a number.
            var left = Math.Round((end - time.GetUtcNow()).TotalSeconds, MidpointRounding.ToEven);
            if (left >= 1)
                Draw(TimeSpan.FromSeconds(left));
            else
                End();
        }
    }

    private void Draw(TimeSpan left) => show($"Waiting {Seconds(left)} s: {Why(shown!.Reason)}.");

    private void End()
    {
        if (shown is not null)
            show(null);
        clock?.Dispose();
        shown = null;
        clock = null;
    }

    private sealed class Return(WaitDisplay owner) : IDisposable
    {
        public void Dispose()
        {
            lock (owner.gate)
            {
                owner.End();
                owner.show = owner.own;
            }
        }
    }
}
