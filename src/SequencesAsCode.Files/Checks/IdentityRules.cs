using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks the keys and ids of one sequence, its steps and its touches.</summary>
internal static class IdentityRules
{
    /// <summary>Keys and ids that are used twice, or both kept and removed.</summary>
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var found = new List<Diagnostic>();
        var stepKeys = new FirstPlaces();
        var stepIds = new FirstPlaces();
        var touchKeys = new FirstPlaces();
        var touchIds = new FirstPlaces();
        foreach (var step in sequence.Steps)
        {
            Add(step.Node, "key", "step key", stepKeys, found);
            Add(step.Node, "id", "step id", stepIds, found);
            var inStep = new FirstPlaces();
            foreach (var touch in step.Touches)
            {
                Add(touch.Node, "key", "variant key", inStep, found);
                Add(touch.Node, "id", "variant id", touchIds, found);
                if (step.Desired.Key is { } key && touch.Desired.Key is { } touchKey)
                    touchKeys.Add($"{key}/{touchKey}", touch.Node["key"]!.At);
            }
        }

        var tombstoneKeys = new FirstPlaces();
        var tombstoneIds = new FirstPlaces();
        foreach (var tombstone in Tombstones(sequence))
        {
            Add(tombstone, "key", "removed key", tombstoneKeys, found);
            Add(tombstone, "id", "removed id", tombstoneIds, found);
            if ((stepKeys.Of(tombstone.Text("key")) ?? touchKeys.Of(tombstone.Text("key"))) is { } kept)
                found.Add(Diagnostic.KeptAndRemoved(tombstone["key"]!.At, "key", tombstone.Text("key")!, kept));
            if ((stepIds.Of(tombstone.Text("id")) ?? touchIds.Of(tombstone.Text("id"))) is { } keptId)
                found.Add(Diagnostic.KeptAndRemoved(tombstone["id"]!.At, "id", tombstone.Text("id")!, keptId));
        }

        return found;
    }

    /// <summary>
    /// Ids that are written without an environment. Ids of another form are reported by <see cref="ForeignIds"/>.
    /// </summary>
    public static IEnumerable<Diagnostic> UnscopedIds(SequenceSource sequence, WorkspaceFile workspace)
    {
        var provider = Provider.Of(workspace.Environment);
        var accounts = workspace.Workspace.Environments.OfType<WorkspaceEnvironment.Apollo>().Skip(1).Any()
            ? "several Apollo accounts"
            : "accounts of several services";
        return Ids(sequence)
            .Where(id => !id.Scoped && provider.IsId(id.Value))
            .Select(id => Diagnostic.IdNeedsEnvironment(id.At, id.Value, accounts));
    }

    /// <summary>Ids that have another form than the ids of the service.</summary>
    public static IEnumerable<Diagnostic> ForeignIds(SequenceSource sequence, Provider provider) =>
        Ids(sequence)
            .Concat(Tombstones(sequence).Select(tombstone => tombstone["id"]).OfType<YamlScalar>())
            .Where(id => !provider.IsId(id.Value))
            .Select(id =>
                ServiceId.IsStated(id.Value)
                    ? Diagnostic.IdOfAnotherService(id.At, id.Value, provider.IdForm)
                    : Diagnostic.WrongForm(id.At, "id", id.Value, provider.IdForm)
            );

    private static IEnumerable<YamlScalar> Ids(SequenceSource sequence) =>
        new[] { sequence.Node }
            .Concat(sequence.Steps.SelectMany(step => step.Touches.Select(touch => touch.Node).Prepend(step.Node)))
            .Select(node => node["id"])
            .OfType<YamlScalar>();

    private static IEnumerable<YamlMap> Tombstones(SequenceSource sequence) =>
        ((sequence.Node["removed"] as YamlList)?.Items ?? [])
            .OfType<YamlMap>()
            .Concat(AllowEntries.Removals(sequence.Node));

    private static void Add(YamlMap node, string key, string what, FirstPlaces places, List<Diagnostic> found)
    {
        if (node[key] is YamlScalar value && places.Add(value.Value, value.At) is { } first)
            found.Add(Diagnostic.DuplicateInSequence(value.At, what, value.Value, first));
    }
}
