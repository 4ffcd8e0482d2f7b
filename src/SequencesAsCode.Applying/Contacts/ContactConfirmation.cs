using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Apollo.Contacts;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>
/// Uses the contact search for what the answers of a run leave open: jobs, and a reason for skipping that has two
/// meanings.
/// </summary>
internal sealed class ContactConfirmation(ApolloContacts contacts, TimeProvider time, Action<ServiceWait> waiting)
{
    // Apollo is said to show 50,000 contacts at most, which is 500 pages. A hint is worth one page.
    private const int MostPages = 500;
    private const int PagesForAHint = 1;

    // Seconds between the searches: jobs are reported to lag.
    private static readonly ImmutableArray<int> Pauses = [2, 5, 10];

    /// <summary>The results of a run, updated from the search.</summary>
    public async Task<ImmutableArray<ContactResult>> ConfirmAsync(
        ContactPlan plan,
        ImmutableArray<ContactResult> results,
        CancellationToken cancellation
    )
    {
        var confirmed = await HintsAsync(plan, results, cancellation).ConfigureAwait(false);
        for (var look = 0; ; look++)
        {
            var open = IdsOf(confirmed.Where(result => result.Outcome == ContactOutcome.Accepted));
            if (open.Length == 0)
                return confirmed;
            var (members, trouble) = await LookAsync(plan, open, MostPages, cancellation).ConfigureAwait(false);
            confirmed = [.. confirmed.Select(result => Settled(plan.Work, result, members))];
            if (trouble is not null || look == Pauses.Length)
                return [.. confirmed.Select(result => Unconfirmed(result, trouble))];
            if (confirmed.All(result => result.Outcome != ContactOutcome.Accepted))
                return confirmed;
            var pause = TimeSpan.FromSeconds(Pauses[look]);
            waiting(new(WaitReason.NotShown, "", pause));
            await Task.Delay(pause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // Apollo also gives the reason "active in another sequence" for contacts who are in this one (recorded).
    private async Task<ImmutableArray<ContactResult>> HintsAsync(
        ContactPlan plan,
        ImmutableArray<ContactResult> results,
        CancellationToken cancellation
    )
    {
        var asked = IdsOf(results.Where(IsUnclear));
        if (asked.Length == 0)
            return results;
        var (members, _) = await LookAsync(plan, asked, PagesForAHint, cancellation).ConfigureAwait(false);
        return [.. results.Select(result => IsUnclear(result) ? Hinted(result, members) : result)];
    }

    private static bool IsUnclear(ContactResult result) =>
        result is { Outcome: ContactOutcome.Skipped, Reason: ContactReasons.ActiveElsewhere, ContactId: not null };

    private static ContactResult Hinted(ContactResult result, Memberships? members)
    {
        var isIn = members?.Of(result.SequenceId, result.ContactId!).IsIn;
        return result with { InSequence = isIn, AfterLostAnswer = result.AfterLostAnswer && isIn != false };
    }

    private static ContactResult Settled(ContactWork work, ContactResult result, Memberships? members)
    {
        if (result is not { Outcome: ContactOutcome.Accepted, ContactId: { } id } || members is null)
            return result;
        var membership = members.Of(result.SequenceId, id);
        return IsDone(work, membership)
            ? result with
            {
                Outcome = ContactReport.DoneBy(work),
                Reason = null,
                InSequence = membership.IsIn,
            }
            : result with
            {
                InSequence = membership.IsIn,
            };
    }

    // A contact who is not in the sequence any more gets nothing from it, so every mode of taking out is done.
    private static bool IsDone(ContactWork work, Membership membership) =>
        (work, membership) switch
        {
            (_, { IsIn: null }) => false,
            (ContactWork.Add, _) => membership.IsIn == true,
            (_, { IsIn: false }) => true,
            (ContactWork.TakeOut { Mode: TakeOutMode.MarkAsFinished }, { Status: "finished" }) => true,
            (ContactWork.TakeOut { Mode: TakeOutMode.Stop }, { Status: { } status }) => status != "active",
            _ => false,
        };

    private static ContactResult Unconfirmed(ContactResult result, string? trouble) =>
        result.Outcome == ContactOutcome.Accepted
            ? result with
            {
                Reason = $"{result.Reason} {trouble ?? "The contact search does not show it as done yet."}",
            }
            : result;

    private async Task<(Memberships? Members, string? Trouble)> LookAsync(
        ContactPlan plan,
        string[] ids,
        int mostPages,
        CancellationToken cancellation
    )
    {
        try
        {
            ImmutableArray<string> sequences = [.. plan.Sequences.Select(sequence => sequence.Id)];
            return (
                await contacts.MembershipsAsync(sequences, ids, mostPages, cancellation).ConfigureAwait(false),
                null
            );
        }
        catch (ServiceException exception)
        {
            return (null, $"The contact search could not confirm it: {exception.Message}");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return (null, "It was cancelled before the contact search could confirm it.");
        }
    }

    private static string[] IdsOf(IEnumerable<ContactResult> results) =>
        [.. results.Select(result => result.ContactId).OfType<string>().Distinct(StringComparer.Ordinal)];
}
