using SequencesAsCode.Service.Access;

namespace SequencesAsCode.Applying.Checking;

/// <summary>Where the key comes from, without its value.</summary>
/// <param name="Variable">Name of the environment variable; null when none is set, or none is needed.</param>
/// <param name="IsToken">Whether it is an access token and not a key.</param>
/// <param name="IsNeeded">Whether the service needs a key.</param>
public sealed record KeyFacts(string? Variable, bool IsToken, bool IsNeeded)
{
    /// <summary>The facts for a service that needs no key.</summary>
    public static KeyFacts NotNeeded { get; } = new(Variable: null, IsToken: false, IsNeeded: false);
}

/// <summary>The facts from the service.</summary>
/// <param name="Account">The facts about the account; null when the service was not called.</param>
/// <param name="IsRefused">Whether it was not called because the key is missing or malformed.</param>
/// <param name="Why">Why it was not called; null when it was called, or when there is no environment.</param>
public sealed record ServiceAnswers(AccountFacts? Account, bool IsRefused, string? Why)
{
    /// <summary>The facts when there is no environment.</summary>
    public static ServiceAnswers NotAsked { get; } = new(Account: null, IsRefused: false, Why: null);

    /// <summary>The facts from Apollo or the emulator.</summary>
    public static ServiceAnswers Of(AccountFacts account) => NotAsked with { Account = account };

    /// <summary>The facts from Supaglue; null for other services.</summary>
    public SupaglueFacts? Through { get; private init; }

    /// <summary>The facts from Supaglue.</summary>
    public static ServiceAnswers Of(SupaglueFacts facts) => NotAsked with { Through = facts };

    /// <summary>The facts when the key is missing or malformed.</summary>
    public static ServiceAnswers Refused(string why) => NotAsked with { IsRefused = true, Why = why };

    /// <summary>The facts when the settings of the service cannot be used.</summary>
    public static ServiceAnswers Unusable(string why) => NotAsked with { Why = why };
}
