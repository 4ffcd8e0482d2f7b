using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>
/// Replaces every <c>{ by_environment: { name: value } }</c> by the value of one environment. An entry without a value
/// for the environment is removed.
/// </summary>
internal static class EnvironmentValues
{
    public const string Word = "by_environment";

    /// <summary>Whether the tree has values by environment.</summary>
    public static bool Occur(YamlNode node) =>
        node switch
        {
            YamlMap map => map.Entries.Any(entry => entry.Key.Value == Word || Occur(entry.Value)),
            YamlList list => list.Items.Any(Occur),
            _ => false,
        };

    /// <summary>
    /// Checks the form of all values by environment and the names in them. Keys in <paramref name="fixedKeys"/> must
    /// not have any.
    /// </summary>
    public static void Check(
        YamlNode node,
        ImmutableArray<string> environments,
        ImmutableArray<string> fixedKeys,
        ICollection<Diagnostic> diagnostics
    )
    {
        switch (node)
        {
            case YamlList list:
                foreach (var item in list.Items)
                    Check(item, environments, fixedKeys, diagnostics);
                return;
            case YamlMap map when map.Entry(Word) is { } scoped:
                CheckValues(map, scoped, environments, diagnostics);
                foreach (var entry in (scoped.Value as YamlMap)?.Entries ?? [])
                    Check(entry.Value, environments, fixedKeys, diagnostics);
                return;
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    if (fixedKeys.Contains(entry.Key.Value) && Occur(entry.Value))
                        diagnostics.Add(Diagnostic.ByEnvironmentNotHere(entry.Value.At, entry.Key.Value));
                    else
                        Check(entry.Value, environments, fixedKeys, diagnostics);
                }

                return;
        }
    }

    /// <summary>The tree for one environment; null when the root itself has no value there.</summary>
    public static YamlNode? Resolve(YamlNode node, string environment) =>
        Occur(node) ? Resolve(node, environment, false) : node;

    private static YamlNode? Resolve(YamlNode node, string environment, bool scoped)
    {
        switch (node)
        {
            case YamlMap map when map.Entry(Word) is { } values:
                return (values.Value as YamlMap)?[environment] is { } chosen
                    ? Resolve(chosen, environment, true)
                    : null;
            case YamlMap map:
                var entries = map
                    .Entries.Select(entry => (entry.Key, Value: Resolve(entry.Value, environment, scoped)))
                    .Where(entry => entry.Value is not null)
                    .Select(entry => new YamlEntry(entry.Key, entry.Value!));
                return new YamlMap([.. entries], map.Place, scoped);
            case YamlList list:
                return new YamlList(
                    [.. list.Items.Select(item => Resolve(item, environment, scoped)).OfType<YamlNode>()],
                    list.Place,
                    scoped
                );
            case YamlScalar scalar when scoped:
                return scalar.With(scalar.Place, scoped);
            default:
                return node;
        }
    }

    private static void CheckValues(
        YamlMap map,
        YamlEntry scoped,
        ImmutableArray<string> environments,
        ICollection<Diagnostic> diagnostics
    )
    {
        if (map.Entries.Length != 1 || scoped.Value is not YamlMap { Entries.IsEmpty: false } values)
        {
            diagnostics.Add(Diagnostic.ByEnvironmentForm(scoped.Key.At));
            return;
        }

        foreach (
            var name in values.Entries.Select(entry => entry.Key).Where(name => !environments.Contains(name.Value))
        )
        {
            diagnostics.Add(
                Diagnostic.ByEnvironmentUnknown(name.At, name.Value, Similar.To(name.Value, environments), environments)
            );
        }
    }
}
