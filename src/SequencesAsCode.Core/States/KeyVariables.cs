using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.States;

/// <summary>A service that needs a key.</summary>
/// <param name="Name">Its name in sentences.</param>
/// <param name="Prefix">The prefix of its own environment variables.</param>
/// <param name="AllowedBy">The environment variable that allows further variables.</param>
public sealed record KeyedService(string Name, string Prefix, string AllowedBy)
{
    /// <summary>Apollo.</summary>
    public static KeyedService Apollo { get; } = new("Apollo", "APOLLO_", "SEQUENCES_APOLLO_KEY_ENV");

    /// <summary>Supaglue.</summary>
    public static KeyedService Supaglue { get; } = new("Supaglue", "SUPAGLUE_", "SEQUENCES_SUPAGLUE_KEY_ENV");

    /// <summary>All services that need a key.</summary>
    public static IReadOnlyList<KeyedService> All { get; } = [Apollo, Supaglue];

    /// <summary>The variable with its key unless the workspace names another one.</summary>
    public string UsualVariable => $"{Prefix}API_KEY";

    /// <summary>The variable that overrides its address; not a key.</summary>
    public string AddressVariable => $"{Prefix}API_BASE_URL";
}

/// <summary>
/// The environment variables that <c>key_env</c> may name. Every pull request can change the workspace file, and the
/// named value is sent to a service. So only the service's own variables are allowed, and those that were allowed
/// outside the files.
/// </summary>
public sealed partial class KeyVariables
{
    /// <summary>The variable with an access token for Apollo, which is not sent like a key.</summary>
    public const string TokenVariable = "APOLLO_ACCESS_TOKEN";

    private readonly FrozenDictionary<KeyedService, FrozenSet<string>> allowed;

    /// <summary>
    /// Allows the service's own variables and those that the settings in the process's environment allow.
    /// </summary>
    /// <param name="environment">The environment variables of the process.</param>
    public KeyVariables(IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        allowed = KeyedService.All.ToFrozenDictionary(service => service, service => Names(environment, service));
    }

    /// <summary>Allows only the service's own variables.</summary>
    public static KeyVariables OwnAlone { get; } = new(new Dictionary<string, string?>());

    /// <summary>Whether the value of a variable may be sent to a service as its key.</summary>
    /// <param name="service">The service that would get it.</param>
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

    /// <summary>The service whose own variable it is; null when there is none.</summary>
    public static KeyedService? OwnerOf(string variable) =>
        KeyedService.All.FirstOrDefault(own => variable.StartsWith(own.Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the program uses the variable for something other than a key.</summary>
    public static bool IsSetting(string variable) =>
        variable.Equals(TokenVariable, StringComparison.OrdinalIgnoreCase)
        || KeyedService.All.Any(own => variable.Equals(own.AddressVariable, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the text looks like a variable's name and not like a pasted key.</summary>
    public static bool ReadsAsName(string variable) =>
        UpperCaseName().IsMatch(variable) && !variable.Split('_').Any(IsMixed);

    // Names consist of words and numbers. A long part that mixes digits and letters is neither, unless it is an Apollo
    // id.
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
