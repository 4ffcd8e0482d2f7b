using System.Text.RegularExpressions;
using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

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

    private static Diagnostic Problem(KeyedService service, YamlScalar name)
    {
        var at = name.At;
        var variable = name.Value;
        var usual = service.UsualVariable;
        if (KeyVariables.IsSetting(variable))
            return Diagnostic.KeyVariableIsSetting(at, variable, usual);
        if (!KeyVariables.ReadsAsName(variable) && !LowerCaseName().IsMatch(variable))
        {
            return Diagnostic.KeyInPlaceOfName(at, ShownValue.Beginning(variable), usual);
        }

        return KeyVariables.OwnerOf(variable) is { } owner && owner != service
            ? Diagnostic.KeyOfAnotherService(at, variable, owner.Name, service.Name, usual)
            : Diagnostic.KeyVariableNotAllowed(at, variable, service.Name, service.Prefix, usual, service.AllowedBy);
    }

    [GeneratedRegex(@"\A[a-z]{1,12}(_([a-z]{1,12}|[0-9]{1,4}))*\z")]
    private static partial Regex LowerCaseName();
}
