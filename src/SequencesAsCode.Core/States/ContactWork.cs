namespace SequencesAsCode.Core.States;

/// <summary>A contact of the account.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Email">The address; empty when it has none, or when it is not known.</param>
public sealed record Contact(string Id, string Email);

/// <summary>A mailbox that emails are sent from.</summary>
/// <param name="Id">Apollo's id.</param>
/// <param name="Email">Its address.</param>
/// <param name="Active">Whether it can send: Apollo refuses mailboxes that are not active (documented).</param>
public sealed record Mailbox(string Id, string Email, bool Active);

/// <summary>In which state contacts are added.</summary>
public enum EnrolmentStatus
{
    /// <summary>They get what the sequence sends.</summary>
    Active,

    /// <summary>They wait until somebody, or the date that was given, lets them go on.</summary>
    Paused,
}

/// <summary>
/// How contacts are taken out. The service is reported not to refuse a word that it does not know, so there is no other
/// way to say one.
/// </summary>
public enum TakeOutMode
{
    /// <summary>They leave the sequence.</summary>
    Remove,

    /// <summary>They stay listed, as finished.</summary>
    MarkAsFinished,

    /// <summary>They stay listed, and get nothing more.</summary>
    Stop,
}

/// <summary>What becomes of contacts.</summary>
public abstract record ContactWork
{
    private ContactWork() { }

    /// <summary>They are added to one sequence.</summary>
    /// <param name="Mailboxes">Who sends; several rotate (documented).</param>
    /// <param name="FromAddress">Another address of the mailbox to send from; null for its own.</param>
    /// <param name="Flags">The switches that were given.</param>
    /// <param name="User">Whom the activity log names; null for the key's own user.</param>
    /// <param name="Status">In which state; null leaves it to the service.</param>
    /// <param name="UnpauseAt">When paused ones go on; null for never by itself.</param>
    public sealed record Add(
        ImmutableArray<Mailbox> Mailboxes,
        string? FromAddress,
        ImmutableArray<EnrolmentFlag> Flags,
        DirectoryEntry? User,
        EnrolmentStatus? Status,
        DateTimeOffset? UnpauseAt
    ) : ContactWork;

    /// <summary>They are taken out of one sequence or several.</summary>
    /// <param name="Mode">How.</param>
    /// <param name="Reason">Why, for Apollo's record; null for none. Not documented; Apollo's own client sends
    /// it.</param>
    public sealed record TakeOut(TakeOutMode Mode, string? Reason) : ContactWork;
}
