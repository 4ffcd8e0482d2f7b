namespace SequencesAsCode.Applying.Contacts;

/// <summary>The request of a person, before anything of the account was read.</summary>
/// <param name="Sequences">Each sequence by key, name or id.</param>
/// <param name="Inputs">The contacts.</param>
/// <param name="Wish">What to do with them.</param>
public sealed record ContactRequest(ImmutableArray<string> Sequences, ContactInputs Inputs, ContactWish Wish)
{
    /// <summary>Checks the request as far as possible without the account.</summary>
    /// <param name="now">The current time.</param>
    /// <exception cref="ContactsException">The request has a mistake.</exception>
    public void Check(DateTimeOffset now)
    {
        if (Inputs.IsEmpty)
            throw ContactsException.Nobody();
        if (Wish is not ContactWish.Add add)
            return;
        if (add.UnpauseAt is not null && add.Status != EnrolmentStatus.Paused)
            throw ContactsException.UnpauseWithoutPause();
        if (add.UnpauseAt <= now)
            throw ContactsException.UnpauseInThePast(now);
        if (add.FromAddress is not { } address)
            return;
        if (!ContactInputs.IsAddress(address))
        {
            throw ContactsException.NotAnAddress(OptionNames.FromAddress, address);
        }

        if (add.Mailboxes.Length > 1)
            throw ContactsException.OneAddressOfSeveral();
    }
}

/// <summary>What to do with contacts, in the words of a person: names and addresses are not looked up yet.</summary>
public abstract record ContactWish
{
    private ContactWish() { }

    /// <summary>Add them to a sequence.</summary>
    /// <param name="Mailboxes">Each mailbox by address or id; at least one.</param>
    /// <param name="FromAddress">The same as in <see cref="ContactWork.Add"/>.</param>
    /// <param name="Flags">The same as in <see cref="ContactWork.Add"/>.</param>
    /// <param name="User">The user by address or id; null for none.</param>
    /// <param name="Status">The same as in <see cref="ContactWork.Add"/>.</param>
    /// <param name="UnpauseAt">The same as in <see cref="ContactWork.Add"/>.</param>
    public sealed record Add(
        ImmutableArray<string> Mailboxes,
        string? FromAddress,
        ImmutableArray<EnrolmentFlag> Flags,
        string? User,
        EnrolmentStatus? Status,
        DateTimeOffset? UnpauseAt
    ) : ContactWish;

    /// <summary>Take them out of sequences.</summary>
    /// <param name="Work">How to take them out.</param>
    public sealed record TakeOut(ContactWork.TakeOut Work) : ContactWish;
}
