using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Reads <c>sample_contacts</c> of the workspace file.</summary>
internal static class SampleContacts
{
    private const string Key = "sample_contacts";
    private const string NameKey = "name";
    private const string CustomKey = "custom";

    /// <summary>The contacts in file order.</summary>
    public static ImmutableArray<DeclaredContact> In(YamlMap root) =>
        [.. Maps(root).Select(contact => new DeclaredContact(contact.Text(NameKey)!.Trim(), Values(contact)))];

    /// <summary>Reports custom variables that the workspace does not list.</summary>
    /// <param name="root">The workspace file, for one environment.</param>
    /// <param name="variables">The custom variables that it lists.</param>
    public static IEnumerable<Diagnostic> Check(YamlMap root, ImmutableArray<string> variables)
    {
        var known = new KnownVariables(variables);
        return Maps(root)
            .SelectMany(contact => (contact[CustomKey] as YamlMap)?.Entries ?? [])
            .Select(entry => entry.Key)
            .Where(name => !known.Contains(name.Value))
            .Select(name => Diagnostic.UnknownVariable(name.At, name.Value, known.Nearest(name.Value)));
    }

    // The variables are named as in an email, except for the two halves of the name.
    private static ImmutableSortedDictionary<string, string> Values(YamlMap contact)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string[] names = contact.Text(NameKey)!.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        values["first_name"] = names[0];
        if (names is [_, var last])
            values["last_name"] = last.Trim();
        foreach (var entry in contact.Entries.Where(entry => entry.Key.Value is not (NameKey or CustomKey)))
            values[entry.Key.Value] = ((YamlScalar)entry.Value).Value;
        foreach (var entry in (contact[CustomKey] as YamlMap)?.Entries ?? [])
            values[entry.Key.Value] = ((YamlScalar)entry.Value).Value;
        return values.ToImmutable();
    }

    private static IEnumerable<YamlMap> Maps(YamlMap root) => (root[Key] as YamlList)?.Items.OfType<YamlMap>() ?? [];
}
