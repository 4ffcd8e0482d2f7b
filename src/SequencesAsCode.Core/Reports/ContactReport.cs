using System.Collections.Immutable;

namespace SequencesAsCode.Core.Reports;

/// <summary>How it ended for one contact in one sequence.</summary>
public enum ContactOutcome
{
    /// <summary>The service lists it as added.</summary>
    Added,

    /// <summary>The service answered that it took it out; whether it was in, it does not say.</summary>
    Removed,

    /// <summary>The same, as finished.</summary>
    Finished,

    /// <summary>The same, as stopped.</summary>
    Stopped,

    /// <summary>The service took it as a job, and nothing shows yet that it is done.</summary>
    Accepted,

    /// <summary>The service left it out and said why.</summary>
    Skipped,

    /// <summary>No contact of the account has the address.</summary>
    NotFound,

    /// <summary>Several contacts have the address.</summary>
    Ambiguous,

    /// <summary>The service refused the call.</summary>
    Failed,

    /// <summary>No answer says what became of it.</summary>
    Unknown,

    /// <summary>Nothing was sent for it.</summary>
    NotAttempted,
}

/// <summary>How it ended for one contact, or one address, in one sequence.</summary>
/// <param name="ContactId">Apollo's id; null when no contact, or none for certain, was found.</param>
/// <param name="Email">The address; empty when it is not known.</param>
/// <param name="SequenceId">Apollo's id.</param>
/// <param name="Outcome">How.</param>
/// <param name="Reason">The service's own word for why it was skipped; of other outcomes what is to be known; null for nothing.</param>
/// <param name="AfterLostAnswer">Whether an earlier call for it lost its answer: then "already in" may be of that call.</param>
public sealed record ContactResult(string? ContactId, string Email, string SequenceId, ContactOutcome Outcome, string? Reason, bool AfterLostAnswer = false)
{
    /// <summary>Whether the contact search shows it in the sequence; null when it was not asked, or does not say.</summary>
    public bool? InSequence { get; init; }
}

/// <summary>How a plan was carried out.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Results">One for each contact and lost address in each sequence, in the plan's order.</param>
/// <param name="Stopped">Why the run ended early.</param>
/// <param name="Message">What ended it, with what to do; null for nothing.</param>
public sealed record ContactReport(ContactPlan Plan, ImmutableArray<ContactResult> Results, StopReason Stopped, string? Message)
{
    /// <summary>Whether nothing was to be sent, because only a look was asked for.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the file of the report could not be written at the end; null when it was, or none was asked for.</summary>
    public string? FileError { get; init; }

    /// <summary>How many ended this way.</summary>
    public int Count(ContactOutcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>Of a plan of which nothing was sent.</summary>
    public static ContactReport NothingSent(ContactPlan plan) => OfAll(plan, ContactOutcome.NotAttempted, null) with { IsDryRun = true };

    /// <summary>Of a run that has begun and not ended: who finds this knows of nobody.</summary>
    public static ContactReport Begun(ContactPlan plan) => OfAll(plan, ContactOutcome.Unknown, "The run that wrote this did not end.");

    /// <summary>How a contact ends for whom all went as asked.</summary>
    public static ContactOutcome DoneBy(Core.States.ContactWork work) => work switch
    {
        Core.States.ContactWork.TakeOut { Mode: Core.States.TakeOutMode.Remove } => ContactOutcome.Removed,
        Core.States.ContactWork.TakeOut { Mode: Core.States.TakeOutMode.MarkAsFinished } => ContactOutcome.Finished,
        Core.States.ContactWork.TakeOut => ContactOutcome.Stopped,
        _ => ContactOutcome.Added,
    };

    public static ContactReport Of(ContactPlan plan, IEnumerable<ContactResult> sent, StopReason stopped, string? message) =>
        new(plan, [.. sent, .. plan.Sequences.SelectMany(sequence => plan.Lost.Select(input => Lost(input, sequence.Id)))], stopped, message);

    public static IEnumerable<ContactResult> For(ContactPlan plan, IEnumerable<Core.States.Contact> contacts, ContactOutcome outcome, string? reason) =>
        plan.Sequences.SelectMany(sequence => contacts.Select(contact => new ContactResult(contact.Id, contact.Email, sequence.Id, outcome, reason)));

    private static ContactReport OfAll(ContactPlan plan, ContactOutcome outcome, string? reason) => Of(plan, For(plan, plan.Contacts, outcome, reason), StopReason.None, null);

    private static ContactResult Lost(LostInput input, string sequence) => input.Ids.IsEmpty
        ? new(null, input.Address, sequence, ContactOutcome.NotFound, null)
        : new(null, input.Address, sequence, ContactOutcome.Ambiguous, string.Join(' ', input.Ids));
}
