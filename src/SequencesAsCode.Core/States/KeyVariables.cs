using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.States;

/// <summary>A service that takes a key.</summary>
/// <param name="Name">What sentences call it.</param>
/// <param name="Prefix">How the names of its own environment variables begin.</param>
/// <param name="AllowedBy">The environment variable that allows further names.</param>
public sealed record KeyedService(string Name, string Prefix, string AllowedBy)
{
    /// <summary>Apollo.</summary>
    public static KeyedService Apollo { get; } = new("Apollo", "APOLLO_", "SEQUENCES_APOLLO_KEY_ENV");

    /// <summary>Supaglue.</summary>
    public static KeyedService Supaglue { get; } = new("Supaglue", "SUPAGLUE_", "SEQUENCES_SUPAGLUE_KEY_ENV");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KeyedService> All { get; } = [Apollo, Supaglue];

    /// <summary>The variable that holds its key where the workspace names none.</summary>
    public string UsualVariable => $"{Prefix}API_KEY";

    /// <summary>The variable that moves its address; not a key.</summary>
    public string AddressVariable => $"{Prefix}API_BASE_URL";
}

/// <summary>
/// Which environment variables <c>key_env</c> may name. A workspace file comes with every pull request, and what it
/// names is
/// sent to a service: so it is one of the service's own variables, or one that was allowed outside the files.
/// </summary>
public sealed partial class KeyVariables
{
    /// <summary>Holds an access token of Apollo, which is sent in another way than a key.</summary>
    public const string TokenVariable = "APOLLO_ACCESS_TOKEN";

    private readonly FrozenDictionary<KeyedService, FrozenSet<string>> allowed;

    /// <summary>Allows what the settings in the process's environment say, and the service's own variables.</summary>
    /// <param name="environment">The environment variables of the process.</param>
    public KeyVariables(IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        allowed = KeyedService.All.ToFrozenDictionary(service => service, service => Names(environment, service));
    }

    /// <summary>Allows the service's own variables alone.</summary>
    public static KeyVariables OwnAlone { get; } = new(new Dictionary<string, string?>());

    /// <summary>Whether the value of a variable may be sent to a service as its key.</summary>
    /// <param name="service">Where it would go.</param>
    /// <param name="variable">The name that the workspace gives.</param>
    public bool MayHold(KeyedService service, string variable)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(variable);
        if (IsSetting(variable) || OwnerOf(variable) is { } owner && owner != service)
            return false;
        return allowed[service].Contains(variable)
            || (variable.StartsWith(service.Prefix, StringComparison.Ordinal) && ReadsAsName(variable));
    }

    /// <summary>The service whose own variable it is; null for none's.</summary>
    public static KeyedService? OwnerOf(string variable) =>
        KeyedService.All.FirstOrDefault(own => variable.StartsWith(own.Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the program reads the variable for something else than a key.</summary>
    public static bool IsSetting(string variable) =>
        variable.Equals(TokenVariable, StringComparison.OrdinalIgnoreCase)
        || KeyedService.All.Any(own => variable.Equals(own.AddressVariable, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is written like a variable's name, and not like a key pasted in its place.</summary>
    public static bool ReadsAsName(string variable) =>
        UpperCaseName().IsMatch(variable) && !variable.Split('_').Any(IsMixed);

    // Names have words and numbers; a long run in which digits and letters take turns is neither, or an id of Apollo's.
    private static bool IsMixed(string part) =>
        part.Length >= 12
        && !ApolloId().IsMatch(part)
        && part.Skip(1).Zip(part).Count(pair => char.IsAsciiDigit(pair.First) != char.IsAsciiDigit(pair.Second)) > 3;

    private static FrozenSet<string> Names(IReadOnlyDictionary<string, string?> environment, KeyedService service) =>
        (environment.GetValueOrDefault(service.AllowedBy) ?? "")
            .Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]*(_[A-Z0-9]+)*\z")]
    private static partial Regex UpperCaseName();

    [GeneratedRegex(@"\A[0-9A-F]{24}\z")]
    private static partial Regex ApolloId();
}
