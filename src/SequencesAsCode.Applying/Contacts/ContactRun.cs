using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Apollo.Contacts;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>
/// Carries out a plan, call by call. A contact counts as done only when Apollo's response names it, or the contact
/// search shows it. A call whose answer is lost is sent again. That is safe because the service skips contacts who are
/// already in (documented as a reason), and taking a contact out twice changes nothing. A success that cannot be read
/// counts as accepted when contacts are taken out; when they are added, the call is sent once more to learn who is in.
/// </summary>
/// <param name="contacts">Apollo's contact calls.</param>
/// <param name="time">The clock.</param>
/// <param name="waiting">Called when a wait begins.</param>
public sealed class ContactRun(ApolloContacts contacts, TimeProvider time, Action<ServiceWait> waiting)
{
    private const string NotReadable = "Apollo reported success in an answer that cannot be read.";
    private const string NotNamed = "Apollo's answer does not name this contact.";

    // Seconds before a call is sent the second and the third time.
    private static readonly ImmutableArray<int> Pauses = [2, 5];
    private readonly ContactConfirmation confirmation = new(contacts, time, waiting);

    /// <summary>Sends all calls, or stops when further calls would fail too.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="told">Called with the results of each call.</param>
    /// <param name="cancellation">Ends the run after the current call.</param>
    public async Task<ContactReport> RunAsync(
        ContactPlan plan,
        Action<IReadOnlyCollection<ContactResult>> told,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(told);
        var results = new List<ContactResult>();
        var ending = Ending.Done([]);
        var sent = 0;
        foreach (var batch in plan.Batches)
        {
            ending = cancellation.IsCancellationRequested
                ? Ending.Cancelled
                : await SendAsync(plan, batch, cancellation).ConfigureAwait(false);
            if (!ending.Results.IsEmpty)
            {
                sent += batch.Length;
                results.AddRange(ending.Results);
                told(ending.Results);
            }

            if (ending.Stopped != StopReason.None)
                break;
        }

        results.AddRange(ContactReport.For(plan, plan.Contacts.Skip(sent), ContactOutcome.NotAttempted, null));
        var confirmed = await confirmation.ConfirmAsync(plan, [.. results], cancellation).ConfigureAwait(false);
        return ContactReport.Of(plan, confirmed, ending.Stopped, ending.Message);
    }

    private async Task<Ending> SendAsync(
        ContactPlan plan,
        ImmutableArray<Contact> batch,
        CancellationToken cancellation
    )
    {
        ServiceException? lost = null;
        var repeats = 0;
        while (true)
        {
            try
            {
                // After a lost answer the call is repeated even if the run is cancelled, to learn the result.
                var answer = await CallAsync(plan, batch, lost is null ? cancellation : CancellationToken.None)
                    .ConfigureAwait(false);
                return Ending.Done(Settled(plan, batch, answer, afterLostAnswer: lost is not null));
            }
            catch (OperationCanceledException) when (lost is null && cancellation.IsCancellationRequested)
            {
                return Ending.Cancelled;
            }
            catch (ServiceException exception) when (IsUnreadable(exception) && plan.Work is ContactWork.TakeOut)
            {
                return Ending.Done([.. ContactReport.For(plan, batch, ContactOutcome.Accepted, NotReadable)]);
            }
            catch (ServiceException exception)
            {
                lost = exception.IsUncertain ? exception : lost;
                if (!exception.IsUncertain || repeats >= (IsUnreadable(exception) ? 1 : Pauses.Length))
                    return Failed(plan, batch, exception, lost);
                await PauseAsync(Pauses[repeats++]).ConfigureAwait(false);
            }
        }
    }

    private Task<ContactAnswer> CallAsync(
        ContactPlan plan,
        ImmutableArray<Contact> batch,
        CancellationToken cancellation
    ) =>
        contacts.SendAsync(
            plan.Work,
            [.. plan.Sequences.Select(sequence => sequence.Id)],
            [.. batch.Select(contact => contact.Id)],
            cancellation
        );

    private static ImmutableArray<ContactResult> Settled(
        ContactPlan plan,
        ImmutableArray<Contact> batch,
        ContactAnswer answer,
        bool afterLostAnswer
    )
    {
        var done = ContactReport.DoneBy(plan.Work);
        var job = answer.JobId is { } id ? $"Apollo accepted it as job {id}." : "Apollo accepted it as a job.";
        return [.. plan.Sequences.SelectMany(sequence => batch.Select(contact => Result(contact, sequence.Id)))];

        ContactResult Result(Contact contact, string sequence)
        {
            if (answer.Skipped.GetValueOrDefault(contact.Id) is { } reason)
                return Ended(ContactOutcome.Skipped, reason, afterLostAnswer && ContactReasons.MayBeIn(reason));
            if (answer.Named.Contains(contact.Id))
                return Ended(done, null);
            return answer.IsJob ? Ended(ContactOutcome.Accepted, job) : Ended(ContactOutcome.Unknown, NotNamed);

            ContactResult Ended(ContactOutcome outcome, string? detail, bool mayBeIn = false) =>
                new(contact.Id, contact.Email, sequence, outcome, detail, mayBeIn);
        }
    }

    private static bool IsUnreadable(ServiceException exception) => exception.Kind == FailureKind.UnexpectedAnswer;

    // A refusal means that this call had no effect. An earlier call whose answer was lost may have had one.
    private static Ending Failed(
        ContactPlan plan,
        ImmutableArray<Contact> batch,
        ServiceException exception,
        ServiceException? lost
    )
    {
        var stopped = StopReasons.For(exception, StopReason.Failure);
        return (lost, stopped) switch
        {
            ({ } uncertain, _) => new(
                [.. ContactReport.For(plan, batch, ContactOutcome.Unknown, uncertain.Message)],
                stopped,
                exception.Message
            ),
            (null, StopReason.QuotaSpent) => new([], stopped, exception.Message),
            _ => new(
                [.. ContactReport.For(plan, batch, ContactOutcome.Failed, exception.Message)],
                stopped,
                exception.Message
            ),
        };
    }

    private Task PauseAsync(int seconds)
    {
        var pause = TimeSpan.FromSeconds(seconds);
        waiting(new(WaitReason.NoAnswer, "", pause));
        return Task.Delay(pause, time, CancellationToken.None);
    }

    /// <summary>The end of one call.</summary>
    /// <param name="Results">The results of its contacts; empty when nothing was sent.</param>
    /// <param name="Stopped">Why no further call is sent.</param>
    /// <param name="Message">The failure; null for none.</param>
    private sealed record Ending(ImmutableArray<ContactResult> Results, StopReason Stopped, string? Message)
    {
        public static Ending Cancelled { get; } = new([], StopReason.Cancelled, null);

        public static Ending Done(ImmutableArray<ContactResult> results) => new(results, StopReason.None, null);
    }
}
