using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Probing;

/// <summary>The scratch sequence while experiments change it.</summary>
/// <param name="door">The calls.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellation">Ends the experiments before the next call.</param>
internal sealed class Scratch(ProbeDoor door, TimeProvider time, CancellationToken cancellation)
{
    private const int MostLooks = 4;
    private string? shape;
    private bool answersDiffer;

    /// <summary>The sequence by the last look; null when it is not known.</summary>
    public ProbeView? Now { get; private set; }

    /// <summary>The answer to the create; null when it was lost.</summary>
    public ProbeView? Created { get; private set; }

    /// <summary>The user whom the create named as the owner; null for nobody.</summary>
    public string? Owner { get; set; }

    /// <summary>The refusal of a create that names an owner; null when it was accepted.</summary>
    public string? OwnerRefusal { get; set; }

    /// <summary>The calls, for experiments that only read.</summary>
    public ProbeDoor Door => door;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Ends the experiments.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The refusal of the read of one sequence; null when it works.</summary>
    public string? ReadRefusal { get; private set; }

    /// <summary>The rest of the account, read when an experiment first needs it.</summary>
    public Donors Donors => field ??= new(door);

    /// <summary>Takes the answer to the create.</summary>
    public void Begin(JsonElement answer) => Created = ProbeView.Of(answer);

    /// <summary>Forgets what is known, so that the steps are restored before the next experiment.</summary>
    public void Doubt() => Now = null;

    /// <summary>Looks at the sequence without changing it, unless it is known.</summary>
    /// <exception cref="ServiceException">It could not be read.</exception>
    public async Task SeeAsync() => Now ??= await LookAsync(Created).ConfigureAwait(false);

    /// <summary>Makes the steps those of <see cref="Baseline"/> again, with new ids, unless they are.</summary>
    /// <exception cref="ServiceException">The update failed.</exception>
    public async Task<ProbeView?> ReadyAsync()
    {
        if (Now is { } now && now.Shape == shape)
            return now;
        var body = new JsonObject { ["emailer_steps"] = Baseline.Steps() };
        var answer = await door.UpdateAsync("PUT", body, cancellation).ConfigureAwait(false);
        Now = await LookAsync(ProbeView.Of(answer)).ConfigureAwait(false);
        shape = Now?.Shape;
        return Now is { IsBaseline: true } ? Now : null;
    }

    /// <summary>Tries an update, and looks at the result whether it was refused or not.</summary>
    /// <param name="body">The body.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="ServiceException">The answer was lost, or the calls are spent.</exception>
    public async Task<Attempt> TryAsync(JsonObject body, string method = "PUT")
    {
        var before = Now ?? throw new InvalidOperationException("The sequence is not known.");
        Now = null;
        try
        {
            var answer = await door.UpdateAsync(method, body, cancellation).ConfigureAwait(false);
            Now = await LookAsync(ProbeView.Of(answer)).ConfigureAwait(false);
            return new(before, Now, null);
        }
        catch (ServiceException exception)
            when (exception.Kind is FailureKind.Rejected or FailureKind.NotFound || IsOfContent(exception))
        {
            // A refusal may have changed something, and a read may be late.
            await PauseAsync(1).ConfigureAwait(false);
            Now = await LookAsync(null).ConfigureAwait(false);
            return new(before, Now, exception.Said ?? exception.Message);
        }
    }

    /// <summary>Tries an update that lists every step, changed by the experiment.</summary>
    /// <param name="change">Changes the listed steps.</param>
    public Task<Attempt> TryStepsAsync(Action<JsonArray> change)
    {
        var steps = (Now ?? throw new InvalidOperationException("The sequence is not known.")).Listed();
        change(steps);
        return TryAsync(new() { ["emailer_steps"] = steps });
    }

    /// <summary>Waits.</summary>
    public Task PauseAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellation);

    // The key may send updates, so a 403 that is not about its scope is about what was sent, or about the plan.
    private static bool IsOfContent(ServiceException exception) =>
        exception is { Kind: FailureKind.NotAllowed, IsOutOfScope: false };

    // Reads until the read shows what the answer to the write showed. Where they never agree, the read counts.
    private async Task<ProbeView?> LookAsync(ProbeView? answered)
    {
        for (var look = 1; ; look++)
        {
            if (ReadRefusal is not null)
                return answered;
            ProbeView? read;
            try
            {
                read = ProbeView.Of(await door.ReadAsync(cancellation).ConfigureAwait(false));
            }
            catch (ServiceException exception) when (exception.Kind is FailureKind.NotAllowed or FailureKind.KeyRefused)
            {
                ReadRefusal = exception.Message;
                return answered;
            }
            catch (ServiceException exception) when (exception.Kind == FailureKind.NotFound && look < MostLooks)
            {
                read = null;
            }

            if (read is not null && (answered is null || read.Whole == answered.Whole))
                return read;
            if (look >= (answersDiffer ? 2 : MostLooks))
            {
                answersDiffer = true;
                return read;
            }

            await PauseAsync(1 << (look - 1)).ConfigureAwait(false);
        }
    }
}
