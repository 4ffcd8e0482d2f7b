namespace SequencesAsCode.Core.States;

/// <summary>A contact of the account.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Email">The email address; empty when there is none or it is unknown.</param>
public sealed record Contact(string Id, string Email);

/// <summary>A mailbox that emails are sent from.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Email">Its address.</param>
/// <param name="Active">Whether it can send; Apollo refuses inactive mailboxes (documented).</param>
public sealed record Mailbox(string Id, string Email, bool Active);

/// <summary>The state in which contacts are added.</summary>
public enum EnrolmentStatus
{
    /// <summary>The contacts get what the sequence sends.</summary>
    Active,

    /// <summary>The contacts wait until a person or the given date resumes them.</summary>
    Paused,
}

/// <summary>
/// How contacts are taken out. The service is reported to accept unknown words silently, so only these can be sent.
/// </summary>
public enum TakeOutMode
{
    /// <summary>The contacts leave the sequence.</summary>
    Remove,

    /// <summary>The contacts stay listed as finished.</summary>
    MarkAsFinished,

    /// <summary>The contacts stay listed and get nothing more.</summary>
    Stop,
}

/// <summary>What is done with contacts.</summary>
public abstract record ContactWork
{
    private ContactWork() { }

    /// <summary>Adds them to one sequence.</summary>
    /// <param name="Mailboxes">The mailboxes that send; several rotate (documented).</param>
    /// <param name="FromAddress">Another sender address of the mailbox; null for its own.</param>
    /// <param name="Flags">The switches that were given.</param>
    /// <param name="User">The user named in the activity log; null for the user of the key.</param>
    /// <param name="Status">The state; null for the service's default.</param>
    /// <param name="UnpauseAt">When paused contacts resume; null when a person has to resume them.</param>
    public sealed record Add(
        ImmutableArray<Mailbox> Mailboxes,
        string? FromAddress,
        ImmutableArray<EnrolmentFlag> Flags,
        DirectoryEntry? User,
        EnrolmentStatus? Status,
        DateTimeOffset? UnpauseAt
    ) : ContactWork;

    /// <summary>Takes them out of one or several sequences.</summary>
    /// <param name="Mode">How they are taken out.</param>
    /// <param name="Reason">
    /// The reason for Apollo's record; null for none. Not documented, but Apollo's own client sends it.
    /// </param>
    public sealed record TakeOut(TakeOutMode Mode, string? Reason) : ContactWork;
}
