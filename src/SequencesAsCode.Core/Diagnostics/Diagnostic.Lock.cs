namespace SequencesAsCode.Core.Diagnostics;

// SEQ5xx: the lock and the journal.
public sealed partial record Diagnostic
{
    /// <summary>The two sides of a merge conflict in the lock disagree.</summary>
    public static Diagnostic LockContradictsItself(SourceLocation at, string what, string remedy) =>
        Error("SEQ501", at, $"The lock has a merge conflict whose sides do not agree: {what}; {remedy}.");

    /// <summary>The lock has a merge conflict or repeated rows that could be resolved.</summary>
    public static Diagnostic LockWasMerged(SourceLocation at, string what) =>
        Warning(
            "SEQ510",
            at,
            $"The lock {what}, and was read all the same: both sides were taken, and equal rows "
                + "once; the next apply writes it as it should be, so commit it then."
        );

    /// <summary>No environment uses this lock.</summary>
    public static Diagnostic LockOrphaned(SourceLocation at, string environment, string holds, string? renamed)
    {
        var move = renamed is null
            ? ""
            : $"if its name is {Quote(renamed)} now, run 'git mv {at.File} {LockFile.Of(renamed)}'; ";
        return Warning(
            "SEQ511",
            at,
            $"Nothing reads this lock ({holds}), because no environment with an account is named {Quote(environment)}; "
                + $"{move}if its account is not managed here any more, run 'git rm {at.File}'."
        );
    }

    /// <summary>The environment has no lock, but a lock with another name belongs to its account.</summary>
    public static Diagnostic LockHasOtherName(SourceLocation at, string environment, string holds) =>
        Error(
            "SEQ512",
            at,
            $"This lock ({holds}) is of the account of {Quote(environment)}, which has none of its "
                + $"own, so what it protects and remembers would be forgotten; run 'git mv {at.File} "
                + $"{LockFile.Of(environment)}'."
        );

    /// <summary>The lock cannot be written, so a run could not be recorded.</summary>
    public static Diagnostic LockMayNotBeWritten(SourceLocation at, string why) =>
        Error(
            "SEQ513",
            at,
            $"The lock {why}, so what this run does could not be noted; make it a file that may be "
                + "written, and run the command again."
        );

    /// <summary>The content of the lock is invalid.</summary>
    public static Diagnostic LockIsMalformed(SourceLocation at, string what) =>
        Error("SEQ502", at, $"The lock cannot be read ({what}); restore it from version control.");

    /// <summary>The lock was written by a newer version of the program.</summary>
    public static Diagnostic LockIsNewer(SourceLocation at, int version) =>
        Error(
            "SEQ503",
            at,
            $"The lock has version {version}, which this version of the tool does not know; use a newer "
                + $"version of the tool."
        );

    /// <summary>The lock cannot be opened.</summary>
    public static Diagnostic LockIsUnreadable(SourceLocation at, string why) =>
        Error("SEQ504", at, $"The lock cannot be opened ({why}); check the file and its permissions.");

    /// <summary>The journal of an interrupted apply has an invalid line.</summary>
    public static Diagnostic JournalIsMalformed(SourceLocation at) =>
        Error(
            "SEQ505",
            at,
            "The journal of an interrupted apply has a line that cannot be read; run 'apply' from the "
                + "machine that wrote it, or delete the line when you have checked in Apollo what it was about."
        );

    /// <summary>
    /// The lock knows sequences, but there is no sequence file; missing files never count as removals.
    /// </summary>
    public static Diagnostic NoFilesButALock(SourceLocation at) =>
        Error(
            "SEQ506",
            at,
            "The lock knows sequences, but no sequence file was found; check the 'sequences' pattern, "
                + "restore the files, or say under 'removed_sequences' what becomes of each."
        );

    /// <summary>A create whose answer was lost succeeded, and no file has the key any more.</summary>
    public static Diagnostic CreateIsUnclaimed(SourceLocation at, string name, string key, string ids) =>
        Warning(
            "SEQ507",
            at,
            $"An apply that was cut short created '{name}' ({ids}) as '{key}', and no file claims it. Archive "
                + $"it in Apollo, or state its id in the file that means it."
        );

    /// <summary>A create whose answer was lost cannot be found yet, and no file has the key any more.</summary>
    public static Diagnostic CreateMayBeLost(SourceLocation at, string name, string key) =>
        Warning(
            "SEQ508",
            at,
            $"An apply that was cut short may have created '{name}' as '{key}'. No file has that key, and the "
                + $"list does not show the sequence; the next apply looks for it once more."
        );
}
