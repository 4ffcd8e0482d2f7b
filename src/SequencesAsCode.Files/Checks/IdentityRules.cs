using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>Keys and ids of the steps and touches of one sequence.</summary>
internal static class IdentityRules
{
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence)
    {
        var found = new List<Diagnostic>();
        var (stepKeys, stepIds, touchKeys, touchIds) = (
            new FirstPlaces(),
            new FirstPlaces(),
            new FirstPlaces(),
            new FirstPlaces()
        );
        foreach (var step in sequence.Steps)
        {
            Add(step.Node, "key", "step key", stepKeys, found);
            Add(step.Node, "id", "step id", stepIds, found);
            var inStep = new FirstPlaces();
            foreach (var touch in step.Touches)
            {
                Add(touch.Node, "key", "touch key", inStep, found);
                Add(touch.Node, "id", "touch id", touchIds, found);
                if (step.Desired.Key is { } key && touch.Desired.Key is { } touchKey)
                    touchKeys.Add($"{key}/{touchKey}", touch.Node["key"]!.At);
            }
        }

        var (tombstoneKeys, tombstoneIds) = (new FirstPlaces(), new FirstPlaces());
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
    /// Ids that are written without saying for which environment. What cannot be one in this one is told as that.
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

    /// <summary>Ids that cannot be ids of what holds the sequences.</summary>
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
        ((sequence.Node["removed"] as YamlList)?.Items ?? []).OfType<YamlMap>();

    private static void Add(YamlMap node, string key, string what, FirstPlaces places, List<Diagnostic> found)
    {
        if (node[key] is YamlScalar value && places.Add(value.Value, value.At) is { } first)
            found.Add(Diagnostic.DuplicateInSequence(value.At, what, value.Value, first));
    }
}
