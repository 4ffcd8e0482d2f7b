namespace SequencesAsCode.Core.Plans;

/// <summary>What lets a guard through for one run, when a person gives it.</summary>
/// <param name="Kind">What it allows.</param>
/// <param name="Key">The sequence that it is for; null where it is for the whole run.</param>
public sealed record Consent(ConsentKind Kind, string? Key)
{
    /// <summary>Many live sequences may change at once.</summary>
    public static Consent ManyAtOnce { get; } = new(ConsentKind.ManyAtOnce, null);

    /// <summary>Steps and touches may be removed.</summary>
    public static Consent Removals(string key) => new(ConsentKind.Removals, key);

    /// <summary>The sequence may start to send.</summary>
    public static Consent Activation(string key) => new(ConsentKind.Activation, key);

    /// <summary>The sequence may be made although one like it is there.</summary>
    public static Consent Creation(string key) => new(ConsentKind.Creation, key);

    /// <summary>Edits made in the service are set back.</summary>
    public static Consent RevertDrift(string key) => new(ConsentKind.RevertDrift, key);

    /// <summary>The file wins over what was edited in the service.</summary>
    public static Consent Overwrite(string key) => new(ConsentKind.Overwrite, key);

    /// <summary>What the service made of what it was sent is accepted.</summary>
    public static Consent Rewrites(string key) => new(ConsentKind.Rewrites, key);
}

/// <summary>What a person can allow for one run.</summary>
public enum ConsentKind
{
    /// <summary>Steps and touches may be removed.</summary>
    Removals,

    /// <summary>A sequence may start to send.</summary>
    Activation,

    /// <summary>A sequence may be made although one like it is there.</summary>
    Creation,

    /// <summary>Many live sequences may change at once.</summary>
    ManyAtOnce,

    /// <summary>Edits made in the service are set back.</summary>
    RevertDrift,

    /// <summary>The file wins over what was edited in the service.</summary>
    Overwrite,

    /// <summary>What the service made of what it was sent is accepted.</summary>
    Rewrites,
}
