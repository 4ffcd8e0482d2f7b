using SequencesAsCode.Files.Reading.Schema;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Checks the form of one file: the values for every environment, not only for the one in use.</summary>
internal sealed class TreeCheck
{
    private readonly Func<SchemaCheck> schema;
    private readonly Func<YamlNode, ICollection<Diagnostic>, HashSet<YamlNode>> presence;
    private readonly ImmutableArray<string> fixedKeys;

    private TreeCheck(
        Func<SchemaCheck> schema,
        Func<YamlNode, ICollection<Diagnostic>, HashSet<YamlNode>> presence,
        ImmutableArray<string> fixedKeys
    )
    {
        this.schema = schema;
        this.presence = presence;
        this.fixedKeys = fixedKeys;
    }

    public static TreeCheck Workspace { get; } =
        new(
            () => SchemaCheck.Workspace,
            Presence.CheckWorkspace,
            ["version", "default_environment", "environments", "readme", "sample_contacts", "key"]
        );

    public static TreeCheck Sequence { get; } = new(() => SchemaCheck.Sequence, Presence.CheckSequence, ["key", "was"]);

    /// <summary>Whether the file has no fault of form; the faults go to <paramref name="diagnostics"/>.</summary>
    public bool Passes(YamlNode root, ImmutableArray<string> environments, ICollection<Diagnostic> diagnostics)
    {
        if (root is not YamlMap map)
        {
            diagnostics.Add(Diagnostic.FileIsNotAMap(root.At, root.Kind));
            return false;
        }

        var faults = new TreeFaults();
        var misplaced = new List<Diagnostic>();
        var scoped = EnvironmentValues.Occur(root);
        if (map.Entry(EnvironmentValues.Word) is { } whole)
            misplaced.Add(Diagnostic.ByEnvironmentNotHere(whole.Key.At, "key"));
        else if (scoped)
            EnvironmentValues.Check(root, environments, fixedKeys, misplaced);
        faults.Add(misplaced);
        if (faults.IsEmpty)
        {
            foreach (var environment in scoped ? environments : [""])
                CheckOne(root, environment, scoped, faults);
        }

        foreach (var diagnostic in faults.Told())
            diagnostics.Add(diagnostic);
        return faults.IsEmpty;
    }

    private void CheckOne(YamlNode root, string environment, bool scoped, TreeFaults faults)
    {
        if (EnvironmentValues.Resolve(root, environment) is not { } tree)
            return;
        var missing = new List<Diagnostic>();
        var settled = presence(tree, missing);
        faults.Add(missing);
        foreach (var (which, fault) in schema().Faults(tree, settled, scoped ? environment : null))
            faults.Add(which, fault);
    }

    /// <summary>The faults of one file; a fault in several environments counts once.</summary>
    private sealed class TreeFaults
    {
        private readonly CappedFindings found = new(YamlTree.MostMistakes);
        private readonly HashSet<object> known = [];

        public bool IsEmpty => found.IsEmpty;

        public void Add(IEnumerable<Diagnostic> diagnostics)
        {
            foreach (var diagnostic in diagnostics)
                Add((diagnostic.Code, diagnostic.At, diagnostic.Message), diagnostic);
        }

        public void Add(object which, Finding fault)
        {
            if (known.Add(which))
                found.Add(fault.Severity, fault.Tell);
        }

        public IEnumerable<Diagnostic> Told() => found.Told();
    }
}
