using System.Collections.Immutable;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Text;

namespace SequencesAsCode.Applying.Contacts;

/// <summary>What a person asks for, before it is known what the account has of it.</summary>
/// <param name="Sequences">Each by key, name or id.</param>
/// <param name="Inputs">Whom.</param>
/// <param name="Wish">What becomes of them.</param>
public sealed record ContactRequest(ImmutableArray<string> Sequences, ContactInputs Inputs, ContactWish Wish)
{
    /// <summary>Finds what is wrong in it whatever the account has.</summary>
    /// <param name="now">The time.</param>
    /// <exception cref="ContactsException">Something is.</exception>
    public void Check(DateTimeOffset now)
    {
        if (Inputs.IsEmpty) throw ContactsException.Nobody();
        if (Wish is not ContactWish.Add add) return;
        if (add.UnpauseAt is not null && add.Status != EnrolmentStatus.Paused) throw ContactsException.UnpauseWithoutPause();
        if (add.UnpauseAt <= now) throw ContactsException.UnpauseInThePast(now);
        if (add.FromAddress is not { } address) return;
        if (!ContactInputs.IsAddress(address))
        {
            throw ContactsException.NotAnAddress(OptionNames.FromAddress, address);
        }

        if (add.Mailboxes.Length > 1) throw ContactsException.OneAddressOfSeveral();
    }
}

/// <summary>What is to become of contacts, in a person's words.</summary>
public abstract record ContactWish
{
    private ContactWish()
    {
    }

    /// <summary>They are added.</summary>
    /// <param name="Mailboxes">Each by address or id; at least one.</param>
    /// <param name="FromAddress">As in <see cref="ContactWork.Add"/>.</param>
    /// <param name="Flags">As there.</param>
    /// <param name="User">By address or id; null for none.</param>
    /// <param name="Status">As there.</param>
    /// <param name="UnpauseAt">As there.</param>
    public sealed record Add(ImmutableArray<string> Mailboxes, string? FromAddress, ImmutableArray<EnrolmentFlag> Flags, string? User, EnrolmentStatus? Status, DateTimeOffset? UnpauseAt) : ContactWish;

    /// <summary>They are taken out.</summary>
    /// <param name="Work">How.</param>
    public sealed record TakeOut(ContactWork.TakeOut Work) : ContactWish;
}
