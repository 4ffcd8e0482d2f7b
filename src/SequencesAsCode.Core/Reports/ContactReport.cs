namespace SequencesAsCode.Core.Reports;

/// <summary>The result for one contact in one sequence.</summary>
public enum ContactOutcome
{
    /// <summary>The service lists the contact as added.</summary>
    Added,

    /// <summary>The service answered that it took the contact out, who may not have been in the sequence.</summary>
    Removed,

    /// <summary>The service answered that it marked the contact as finished.</summary>
    Finished,

    /// <summary>The service answered that it stopped the contact.</summary>
    Stopped,

    /// <summary>The service accepted the call as a job that is not shown as done yet.</summary>
    Accepted,

    /// <summary>The service skipped the contact and gave a reason.</summary>
    Skipped,

    /// <summary>No contact of the account has the address.</summary>
    NotFound,

    /// <summary>Several contacts have the address.</summary>
    Ambiguous,

    /// <summary>The service refused the call.</summary>
    Failed,

    /// <summary>No answer shows the result.</summary>
    Unknown,

    /// <summary>Nothing was sent for the contact.</summary>
    NotAttempted,
}

/// <summary>The result for one contact, or one address, in one sequence.</summary>
/// <param name="ContactId">Apollo's id of the contact; null when none or several were found.</param>
/// <param name="Email">The address; empty when unknown.</param>
/// <param name="SequenceId">Apollo's id of the sequence.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Reason">
/// The service's word for why it skipped the contact, or a note on another result; null for none.
/// </param>
/// <param name="AfterLostAnswer">
/// Whether the answer of an earlier call was lost, so that a contact who is "already in" may have been added by that
/// call.
/// </param>
public sealed record ContactResult(
    string? ContactId,
    string Email,
    string SequenceId,
    ContactOutcome Outcome,
    string? Reason,
    bool AfterLostAnswer = false
)
{
    /// <summary>Whether the contact search shows the contact in the sequence; null when unknown.</summary>
    public bool? InSequence { get; init; }
}

/// <summary>The result of a contacts command.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Results">One for each contact and lost address in each sequence, in plan order.</param>
/// <param name="Stopped">Why the run ended early.</param>
/// <param name="Message">The failure that ended it, and what to do; null for none.</param>
public sealed record ContactReport(
    ContactPlan Plan,
    ImmutableArray<ContactResult> Results,
    StopReason Stopped,
    string? Message
)
{
    /// <summary>Whether this was a dry run, so that nothing was sent.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the report file could not be written at the end; null when there was no problem.</summary>
    public string? FileError { get; init; }

    /// <summary>How many contacts have this result.</summary>
    public int Count(ContactOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>The report of a dry run.</summary>
    public static ContactReport NothingSent(ContactPlan plan) =>
        OfAll(plan, ContactOutcome.NotAttempted, null) with
        {
            IsDryRun = true,
        };

    /// <summary>The report while a run is active: all results are unknown.</summary>
    public static ContactReport Begun(ContactPlan plan) =>
        OfAll(plan, ContactOutcome.Unknown, "The run that wrote this did not finish.");

    /// <summary>The result of a contact when all went well.</summary>
    public static ContactOutcome DoneBy(ContactWork work) =>
        work switch
        {
            ContactWork.TakeOut { Mode: TakeOutMode.Remove } => ContactOutcome.Removed,
            ContactWork.TakeOut { Mode: TakeOutMode.MarkAsFinished } => ContactOutcome.Finished,
            ContactWork.TakeOut => ContactOutcome.Stopped,
            _ => ContactOutcome.Added,
        };

    /// <summary>
    /// A report of the sent contacts, completed with the addresses that were not found or are ambiguous.
    /// </summary>
    public static ContactReport Of(
        ContactPlan plan,
        IEnumerable<ContactResult> sent,
        StopReason stopped,
        string? message
    ) =>
        new(
            plan,
            [.. sent, .. plan.Sequences.SelectMany(sequence => plan.Lost.Select(input => Lost(input, sequence.Id)))],
            stopped,
            message
        );

    /// <summary>The same result for several contacts in all sequences of the plan.</summary>
    public static IEnumerable<ContactResult> For(
        ContactPlan plan,
        IEnumerable<Contact> contacts,
        ContactOutcome outcome,
        string? reason
    ) =>
        plan.Sequences.SelectMany(sequence =>
            contacts.Select(contact => new ContactResult(contact.Id, contact.Email, sequence.Id, outcome, reason))
        );

    private static ContactReport OfAll(ContactPlan plan, ContactOutcome outcome, string? reason) =>
        Of(plan, For(plan, plan.Contacts, outcome, reason), StopReason.None, null);

    private static ContactResult Lost(LostInput input, string sequence) =>
        input.Ids.IsEmpty
            ? new(null, input.Address, sequence, ContactOutcome.NotFound, null)
            : new(null, input.Address, sequence, ContactOutcome.Ambiguous, string.Join(' ', input.Ids));
}
