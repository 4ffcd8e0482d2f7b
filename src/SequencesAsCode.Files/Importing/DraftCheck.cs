using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;

namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Checks drafts: reads the workspace with them in it and plans it, until nothing would be sent or nothing more can be
/// left out.
/// </summary>
internal sealed class DraftCheck(
    string folder,
    string environment,
    CurrentState current,
    Base @base,
    IRequestSource source,
    string service
)
{
    private const int MostRounds = 40;
    private readonly DesiredStateReader reader = new();

    /// <summary>The changes that start managing the candidates, by id; missing candidates were refused.</summary>
    public (ImmutableDictionary<string, SequenceChange> Changes, PlanContext? Context) Run(
        IReadOnlyList<Candidate> candidates
    )
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var open = candidates.Where(candidate => candidate.Refusal is null).ToList();
            if (open.Count == 0)
                break;
            if (Read(open) is not { } desired || Plan(open, desired) is not { } plan)
                continue;
            var byKey = plan.Sequences.ToLookup(change => change.Key, StringComparer.Ordinal);
            var changes = open.Select(candidate => (Candidate: candidate, Change: byKey[candidate.Target.Key].First()))
                .ToList();
            var wrong = changes.Where(pair => !pair.Candidate.IsTakenOver(pair.Change)).ToList();
            if (wrong.Count == 0)
                return (
                    changes.ToImmutableDictionary(
                        pair => pair.Candidate.Current.Id,
                        pair => pair.Change,
                        StringComparer.Ordinal
                    ),
                    plan.Context
                );
            foreach (var (candidate, change) in wrong)
                candidate.Amend(change);
        }

        foreach (var candidate in candidates)
            candidate.Refuse("a file cannot hold enough of it");
        return (ImmutableDictionary<string, SequenceChange>.Empty, null);
    }

    private DesiredState? Read(List<Candidate> open)
    {
        var read = reader.Read(folder, environment, open.SelectMany(candidate => candidate.Files));
        if (read.Desired is null)
            Amend(open, read.Diagnostics);
        return read.Desired;
    }

    // Ids make sure that a draft is not compared with another sequence of the same name.
    private Plan? Plan(List<Candidate> open, DesiredState desired)
    {
        var ids = open.ToDictionary(
            candidate => candidate.Target.Key,
            candidate => candidate.Current.Id,
            StringComparer.Ordinal
        );
        var drafted = desired with
        {
            Sequences =
            [
                .. desired
                    .Sequences.Where(sequence => ids.ContainsKey(sequence.Key))
                    .Select(sequence => sequence with { Id = ids[sequence.Key] }),
            ],
        };
        var taken = ids.Values.ToHashSet(StringComparer.Ordinal);
        var known = @base with
        {
            Sequences =
            [
                .. @base.Sequences.Where(sequence => !taken.Contains(sequence.Id) && !ids.ContainsKey(sequence.Key)),
            ],
        };
        var result = Planner.CreatePlan(
            drafted,
            current,
            known,
            PlanOptions.For(service) with
            {
                Targets = [.. ids.Keys],
            },
            source
        );
        if (result.Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error))
            return result.Plan;
        Amend(open, result.Diagnostics);
        return null;
    }

    // One mistake per file at a time: correcting it may remove the next.
    private static void Amend(List<Candidate> open, ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        var owners = open.SelectMany(candidate => candidate.Paths.Select(path => (path, candidate)))
            .ToLookup(pair => pair.path, pair => pair.candidate, StringComparer.Ordinal);
        var owned = errors
            .Where(error => error.At is not null)
            .Select(error => (Error: error, Candidate: owners[error.At!.File].FirstOrDefault()))
            .Where(pair => pair.Candidate is not null)
            .ToList();
        foreach (var (error, candidate) in owned.DistinctBy(pair => pair.Candidate))
            candidate!.Amend(error);
        if (owned.Count > 0)
            return;
        foreach (var candidate in open)
            candidate.Refuse(errors[0].ToString());
    }
}
