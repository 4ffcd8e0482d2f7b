using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service;
using SequencesAsCode.Service.Budget;

namespace SequencesAsCode.Applying.Checking;

/// <summary>Makes the checks from the facts.</summary>
public static class Checkup
{
    /// <summary>Checks a workspace and the account behind it.</summary>
    /// <param name="workspace">The workspace on disk.</param>
    /// <param name="key">Where the key comes from; null when there is no environment.</param>
    /// <param name="service">The facts from the service.</param>
    /// <param name="name">The service's name, as plans state it; empty when there is no environment.</param>
    public static CheckReport Of(WorkspaceFacts workspace, KeyFacts? key, ServiceAnswers service, string name)
    {
        ImmutableArray<Check> checks =
        [
            .. WorkspaceChecks.Of(workspace),
            .. LockChecks.Of(workspace),
            .. MeasuredChecks.Of(workspace, service.Account),
            .. service.Through is { } through
                ? SupaglueChecks.Of(workspace, key!, service, through)
                : OfApollo(workspace, key, service),
        ];
        return new(
            workspace.Environment?.Name ?? "",
            name,
            service.Through?.Account ?? service.Account?.Account ?? "",
            checks
        )
        {
            LowestCalls = CallChecks.Lowest(service.Account),
            Next = Next(workspace, checks.Any(check => check.Status == CheckStatus.Problem)),
        };
    }

    // A run that did not end comes first; an account of which the files have nothing yet is imported.
    private static string Next(WorkspaceFacts workspace, bool hasProblem)
    {
        if (workspace.IsMissing)
            return CommandWords.Init;
        var command = CommandWords.Plan;
        if (hasProblem)
            command = CommandWords.Doctor;
        else if (workspace.Lock is { HasJournal: true })
            command = CommandWords.Apply;
        else if (workspace is { Desired.Sequences.IsEmpty: true, Environment: WorkspaceEnvironment.Apollo })
            command = CommandWords.ImportAll;
        return workspace is { IsNamed: true, Environment: { } named } ? $"{command} -e {named.Name}" : command;
    }

    private static IEnumerable<Check> OfApollo(WorkspaceFacts workspace, KeyFacts? key, ServiceAnswers service) =>
        [
            .. KeyChecks.Of(workspace, key, service),
            .. EndpointChecks.Of(service.Account, Needs(workspace)),
            .. CallChecks.Of(service.Account),
            .. NameChecks.Of(workspace.Desired, workspace.Lock?.Base ?? Base.Empty, service.Account),
        ];

    // The reads that a plan of these files needs.
    private static HashSet<string> Needs(WorkspaceFacts workspace)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { Endpoints.Search };
        if (KeyChecks.Expected(workspace) is not null)
            needed.Add(Endpoints.Profile);
        if (workspace.Desired is not { } desired)
            return needed;
        var scope = ReadScope.LookUps(desired);
        if (scope.Schedules)
            needed.Add(Endpoints.Schedules);
        if (scope.Users)
            needed.Add(Endpoints.Users);
        if (scope.Labels)
            needed.Add(Endpoints.Labels);
        return needed;
    }
}
