namespace SequencesAsCode.Diagnostics;

// SEQ5xx: the lock and the journal.
public sealed partial record Diagnostic
{
    internal static Diagnostic LockHasConflictMarkers(SourceLocation at) =>
        Error("SEQ501", at, "The lock has unresolved merge conflict markers; keep the lines of both sides (one object a line), remove the markers, and run the command again.");

    internal static Diagnostic LockIsMalformed(SourceLocation at, string what) =>
        Error("SEQ502", at, $"The lock cannot be read ({what}); restore it from version control.");

    internal static Diagnostic LockIsNewer(SourceLocation at, int version) =>
        Error("SEQ503", at, $"The lock has version {version}, which this version of the tool does not know; use a newer version of the tool.");

    internal static Diagnostic LockIsUnreadable(SourceLocation at, string why) =>
        Error("SEQ504", at, $"The lock cannot be opened ({why}); check the file and its permissions.");

    internal static Diagnostic JournalIsMalformed(SourceLocation at) =>
        Error("SEQ505", at, "The journal of an interrupted apply has a line that cannot be read; run 'apply' from the machine that wrote it, or delete the line when you have checked in Apollo what it was about.");

    /// <summary>Files vanished: never taken for removals.</summary>
    public static Diagnostic NoFilesButALock(SourceLocation at) =>
        Error("SEQ506", at, "The lock knows sequences, but no sequence file was found; check the 'sequences' pattern, restore the files, or say under 'removed_sequences' what becomes of each.");
}
