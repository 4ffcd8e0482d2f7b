using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Checks;

/// <summary>
/// Finds what the service of an environment cannot hold, show or change, as far as the files alone show it.
/// </summary>
internal static class ProviderRules
{
    /// <summary>Requests of the workspace file that the service cannot fulfill.</summary>
    public static IEnumerable<Diagnostic> Check(WorkspaceFile workspace)
    {
        var provider = Provider.Of(workspace.Environment);
        return provider.ShowsWholeFile
            ? []
            : workspace
                .Workspace.Removed.Where(removed => removed.Archive)
                .Select(removed => Diagnostic.CannotBeArchived(removed.At, removed.Key, provider.Label));
    }

    /// <summary>Requests of a sequence file that the service cannot fulfill.</summary>
    public static IEnumerable<Diagnostic> Check(SequenceSource sequence, Provider provider) =>
        provider.ShowsWholeFile
            ? IdentityRules.ForeignIds(sequence, provider)
            : IdentityRules
                .ForeignIds(sequence, provider)
                .Concat(sequence.Steps.SelectMany(step => Check(step, provider)))
                .Concat(NotShown(sequence, provider));

    private static IEnumerable<Diagnostic> Check(StepSource step, Provider provider)
    {
        var type = step.Desired.Type;
        if (!provider.Types.Contains(type, StringComparer.Ordinal))
        {
            yield return Diagnostic.StepTypeNotThere(step.Node.PlaceOf("type"), type, provider.Label, provider.Types);
        }

        if (step.Touches.Length > 1)
        {
            yield return Diagnostic.OneEmailOfAStep(step.Node.PlaceOf("touches"), provider.Label, step.Touches.Length);
        }

        foreach (var touch in step.Touches.Where(touch => touch.Desired.Id is { } id && provider.IsId(id)))
        {
            yield return Diagnostic.TouchHasNoId(touch.Node.PlaceOf("id"), provider.Label);
        }
    }

    // One finding per file, at the first place: a file that several environments read may state many such values.
    private static IEnumerable<Diagnostic> NotShown(SequenceSource sequence, Provider provider)
    {
        var hidden = provider.Hidden;
        var stated = Stated(sequence.Node, hidden, FieldOwner.Sequence)
            .Concat(
                sequence.Steps.SelectMany(step =>
                    Stated(step.Node, hidden, FieldOwner.Step)
                        .Concat(step.Touches.SelectMany(touch => Stated(touch.Node, hidden, FieldOwner.Touch)))
                )
            )
            .ToList();
        if (stated.Count == 0)
            yield break;
        var first = stated.MinBy(pair => pair.At, SourceLocation.FileOrder)!;
        yield return Diagnostic.NotShown(
            first.At,
            provider.Label,
            stated.Select(pair => pair.Key).Distinct(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<(string Key, SourceLocation At)> Stated(
        YamlMap node,
        ImmutableArray<Field> hidden,
        FieldOwner owner
    ) =>
        from field in hidden
        where field.Owner == owner
        let value = FieldReader.Find(node, field)
        where value is not null
        select (field.Key, value.At);
}
