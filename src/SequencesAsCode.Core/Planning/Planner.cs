using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>A plan, or what is wrong with the files in view of the account.</summary>
/// <param name="Plan">Null exactly when there are errors.</param>
/// <param name="Diagnostics">In file order.</param>
public sealed record PlanResult(Plan? Plan, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Makes the plan: a pure function of what the files say, what the service says and what the last apply left.</summary>
public static class Planner
{
    /// <summary>Plans every sequence of the files, and those of the lock that no file claims. Equal inputs give an equal plan.</summary>
    public static PlanResult CreatePlan(DesiredState desired, CurrentState current, Base @base, PlanOptions options, IRequestSource source)
    {
        var diagnostics = new List<Diagnostic>();
        var resolved = desired with { Sequences = References.Resolve(desired.Sequences, current.Directory, diagnostics, source.Capabilities.ShowsAll) };
        var bindings = SequenceBinder.Bind(resolved, @base, current.Rows);
        var targets = options.Targets.ToHashSet(StringComparer.Ordinal);
        CheckShared(bindings.Bindings, diagnostics);
        if (options.DriftOnly) return DriftOnly(desired, current, @base, options, source, bindings);
        var planner = new SequencePlanner(source, desired, options.Consents, diagnostics);
        var byRow = new RowPlanner(planner, source, desired, options.Consents);
        var decisions = desired.Workspace.Removed.ToDictionary(removed => removed.Key, StringComparer.Ordinal);
        var undecided = bindings.Orphans.Where(orphan => !decisions.ContainsKey(orphan.Key)).ToImmutableArray();

        var rows = current.Rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var changes = new List<SequenceChange>();
        foreach (var binding in bindings.Bindings)
        {
            changes.Add(IsTargeted(binding.Desired.Key, targets) ? Plan(planner, byRow, binding, undecided, current, rows) : NotTargeted(binding.Desired.Key, binding.Desired.Name, binding.Id, binding.Desired.At));
        }

        foreach (var orphan in bindings.Orphans)
        {
            var (isByRow, row) = (current.Unreadable?.Ids.Contains(orphan.Id) == true, rows.GetValueOrDefault(orphan.Id));
            changes.Add(IsTargeted(orphan.Key, targets)
                ? planner.Unclaimed(orphan, isByRow ? row?.AsSequence() : current.Sequences.GetValueOrDefault(orphan.Id), decisions.GetValueOrDefault(orphan.Key), row is not null, isByRow)
                : NotTargeted(orphan.Key, orphan.Name, orphan.Id, null));
        }

        var sorted = diagnostics.OrderBy(diagnostic => diagnostic.At, SourceLocation.FileOrder).ToImmutableArray();
        if (sorted.Any(diagnostic => diagnostic.Severity == Severity.Error)) return new(null, sorted);

        var context = Context(desired, current, @base, options);
        var bound = bindings.Bindings.Select(binding => binding.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var live = current.Rows.Where(row => row.Active && bound.Contains(row.Id)).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return new(new(context, changes, sorted, ManyAtOnce.Blocks(changes, live, options.Consents)), sorted);
    }

    // What the files want by now may be wrong in view of the account, and is nothing to a report of what was done there.
    private static PlanResult DriftOnly(DesiredState desired, CurrentState current, Base @base, PlanOptions options, IRequestSource source, SequenceBindings bindings)
    {
        var targets = options.Targets.ToHashSet(StringComparer.Ordinal);
        var kept = desired with { Workspace = desired.Workspace with { Policy = Policy.Default } };
        var planner = new DriftPlanner(new SequencePlanner(source, kept, Consents.None, []), current);
        var decided = desired.Workspace.Removed.Select(removed => removed.Key).ToHashSet(StringComparer.Ordinal);
        var ofFiles = bindings.Bindings.Where(binding => binding.Base is not null)
            .Select(binding => IsTargeted(binding.Desired.Key, targets) ? planner.Of(binding) : NotTargeted(binding.Desired.Key, binding.Desired.Name, binding.Id, binding.Desired.At));
        var ofLock = bindings.Orphans.Where(orphan => !decided.Contains(orphan.Key))
            .Select(orphan => IsTargeted(orphan.Key, targets) ? planner.Of(orphan) : NotTargeted(orphan.Key, orphan.Name, orphan.Id, null));
        return new(new(Context(desired, current, @base, options), ofFiles.Concat(ofLock).OfType<SequenceChange>(), []), []);
    }

    private static PlanContext Context(DesiredState desired, CurrentState current, Base @base, PlanOptions options) =>
        new(desired.Environment.Name, options.Service, current.Account, desired.FilesDigest, @base.Digest, options.Targets, options.Consents) { DriftOnly = options.DriftOnly, SnapshotTaken = options.SnapshotTaken };

    private static SequenceChange Plan(SequencePlanner planner, RowPlanner byRow, SequenceBinding binding, ImmutableArray<BaseSequence> undecided, CurrentState current, Dictionary<string, SequenceRow> rows)
    {
        if (binding.Contradiction is { } why) return SequencePlanner.Stopped(binding, null, Guards.Contradiction(binding.Desired, why));
        if (binding.Id is null)
        {
            if (binding.SameName > 1) return planner.Ambiguous(binding);
            var lookalike = undecided.FirstOrDefault(orphan => Resembles(binding.Desired, orphan));
            return planner.Create(binding, lookalike is null ? null : Guards.Resembles(binding.Desired, lookalike));
        }

        if (current.Sequences.TryGetValue(binding.Id, out var sequence) && !sequence.Archived) return planner.Update(binding, sequence);
        if (sequence is null && current.AsLocked.Contains(binding.Id)) return AsLocked(binding, rows[binding.Id]);
        if (sequence is null && current.Unreadable is { } unreadable && unreadable.Ids.Contains(binding.Id))
        {
            return rows.TryGetValue(binding.Id, out var row) ? byRow.Plan(binding, row, unreadable.Endpoint) : SequencePlanner.Stopped(binding, null, Guards.NotListed(binding.Desired, binding.Id, unreadable.Endpoint));
        }

        if (sequence is null && !current.Absent.Contains(binding.Id)) throw new ArgumentException($"The sequence {binding.Id} was not read.", nameof(current));
        return planner.Gone(binding, sequence, rows.ContainsKey(binding.Id));
    }

    // An id in one file and the lock's of another key, or two files with one former key: only one of them can be meant.
    private static void CheckShared(ImmutableArray<SequenceBinding> bindings, List<Diagnostic> diagnostics)
    {
        foreach (var shared in bindings.Where(binding => binding.Id is not null).GroupBy(binding => binding.Id, StringComparer.Ordinal))
        {
            var first = shared.First().Desired.At;
            foreach (var other in shared.Skip(1)) diagnostics.Add(Diagnostic.DuplicateOverFiles(other.Desired.At, "id", shared.Key!, first));
        }
    }

    // Key and name changed together: the same name, or any body that was sent for the other one.
    private static bool Resembles(DesiredSequence desired, BaseSequence orphan)
    {
        if (string.Equals(desired.Name.Trim(), orphan.Name.Trim(), StringComparison.OrdinalIgnoreCase)) return true;
        var sent = orphan.Steps.SelectMany(step => step.Touches).Select(touch => touch.Fields[Fields.Body]).OfType<BasePair>().ToList();
        return (desired.Steps ?? []).SelectMany(step => step.Touches ?? [])
            .Select(touch => touch.Fields[Fields.Body])
            .OfType<FieldValue.Html>()
            .Any(body => body.Markup.Length > 0 && sent.Any(pair => FieldPlanner.IsAsSent(Fields.Body, body, pair)));
    }

    private static bool IsTargeted(string key, HashSet<string> targets) => targets.Count == 0 || targets.Contains(key);

    private static SequenceChange NotTargeted(string key, string name, string? id, SourceLocation? at) => NotRead(Reason.NotTargeted, key, name, id, at);

    private static SequenceChange AsLocked(SequenceBinding binding, SequenceRow row) =>
        NotRead(Reason.AsLocked, binding.Desired.Key, binding.Desired.Name, binding.Id, binding.Desired.At) with { MatchedBy = binding.By, Live = row.Active };

    private static SequenceChange NotRead(Reason reason, string key, string name, string? id, SourceLocation? at) => new(
        SequenceAction.NotRead, SequenceAction.NotRead, reason, key, id, name, MatchedBy.Nothing, false, People.Unknown, "not looked at", [], [], [], [], [], [], [], null, null, [], at, false, false, []);
}
