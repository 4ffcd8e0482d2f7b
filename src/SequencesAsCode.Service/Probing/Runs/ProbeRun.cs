using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing.Answers;
using SequencesAsCode.Service.Probing.Experiments;

namespace SequencesAsCode.Service.Probing.Runs;

/// <summary>
/// Measures an account with one scratch sequence: it is created, changed by the experiments, and archived at the end,
/// whatever happens. At most one is unarchived at any time.
/// </summary>
/// <param name="door">The calls.</param>
/// <param name="journal">Remembers the scratch sequence over the end of the process.</param>
/// <param name="time">The clock.</param>
public sealed class ProbeRun(ProbeDoor door, IProbeJournal journal, TimeProvider time)
{
    private readonly ScratchCleaning cleaning = new(door, journal, time);

    /// <summary>The questions whose name begins with one of the words; all for no words.</summary>
    public static ImmutableArray<ProbeQuestion> Questions(ImmutableArray<string> only) =>
        [
            .. Chosen(only).Select(each => new ProbeQuestion(each.Name, each.Question, each.Meaning, each.Updates)),
            .. AfterArchive.Questions.Concat(AnswerFacts.Questions).Where(question => IsChosen(question.Name, only)),
        ];

    /// <summary>How many experiments a run makes, which its progress counts.</summary>
    /// <param name="only">The beginnings of the names of the questions; all for none.</param>
    public static int Experiments(ImmutableArray<string> only) => Chosen(only).Length;

    /// <summary>Archives every scratch sequence of the account, and asks nothing.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="account">The account of the key.</param>
    /// <param name="cancellation">Ends it before the next call.</param>
    /// <exception cref="ServiceException">A call failed.</exception>
    public async Task<ProbeReport> CleanAsync(string environment, string account, CancellationToken cancellation)
    {
        var cleaned = await cleaning.CleanAsync(account, cancellation).ConfigureAwait(false);
        return new(environment, account, [], []) { Cleaned = cleaned };
    }

    /// <summary>Asks the questions.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="account">The account of the key.</param>
    /// <param name="only">The beginnings of the names of the questions; all for none.</param>
    /// <param name="progress">Called before each experiment with its number and name; null for nobody.</param>
    /// <param name="cancellation">Ends the experiments; the scratch sequence is archived even then.</param>
    /// <exception cref="ServiceException">No scratch sequence could be made.</exception>
    public async Task<ProbeReport> RunAsync(
        string environment,
        string account,
        ImmutableArray<string> only,
        Action<int, string>? progress,
        CancellationToken cancellation
    )
    {
        var cleaned = await cleaning.FinishAsync(account, cancellation).ConfigureAwait(false);
        var found = await door.FindAsync(cancellation).ConfigureAwait(false);
        if (found.Length > 0)
            throw ServiceException.ScratchIsThere(found.Length);
        var scratch = new Scratch(door, time, cancellation);
        if (door.HasKey && IsChosen(OwnerOnCreate.AskedName, only))
            scratch.Owner = await scratch.Donors.OtherUserAsync(cancellation).ConfigureAwait(false);
        await CreateAsync(scratch, account, cancellation).ConfigureAwait(false);

        var asking = new Asking(scratch);
        Failure? failure;
        try
        {
            failure = await asking.AskAsync(Chosen(only), progress).ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(asking, only).ConfigureAwait(false);
        }

        return new(environment, account, Questions(only), FactSheet.Sorted(asking.Findings.Select(FactOf)))
        {
            Scratch = door.Id,
            IsClean = asking.Remains is null,
            Cleaned = cleaned,
            Failure = failure ?? asking.Remains,
        };
    }

    private async Task CreateAsync(Scratch scratch, string account, CancellationToken cancellation)
    {
        journal.Write(new(account, null));
        try
        {
            await SendCreateAsync(scratch, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Only the waits before the call can be cancelled.
            journal.Clear();
            throw;
        }
        catch (ServiceException exception) when (!exception.IsUncertain && !exception.IsForNow)
        {
            journal.Clear();
            if (exception is { Kind: FailureKind.Rejected, Said: { } said })
                throw ServiceException.ScratchIsRefused(said);
            throw;
        }
        catch (ServiceException)
        {
            // The search below shows whether it took effect.
        }

        if (door.Id is null)
        {
            var id = await cleaning.LookForAsync(CancellationToken.None).ConfigureAwait(false);
            door.Take(id ?? throw ServiceException.ScratchIsUnknown());
        }

        journal.Write(new(account, door.Id));
    }

    // A create that was refused because it names an owner is sent again without one, unless the list shows that it was
    // made all the same.
    private async Task SendCreateAsync(Scratch scratch, CancellationToken cancellation)
    {
        try
        {
            scratch.Begin(await door.CreateAsync(Baseline.Steps(), scratch.Owner, cancellation).ConfigureAwait(false));
        }
        catch (ServiceException exception) when (scratch.Owner is not null && IsOfContent(exception))
        {
            scratch.OwnerRefusal = exception.Said ?? exception.Message;
            if (await door.FindAsync(cancellation).ConfigureAwait(false) is [var row, ..])
                door.Take(row.Id);
            else
                scratch.Begin(await door.CreateAsync(Baseline.Steps(), null, cancellation).ConfigureAwait(false));
        }
    }

    private static bool IsOfContent(ServiceException exception) =>
        exception.Kind == FailureKind.Rejected
        || exception is { Kind: FailureKind.NotAllowed, IsOutOfScope: false, IsOfPlan: false };

    // Nobody can cancel this: the scratch sequence is archived, or the journal keeps it.
    private async Task EndAsync(Asking asking, ImmutableArray<string> only)
    {
        try
        {
            await cleaning.EndAsync().ConfigureAwait(false);
            journal.Clear();
            await asking.AskArchivedAsync(name => IsChosen(name, only)).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            asking.Remains = journal.Read() is null ? null : new(exception.Kind, exception.Message);
        }
    }

    private Fact FactOf(Finding finding) => finding.On(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private static ImmutableArray<Experiment> Chosen(ImmutableArray<string> only) =>
        [.. ExperimentList.All().Where(experiment => IsChosen(experiment.Name, only))];

    private static bool IsChosen(string name, ImmutableArray<string> only) =>
        only.IsEmpty || only.Any(word => name.StartsWith(word, StringComparison.Ordinal));
}
