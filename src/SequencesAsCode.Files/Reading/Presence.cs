using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>
/// The rules for missing values: a key that is left out is not managed, <c>[]</c> is an empty list, <c>none</c> clears
/// the field, and a key without a value is refused.
/// </summary>
internal static class Presence
{
    /// <summary>Whether the value clears its field.</summary>
    public static bool Clears(YamlNode node) => node is YamlScalar { Value: "none" };

    /// <summary>
    /// Reports missing values and fields that cannot be cleared; returns the values that the schema need not check.
    /// </summary>
    public static HashSet<YamlNode> CheckSequence(YamlNode root, ICollection<Diagnostic> diagnostics)
    {
        var settled = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        Nulls(root, "this file", Diagnostic.NoValue, settled, diagnostics);
        if (root is not YamlMap sequence)
            return settled;
        Nones(sequence, FieldOwner.Sequence, "", settled, diagnostics);
        if (sequence["sharing"] is YamlMap sharing)
            Nones(sharing, FieldOwner.Sequence, "sharing.", settled, diagnostics);
        foreach (var step in Maps(sequence["steps"]))
        {
            Nones(step, FieldOwner.Step, "", settled, diagnostics);
            foreach (var touch in Maps(step["touches"]))
                Nones(touch, FieldOwner.Touch, "", settled, diagnostics);
        }

        return settled;
    }

    /// <summary>Reports values that are missing in the workspace file.</summary>
    public static HashSet<YamlNode> CheckWorkspace(YamlNode root, ICollection<Diagnostic> diagnostics)
    {
        var settled = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        Nulls(root, "this file", Diagnostic.NoSetting, settled, diagnostics);
        return settled;
    }

    /// <summary>The field an entry belongs to, or null.</summary>
    public static Field? FieldOf(FieldOwner owner, string key) =>
        owner switch
        {
            FieldOwner.Touch when BodyKeys.All.Contains(key) => Fields.Body,
            FieldOwner.Touch when key == Fields.Body.Key => null,
            _ => Fields.Find(owner, key),
        };

    private static IEnumerable<YamlMap> Maps(YamlNode? list) => (list as YamlList)?.Items.OfType<YamlMap>() ?? [];

    private static void Nones(
        YamlMap map,
        FieldOwner owner,
        string prefix,
        HashSet<YamlNode> settled,
        ICollection<Diagnostic> diagnostics
    )
    {
        foreach (var entry in map.Entries)
        {
            if (!Clears(entry.Value) || FieldOf(owner, prefix + entry.Key.Value) is not { } field)
                continue;
            settled.Add(entry.Value);
            if (!field.Clearable)
                diagnostics.Add(
                    Diagnostic.NoneNotAllowed(
                        entry.Value.At,
                        field.Key,
                        field.Kind is FieldKind.Set or FieldKind.EmailSet
                    )
                );
        }
    }

    private static void Nulls(
        YamlNode node,
        string key,
        Func<SourceLocation, string, Diagnostic> report,
        HashSet<YamlNode> settled,
        ICollection<Diagnostic> diagnostics
    )
    {
        switch (node)
        {
            case YamlScalar { Typed: null }:
                settled.Add(node);
                diagnostics.Add(report(node.At, key));
                return;
            case YamlList list:
                foreach (var item in list.Items)
                    Nulls(item, key, report, settled, diagnostics);
                return;
            case YamlMap map:
                foreach (var entry in map.Entries)
                    Nulls(entry.Value, entry.Key.Value, report, settled, diagnostics);
                return;
        }
    }
}
