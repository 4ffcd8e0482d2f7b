using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;

namespace SequencesAsCode.Files;

/// <summary>Checks the form of one file: the values for every environment, not only for the one in use.</summary>
internal sealed class TreeCheck
{
    private readonly Func<SchemaCheck> schema;
    private readonly Func<YamlNode, ICollection<Diagnostic>, HashSet<YamlNode>> presence;
    private readonly ImmutableArray<string> fixedKeys;

    private TreeCheck(Func<SchemaCheck> schema, Func<YamlNode, ICollection<Diagnostic>, HashSet<YamlNode>> presence, ImmutableArray<string> fixedKeys)
    {
        (this.schema, this.presence, this.fixedKeys) = (schema, presence, fixedKeys);
    }

    public static TreeCheck Workspace { get; } = new(() => SchemaCheck.Workspace, Presence.CheckWorkspace, ["version", "default_environment", "environments", "key"]);

    public static TreeCheck Sequence { get; } = new(() => SchemaCheck.Sequence, Presence.CheckSequence, ["key", "was"]);

    /// <summary>Whether the file has no fault of form; the faults go to <paramref name="diagnostics"/>.</summary>
    public bool Passes(YamlNode root, ImmutableArray<string> environments, ICollection<Diagnostic> diagnostics)
    {
        if (root is not YamlMap map)
        {
            diagnostics.Add(Diagnostic.FileIsNotAMap(root.At, root.Kind));
            return false;
        }

        var found = new List<Diagnostic>();
        var scoped = EnvironmentValues.Occur(root);
        if (map.Entry(EnvironmentValues.Word) is { } whole) found.Add(Diagnostic.ByEnvironmentNotHere(whole.Key.At, "key"));
        else if (scoped) EnvironmentValues.Check(root, environments, fixedKeys, found);
        if (found.Count == 0)
        {
            foreach (var environment in scoped ? environments : [""]) CheckOne(root, environment, scoped, found);
        }

        foreach (var diagnostic in found.DistinctBy(diagnostic => (diagnostic.Code, diagnostic.At, diagnostic.Message)).Take(SchemaCheck.MostFaults)) diagnostics.Add(diagnostic);
        return found.Count == 0;
    }

    private void CheckOne(YamlNode root, string environment, bool scoped, List<Diagnostic> found)
    {
        if (EnvironmentValues.Resolve(root, environment) is not { } tree) return;
        var settled = presence(tree, found);
        found.AddRange(schema().Faults(tree, settled, scoped ? environment : null));
    }
}
