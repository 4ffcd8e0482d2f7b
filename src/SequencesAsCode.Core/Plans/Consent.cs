namespace SequencesAsCode.Core.Plans;

/// <summary>A consent that lifts a guard for one run.</summary>
/// <param name="Kind">The kind of consent.</param>
/// <param name="Key">The key of the sequence; null for the whole run.</param>
public sealed record Consent(ConsentKind Kind, string? Key)
{
    /// <summary>Many live sequences may change at once.</summary>
    public static Consent ManyAtOnce { get; } = new(ConsentKind.ManyAtOnce, null);

    /// <summary>Steps and touches may be removed.</summary>
    public static Consent Removals(string key) => new(ConsentKind.Removals, key);

    /// <summary>The sequence may start sending.</summary>
    public static Consent Activation(string key) => new(ConsentKind.Activation, key);

    /// <summary>The sequence may be created although a similar one exists.</summary>
    public static Consent Creation(string key) => new(ConsentKind.Creation, key);

    /// <summary>Edits made in the service are reverted.</summary>
    public static Consent RevertDrift(string key) => new(ConsentKind.RevertDrift, key);

    /// <summary>The file wins over what was edited in the service.</summary>
    public static Consent Overwrite(string key) => new(ConsentKind.Overwrite, key);

    /// <summary>The changes that the service made to sent values are accepted.</summary>
    public static Consent Rewrites(string key) => new(ConsentKind.Rewrites, key);
}

/// <summary>The kinds of consent for one run.</summary>
public enum ConsentKind
{
    /// <summary>Steps and touches may be removed.</summary>
    Removals,

    /// <summary>A sequence may start sending.</summary>
    Activation,

    /// <summary>A sequence may be created although a similar one exists.</summary>
    Creation,

    /// <summary>Many live sequences may change at once.</summary>
    ManyAtOnce,

    /// <summary>Edits made in the service are reverted.</summary>
    RevertDrift,

    /// <summary>The file wins over what was edited in the service.</summary>
    Overwrite,

    /// <summary>The changes that the service made to sent values are accepted.</summary>
    Rewrites,
}
