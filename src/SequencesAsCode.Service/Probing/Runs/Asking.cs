using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing.Answers;
using SequencesAsCode.Service.Probing.Experiments;

namespace SequencesAsCode.Service.Probing.Runs;

/// <summary>Makes the experiments one after the other, and keeps their findings.</summary>
internal sealed class Asking(Scratch scratch)
{
    private const int MostTries = 3;
    private readonly Dictionary<string, Finding> findings = new(StringComparer.Ordinal);
    private int restoresRefused;
    private Failure? denied;
    private bool isAnySkipped;

    /// <summary>The findings so far.</summary>
    public IEnumerable<Finding> Findings => findings.Values;

    /// <summary>Why the scratch sequence could not be archived; null when it is.</summary>
    public Failure? Remains { get; set; }

    /// <summary>Makes the experiments.</summary>
    /// <param name="experiments">The experiments in order.</param>
    /// <param name="progress">Called before each with its number and name; null for nobody.</param>
    /// <returns>Why the run ended early; null when it did not.</returns>
    public async Task<Failure?> AskAsync(ImmutableArray<Experiment> experiments, Action<int, string>? progress)
    {
        try
        {
            foreach (var (index, experiment) in experiments.Index())
            {
                progress?.Invoke(index + 1, experiment.Name);
                await AskAsync(experiment).ConfigureAwait(false);
                if (restoresRefused >= MostTries)
                    return new(FailureKind.Rejected, findings[experiment.Name].Seen ?? "The steps are refused.");
            }

            return isAnySkipped ? denied : null;
        }
        catch (ServiceException exception)
        {
            return new(exception.Kind, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return new(FailureKind.Cancelled, "The probe was cancelled.");
        }
    }

    /// <summary>Asks what is known only after the scratch sequence was archived.</summary>
    /// <exception cref="ServiceException">A call failed.</exception>
    public async Task AskArchivedAsync(Func<string, bool> isChosen)
    {
        var archived = await AfterArchive.AskAsync(scratch.Door, scratch.ReadRefusal is null).ConfigureAwait(false);
        foreach (var finding in archived.Concat(AnswerFacts.Of(scratch.Door.Answers)))
        {
            if (isChosen(finding.Name))
                findings[finding.Name] = finding;
        }
    }

    // An answer that was lost leaves the sequence in an unknown state, so the experiment begins again.
    private async Task AskAsync(Experiment experiment)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                foreach (var finding in await FindingsOfAsync(experiment).ConfigureAwait(false))
                    findings[finding.Name] = finding;
                return;
            }
            catch (ServiceException exception) when (MayPass(exception))
            {
                scratch.Doubt();
                if (look < MostTries)
                    continue;
                findings[experiment.Name] = Finding.Unclear(experiment.Name, "The service did not answer.");
                return;
            }
            catch (ServiceException exception) when (IsDenied(exception))
            {
                // It says something about the key and nothing about the account, so it is no answer.
                scratch.Doubt();
                findings[experiment.Name] = Finding.Unclear(experiment.Name, exception.Message);
                return;
            }
        }
    }

    private async Task<ImmutableArray<Finding>> FindingsOfAsync(Experiment experiment)
    {
        if (denied is null && await RestoreAsync(experiment).ConfigureAwait(false) is { } trouble)
            return [trouble];
        if (denied is null)
            return await experiment.AskAsync(scratch).ConfigureAwait(false);

        // A key that may not update still answers the questions that need no update.
        isAnySkipped |= experiment.Updates > 0;
        if (experiment.Updates > 0)
            return [];
        await scratch.SeeAsync().ConfigureAwait(false);
        return await experiment.AskAsync(scratch).ConfigureAwait(false);
    }

    private async Task<Finding?> RestoreAsync(Experiment experiment)
    {
        try
        {
            if (await scratch.ReadyAsync().ConfigureAwait(false) is null)
                return Finding.Unclear(experiment.Name, "The steps do not come back as they were sent.");
            restoresRefused = 0;
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.Rejected)
        {
            restoresRefused++;
            return Finding.Unclear(experiment.Name, $"The steps could not be restored: {exception.Said}");
        }
        catch (ServiceException exception) when (IsDenied(exception))
        {
            denied = new(exception.Kind, exception.Message);
        }

        return null;
    }

    private static bool IsDenied(ServiceException exception) =>
        exception.Kind is FailureKind.NotAllowed or FailureKind.KeyRefused;

    private static bool MayPass(ServiceException exception) =>
        exception.Kind is FailureKind.Unavailable or FailureKind.UnexpectedAnswer or FailureKind.Busy;
}
