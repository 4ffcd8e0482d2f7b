using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ5xx: the lock and the journal, and from SEQ520 the facts that 'sequences probe' measured.
public sealed partial record Diagnostic
{
    /// <summary>An entry under <c>allow</c> does not consent any more.</summary>
    public static Diagnostic AllowIsSpent(SourceLocation at, string what, bool isOfActivation) =>
        Warning(
            "SEQ436",
            at,
            $"An earlier apply used this 'allow' entry for {Quote(what)}. Delete it. To allow the same again, write "
                + $"another reason{(isOfActivation ? "; a sequence that was on before needs the option" : "")}."
        );

    /// <summary>An entry under <c>allow</c> names a step or variant that the lock does not have.</summary>
    public static Diagnostic AllowHasNoPart(SourceLocation at, string key) =>
        Warning(
            "SEQ437",
            at,
            $"This 'allow' entry removes nothing, because the lock file has no step or variant with the key "
                + $"{Quote(key)}. Correct the key, or delete the entry."
        );

    /// <summary>An entry under <c>allow</c> for the whole plan allows nothing in it.</summary>
    public static Diagnostic AllowIsNotNeeded(SourceLocation at, string what) =>
        Warning(
            "SEQ438",
            at,
            $"This 'allow' entry for {Quote(what)} is not needed now. The next apply of any sequence uses it up."
        );

    /// <summary>Git has the lock, but somebody deleted the file.</summary>
    public static Diagnostic LockWasDeleted(SourceLocation at) =>
        Error(
            "SEQ514",
            at,
            "The lock file was deleted here, but git has it in the current commit. Without it, the record of the last "
                + $"apply is lost. Run 'git checkout HEAD -- {at.File}'. To go on without it, commit its deletion "
                + "first."
        );

    /// <summary>The two sides of a merge conflict in the lock disagree.</summary>
    public static Diagnostic LockContradictsItself(SourceLocation at, string what, string remedy) =>
        Error("SEQ501", at, $"The lock file has a merge conflict whose sides do not agree: {what}. {Capital(remedy)}.");

    /// <summary>The lock has a merge conflict or repeated rows that could be resolved.</summary>
    public static Diagnostic LockWasMerged(SourceLocation at, string what) =>
        Warning(
            "SEQ510",
            at,
            $"The lock file {what}. It was read with the rows of both sides. The next apply writes it "
                + "without the conflict. Commit it then."
        );

    /// <summary>No environment uses this lock.</summary>
    public static Diagnostic LockOrphaned(SourceLocation at, string environment, string holds, string? renamed)
    {
        var move = renamed is null
            ? ""
            : $"If its name is {Quote(renamed)} now, run 'git mv {at.File} {LockFile.Of(renamed)}'. ";
        return Warning(
            "SEQ511",
            at,
            $"Nothing reads this lock file ({holds}), because no environment with an account is named "
                + $"{Quote(environment)}. {move}If its account is no longer managed here, run 'git rm "
                + $"{at.File}'."
        );
    }

    /// <summary>The environment has no lock, but a lock with another name belongs to its account.</summary>
    public static Diagnostic LockHasOtherName(SourceLocation at, string environment, string holds) =>
        Error(
            "SEQ512",
            at,
            $"This lock file ({holds}) belongs to the account of {Quote(environment)}, which has no lock "
                + "file of its own. Without it, any protection of these sequences and the record of the last "
                + "apply are lost. Run 'git mv "
                + $"{at.File} {LockFile.Of(environment)}'."
        );

    /// <summary>The lock cannot be written, so a run could not be recorded.</summary>
    public static Diagnostic LockMayNotBeWritten(SourceLocation at, string why) =>
        Error(
            "SEQ513",
            at,
            $"The lock file {why}, so this run could not be recorded. Make it a file that can be written, "
                + "and run the command again."
        );

    /// <summary>The content of the lock is invalid.</summary>
    public static Diagnostic LockIsMalformed(SourceLocation at, string what) =>
        Error("SEQ502", at, $"The lock file cannot be read ({what}). Restore it from git.");

    /// <summary>The lock was written by a newer version of the program.</summary>
    public static Diagnostic LockIsNewer(SourceLocation at, int version) =>
        Error(
            "SEQ503",
            at,
            $"The lock file has version {version}, which this version of the program does not know. Use a "
                + "newer version of the program."
        );

    /// <summary>The lock cannot be opened.</summary>
    public static Diagnostic LockIsUnreadable(SourceLocation at, string why) =>
        Error("SEQ504", at, $"The lock file cannot be opened ({why}). Check the file and its permissions.");

    /// <summary>The journal of an interrupted apply has an invalid line.</summary>
    public static Diagnostic JournalIsMalformed(SourceLocation at) =>
        Error(
            "SEQ505",
            at,
            "The journal of an interrupted apply has a line that cannot be read. Run 'apply' on the "
                + "machine that wrote it. Or check in Apollo what the line is about, then delete it."
        );

    /// <summary>
    /// The lock knows sequences, but there is no sequence file; missing files never count as removals.
    /// </summary>
    public static Diagnostic NoFilesButALock(SourceLocation at) =>
        Error(
            "SEQ506",
            at,
            "The lock file lists sequences, but no sequence file was found. Check the 'sequences' "
                + "pattern, or restore the files. If you removed them on purpose, add each sequence to "
                + "'removed_sequences'."
        );

    /// <summary>A create whose answer was lost succeeded, and no file has the key any more.</summary>
    public static Diagnostic CreateIsUnclaimed(SourceLocation at, string name, string key, string ids) =>
        Warning(
            "SEQ507",
            at,
            $"An interrupted apply created '{name}' ({ids}) as '{key}', and no file refers to it. Archive "
                + "it in Apollo, or add its id to the file that it belongs to."
        );

    /// <summary>A create whose answer was lost cannot be found yet, and no file has the key any more.</summary>
    public static Diagnostic CreateMayBeLost(SourceLocation at, string name, string key) =>
        Warning(
            "SEQ508",
            at,
            $"An interrupted apply may have created '{name}' as '{key}'. No file has that key, and "
                + "Apollo's list does not show the sequence. The next apply looks for it once more."
        );

    private const string ProbeAgain = "Run 'sequences probe' to measure again.";

    /// <summary>The facts file cannot be read.</summary>
    public static Diagnostic FactsAreMalformed(SourceLocation at, string what) =>
        Warning("SEQ520", at, $"The facts file is not used: {what}. Restore it from git, or delete it. {ProbeAgain}");

    /// <summary>The facts were measured in another account.</summary>
    public static Diagnostic FactsOfOtherAccount(SourceLocation at, string measured, string account) =>
        Warning(
            "SEQ521",
            at,
            $"The facts file is not used: it was measured in the account {Quote(measured)}, and the key belongs to "
                + $"{Quote(account)}. {ProbeAgain}"
        );

    /// <summary>Some facts are too old.</summary>
    public static Diagnostic FactsAreOld(SourceLocation at, int count, int days) =>
        Warning(
            "SEQ522",
            at,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Old facts are not used: {Facts(count)} measured more than {days} days ago. {ProbeAgain}"
            )
        );

    /// <summary>Some facts were contradicted by an apply.</summary>
    public static Diagnostic FactsAreDoubted(SourceLocation at, string names) =>
        Warning("SEQ523", at, $"Not used, because an apply saw the opposite: {names}. {ProbeAgain}");

    /// <summary>The account was measured to refuse a wait in seconds.</summary>
    public static Diagnostic WaitInSecondsIsRefused(SourceLocation? at, string waits, string measured, string remedy) =>
        Error(
            "SEQ524",
            at,
            $"This account does not take a wait in seconds ({waits}; measured {measured}). {Capital(remedy)}."
        );

    /// <summary>Only one sequence was tried, because the read was measured to be refused, and is refused.</summary>
    public static Diagnostic ReadWasNotTried(SourceLocation at, string measured) =>
        Warning(
            "SEQ525",
            at,
            $"This key may not read single sequences, as measured on {measured}, so only one was tried. Use a key that "
                + "may, or allow the endpoint api/v1/emailer_campaigns/show for this one."
        );

    private static string Facts(int count) =>
        count == 1 ? "1 was" : string.Create(CultureInfo.InvariantCulture, $"{count} were");
}
