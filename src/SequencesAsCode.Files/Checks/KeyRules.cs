using System.Text.RegularExpressions;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks that files send only variables with keys of a service to that service.</summary>
internal static partial class KeyRules
{
    /// <summary>
    /// The faults of the variables that environments name; the file may have other faults as well.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(YamlNode root, KeyVariables variables) =>
        from environment in ((root as YamlMap)?["environments"] as YamlMap)?.Entries ?? []
        from service in KeyedService.All
        let settings = (environment.Value as YamlMap)?[service.Prefix.TrimEnd('_').ToLowerInvariant()] as YamlMap
        where settings is not null
        from name in settings["key_env"]?.Scalars ?? []
        where name.Value.Length > 0 && !variables.MayHold(service, name.Value)
        select Problem(service, name);

    /// <summary>A value as a sentence may show it: of a value that looks like a key only the first letters.</summary>
    public static string Shown(string value) => LooksLikeKey(value) ? Hidden(value) : value;

    private static Diagnostic Problem(KeyedService service, YamlScalar name)
    {
        var at = name.At;
        var variable = name.Value;
        var usual = service.UsualVariable;
        if (KeyVariables.IsSetting(variable))
            return Diagnostic.KeyVariableIsSetting(at, variable, usual);
        if (!KeyVariables.ReadsAsName(variable) && !LowerCaseName().IsMatch(variable))
        {
            return Diagnostic.KeyInPlaceOfName(at, Hidden(variable), usual);
        }

        return KeyVariables.OwnerOf(variable) is { } owner && owner != service
            ? Diagnostic.KeyOfAnotherService(at, variable, owner.Name, service.Name, usual)
            : Diagnostic.KeyVariableNotAllowed(at, variable, service.Name, service.Prefix, usual, service.AllowedBy);
    }

    private static string Hidden(string value) => value.Length < 12 ? "…" : $"{value[..4]}…";

    // A long mix of letters and digits without blanks that is no id of Apollo.
    private static bool LooksLikeKey(string value) =>
        KeyLetters().IsMatch(value)
        && !ApolloId().IsMatch(value)
        && value.Any(char.IsAsciiDigit)
        && value.Any(char.IsAsciiLetter)
        && Turns(value) > 3;

    private static int Turns(string value) =>
        Enumerable.Range(1, value.Length - 1).Count(index => Class(value[index]) != Class(value[index - 1]));

    private static int Class(char letter)
    {
        if (char.IsAsciiDigit(letter))
            return 0;
        return char.IsAsciiLetterUpper(letter) ? 1 : 2;
    }

    [GeneratedRegex(@"\A[a-z]{1,12}(_([a-z]{1,12}|[0-9]{1,4}))*\z")]
    private static partial Regex LowerCaseName();

    [GeneratedRegex(@"\A[A-Za-z0-9_\-+/=]{16,}\z")]
    private static partial Regex KeyLetters();

    [GeneratedRegex(@"\A[0-9a-fA-F]{24}\z")]
    private static partial Regex ApolloId();
}
