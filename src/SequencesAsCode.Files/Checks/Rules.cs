using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Checks;

/// <summary>The rules that a schema cannot express: over several values, and over several files.</summary>
internal static class Rules
{
    /// <summary>The findings in the workspace file and all sequences.</summary>
    public static IEnumerable<Diagnostic> Check(WorkspaceFile workspace, IReadOnlyList<ReadSequence> sequences) =>
        OverFilesRules
            .Check(workspace.Workspace, sequences)
            .Concat(AllowRules.Check(workspace.Workspace.Allow))
            .Concat(ProviderRules.Check(workspace))
            .Concat(sequences.SelectMany(sequence => sequence.Faults));

    /// <summary>The rules of one sequence. Several threads may call them at once.</summary>
    public static Func<SequenceSource, IEnumerable<Diagnostic>> InSequence(WorkspaceFile workspace)
    {
        var variables = new MergeVariables(new(workspace.Workspace.Variables));
        return sequence => Check(workspace, sequence, variables);
    }

    private static IEnumerable<Diagnostic> Check(
        WorkspaceFile workspace,
        SequenceSource sequence,
        MergeVariables variables
    ) =>
        [
            .. IdentityRules.Check(sequence),
            .. workspace.HasSeveralAccounts ? IdentityRules.UnscopedIds(sequence, workspace) : [],
            .. ProviderRules.Check(sequence, Provider.Of(workspace.Environment)),
            .. TimingRules.Check(sequence, Provider.Of(workspace.Environment).ShowsWholeFile),
            .. StepRules.Check(sequence),
            .. sequence.Steps.SelectMany(step =>
                step.Touches.SelectMany(touch =>
                    TouchRules.Check(step.Desired, touch, workspace.Environment is not WorkspaceEnvironment.Supaglue)
                )
            ),
            .. AllowRules.Check(sequence.Desired.Allow),
            .. AllowRules.CheckParts(sequence.Node),
            .. variables.Check(sequence),
            .. Permissions(sequence.Desired),
        ];

    private static IEnumerable<Diagnostic> Permissions(DesiredSequence sequence)
    {
        if (sequence.FieldPlaces.TryGetValue(Fields.Permissions, out var place))
            yield return Diagnostic.PermissionsHaveNoEffect(place);
    }
}
