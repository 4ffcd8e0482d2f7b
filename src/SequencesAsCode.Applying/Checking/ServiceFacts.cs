using SequencesAsCode.Service.Access;

namespace SequencesAsCode.Applying.Checking;

/// <summary>Where the key comes from. Its value is in no fact.</summary>
/// <param name="Variable">Name of the environment variable; null when none is set, or none is needed.</param>
/// <param name="IsToken">Whether it is an access token, and no key.</param>
/// <param name="IsNeeded">Whether the service asks for one.</param>
public sealed record KeyFacts(string? Variable, bool IsToken, bool IsNeeded)
{
    /// <summary>Of a service that asks for none.</summary>
    public static KeyFacts NotNeeded { get; } = new(null, false, false);
}

/// <summary>What was learned from the service.</summary>
/// <param name="Account">What it says; null when it was not asked.</param>
/// <param name="IsRefused">Whether it was not asked because there is no key, or it is no key.</param>
/// <param name="Why">Why it was not asked; null when it was, or nobody knows which one to ask.</param>
public sealed record ServiceFacts(AccountFacts? Account, bool IsRefused, string? Why)
{
    /// <summary>Nobody knows which one to ask.</summary>
    public static ServiceFacts NotAsked { get; } = new(null, false, null);

    /// <summary>What it said.</summary>
    public static ServiceFacts Of(AccountFacts account) => new(account, false, null);

    /// <summary>What Supaglue said, where it is between; null otherwise.</summary>
    public SupaglueFacts? Through { get; private init; }

    /// <summary>What Supaglue said.</summary>
    public static ServiceFacts Of(SupaglueFacts facts) => new(null, false, null) { Through = facts };

    /// <summary>There is no key that could be sent.</summary>
    public static ServiceFacts Refused(string why) => new(null, true, why);

    /// <summary>It cannot be reached as it is set up.</summary>
    public static ServiceFacts Unusable(string why) => new(null, false, why);
}
