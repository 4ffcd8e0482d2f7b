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
        var changed = byFate[true].Select(change => new SequenceFiles(plan, change)).ToList();
        var unchanged = byFate[false].Select(change => new SequenceFiles(plan, change)).ToList();
        var isElsewhere = plan
            .Warnings.Select(warning => warning.At?.File)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                file => file,
                file => !changed.Exists(files => files.Has(file)) && unchanged.Exists(files => files.Has(file)),
                StringComparer.Ordinal
            );
        var warnings = plan.Warnings.ToLookup(warning =>
            IsAboutFiles(warning) && warning.At is { } at && isElsewhere[at.File]
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

    /// <summary>The files of a sequence. Without a list of its bodies, they are those in the folder of its
    /// name.</summary>
    private sealed class SequenceFiles(Plan plan, SequenceChange change)
    {
        private readonly string? file = change.At?.File;
        private readonly string? folder = change.At is { } at ? Path.ChangeExtension(at.File, null) + "/" : null;
        private readonly ImmutableArray<string>? bodies = plan.BodyFiles.TryGetValue(change.Key, out var known)
            ? known
            : null;

        public bool Has(string path) =>
            path == file
            || (bodies?.Contains(path) ?? (folder is not null && path.StartsWith(folder, StringComparison.Ordinal)));
    }
}
