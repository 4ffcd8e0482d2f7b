namespace SequencesAsCode.Core.Plans;

/// <summary>
/// Consents as options of the command line, in sentences, in saved plans and on the command line itself.
/// </summary>
public static class ConsentFlags
{
    /// <summary>The option for a kind of consent.</summary>
    public static string OptionOf(ConsentKind kind) =>
        kind switch
        {
            ConsentKind.Removals => OptionNames.AllowRemovals,
            ConsentKind.Activation => OptionNames.AllowActivation,
            ConsentKind.Creation => OptionNames.AllowCreate,
            ConsentKind.ManyAtOnce => OptionNames.AllowMany,
            ConsentKind.RevertDrift => OptionNames.RevertDrift,
            ConsentKind.Overwrite => OptionNames.Overwrite,
            ConsentKind.Rewrites => OptionNames.AcceptRewrites,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>The consent as an argument, for example <c>--allow-removals=q3-outbound</c>.</summary>
    public static string FlagOf(Consent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        var option = OptionOf(consent.Kind);
        return consent.Key is { } key ? $"{option}={key}" : option;
    }

    /// <summary>The consent of an argument.</summary>
    /// <exception cref="FormatException">The argument gives no consent.</exception>
    public static Consent Read(string flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        var (option, key) = flag.Split('=', 2) is [var before, var after] ? (before, after) : (flag, null);
        foreach (var kind in Enum.GetValues<ConsentKind>())
        {
            var takesKey = kind != ConsentKind.ManyAtOnce;
            if (option == OptionOf(kind) && takesKey == key is not null)
                return new(kind, key);
        }

        throw new FormatException($"'{flag}' gives no consent.");
    }
}
