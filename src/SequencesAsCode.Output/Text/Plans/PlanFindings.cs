namespace SequencesAsCode.Output.Text.Plans;

/// <summary>Tells which warnings of a plan concern it: those about the files of unchanged sequences are only
/// counted.</summary>
/// <param name="Shown">The warnings to show.</param>
/// <param name="Elsewhere">The warnings about files of sequences that the plan does not change.</param>
internal sealed record PlanFindings(ImmutableArray<Diagnostic> Shown, ImmutableArray<Diagnostic> Elsewhere)
{
    public static PlanFindings Of(Plan plan)
    {
        var byFate = plan.Sequences.ToLookup(IsChanged);
        var changed = new SequenceFiles(plan, byFate[true]);
        var unchanged = new SequenceFiles(plan, byFate[false]);
        var warnings = plan.Warnings.ToLookup(warning =>
            IsAboutFiles(warning) && warning.At is { } at && !changed.Have(at.File) && unchanged.Have(at.File)
        );
        return new([.. warnings[false]], [.. warnings[true]]);
    }

    // The codes SEQ4xx and SEQ5xx are about the account and the lock file, which 'validate' does not look at.
    private static bool IsAboutFiles(Diagnostic warning) => warning.Code is not ['S', 'E', 'Q', '4' or '5', ..];

    private static bool IsChanged(SequenceChange change) =>
        change.Action
            is SequenceAction.Create
                or SequenceAction.Update
                or SequenceAction.Archive
                or SequenceAction.Adopt
                or SequenceAction.Blocked;

    /// <summary>The files of sequences. Without a list of its bodies, those of a sequence are in the folder of its
    /// name.</summary>
    private sealed class SequenceFiles
    {
        private readonly HashSet<string> files = new(StringComparer.Ordinal);
        private readonly HashSet<string> folders = new(StringComparer.Ordinal);

        public SequenceFiles(Plan plan, IEnumerable<SequenceChange> changes)
        {
            foreach (var change in changes)
            {
                if (change.At is { } at)
                    files.Add(at.File);
                if (plan.BodyFiles.TryGetValue(change.Key, out var bodies))
                    files.UnionWith(bodies);
                else if (change.At is not null)
                    folders.Add(Path.ChangeExtension(change.At.File, null));
            }
        }

        public bool Have(string path) => files.Contains(path) || Above(path).Any(folders.Contains);

        private static IEnumerable<string> Above(string path)
        {
            for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
                yield return path[..end];
        }
    }
}
