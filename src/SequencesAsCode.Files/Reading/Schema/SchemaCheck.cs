using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Checks the tree of one environment against a published schema.</summary>
internal sealed class SchemaCheck
{
    private static readonly Lazy<SchemaCheck> ForWorkspace = new(() => new("workspace"));
    private static readonly Lazy<SchemaCheck> ForSequence = new(() => new("sequence"));

    private readonly SchemaRule rule;

    private SchemaCheck(string name) => rule = SchemaRules.Read(Schemas.Text(name));

    public static SchemaCheck Workspace => ForWorkspace.Value;

    public static SchemaCheck Sequence => ForSequence.Value;

    /// <summary>
    /// Every fault with an object that identifies it in the file. Values in <paramref name="settled"/> are skipped.
    /// </summary>
    /// <param name="root">The tree for one environment.</param>
    /// <param name="settled">Values that other rules have checked.</param>
    /// <param name="environment">The environment to name when a key is missing; null when it is missing in all of
    /// them.</param>
    public IEnumerable<(object Which, Finding Fault)> Faults(
        YamlNode root,
        HashSet<YamlNode> settled,
        string? environment
    ) =>
        new SchemaWalk(settled)
            .Faults(root, rule)
            .Select(fault =>
                (
                    Which(fault, environment),
                    new Finding(Severity.Error, () => SchemaFaults.Describe(fault, environment))
                )
            );

    // The same value can have another index in another environment, but it has the same place in the file. A missing
    // key has no place, so there the environment counts.
    private static object Which(SchemaFault fault, string? environment) =>
        (
            fault.Node.At,
            fault.Entry?.Key.Value,
            fault.Kind,
            fault.Missing,
            fault.Kind == SchemaFaultKind.MissingKey ? environment : null
        );
}
