using System.Globalization;

namespace SequencesAsCode.Core.Diagnostics;

// SEQ4xx: the files do not fit the account.
public sealed partial record Diagnostic
{
    /// <summary>
    /// Apollo matches a lock from a later commit, so the differences were applied and not edited in Apollo.
    /// </summary>
    public static Diagnostic LockIsOlder(SourceLocation at, string keys, string commit) =>
        Warning(
            "SEQ435",
            at,
            $"This lock file is older than the last apply: in {keys}, Apollo matches the lock file of "
                + $"commit {commit}. What this plan shows as edited, added or deleted in Apollo there came from a "
                + "later apply, unless somebody edited it since. Bring the branch up to date. Or, to go back "
                + $"to what these files say, run 'git checkout {commit} -- {at.File}', then run 'sequences plan' again."
        );

    /// <summary>
    /// This finding in an environment of the emulator, which does not have the names of an account.
    /// </summary>
    /// <param name="account">The environment of an account beside it; null when there is none.</param>
    public Diagnostic InEmulator(string? account) =>
        Code != UnknownReferenceCode
            ? this
            : new(
                Code,
                Severity,
                $"{Message} This environment is the built-in emulator: it has only the names in its seed file. Add "
                    + "the name there"
                    + (account is null ? "." : $", or run the command with '-e {account}' for your account."),
                At
            );

    /// <summary>The code of <see cref="UnknownReference"/>.</summary>
    public const string UnknownReferenceCode = "SEQ401";

    /// <summary>The account has no schedule, user or label with this name.</summary>
    public static Diagnostic UnknownReference(SourceLocation? at, string what, string name, string? suggestion) =>
        Error(
            UnknownReferenceCode,
            at,
            $"The account has no {what} '{name}'{Suggest(suggestion)}. Use a name that exists there, or its id."
        );

    /// <summary>Several objects of the account have this name.</summary>
    public static Diagnostic AmbiguousReference(SourceLocation? at, string what, string name) =>
        Error("SEQ402", at, $"The account has several {what}s named '{name}'. Use the id of the one you mean.");

    /// <summary>The service has no object with this id.</summary>
    public static Diagnostic IdNotInService(SourceLocation at, string lack, string id) =>
        Error("SEQ403", at, $"{Capital(lack)} with the id '{id}'. Remove the id, or correct it.");

    /// <summary>The step with this id has another type in the service, and a type cannot be changed in place.</summary>
    public static Diagnostic TypeOfIdDiffers(SourceLocation at, string id, string held, string wanted) =>
        Error(
            "SEQ404",
            at,
            $"The step with the id '{id}' is of type '{held}', and the type of a step cannot be changed "
                + $"to '{wanted}'. To replace the step, remove the id here and list it under 'removed'."
        );

    /// <summary>The same id is listed and marked as removed.</summary>
    public static Diagnostic ListedAndRemoved(SourceLocation at, string what, string id) =>
        Error(
            "SEQ405",
            at,
            $"The {what} is listed here, and its id '{id}' is also listed under 'removed'. Delete one of the two."
        );

    /// <summary>The object was renamed in Apollo; its id is unchanged.</summary>
    public static Diagnostic ReferenceIsRenamed(
        SourceLocation at,
        string what,
        string name,
        string now,
        string id,
        int places
    ) =>
        Warning(
            "SEQ406",
            at,
            $"The {what} '{name}' is now called '{now}' in Apollo ({id}){Also(places)}. It is still the "
                + "same one, so nothing changes. Write the new name here."
        );

    /// <summary>Several objects have the name now; the lock tells which one is meant.</summary>
    public static Diagnostic ReferenceIsDoubled(SourceLocation at, string what, string name, string id, int places) =>
        Warning(
            "SEQ407",
            at,
            $"The account now has several {what}s named '{name}'{Also(places)}. The lock file says that "
                + $"{id} is meant, so nothing changes. Write the id here to be sure."
        );

    /// <summary>The object that the lock refers to no longer exists.</summary>
    public static Diagnostic ReferenceIsGone(SourceLocation at, string what, string name, string id, int places) =>
        Warning(
            "SEQ408",
            at,
            $"The account no longer has the {what} '{name}' ({id}){Also(places)}. Nothing changes because "
                + $"of that alone. To use another {what}, write its name here."
        );

    /// <summary>The names could not be read from the account, so this file's references cannot be resolved.</summary>
    public static Diagnostic NamesNotLookedUp(SourceLocation at, string what, string trouble) =>
        Error(
            "SEQ409",
            at,
            $"The {what} of the account could not be read, so the names in this file cannot be looked up "
                + $"({trouble.TrimEnd('.')})."
        );

    /// <summary>
    /// The sequence has labels whose names this key cannot look up, so sending labels would remove them.
    /// </summary>
    public static Diagnostic LabelHasNoName(SourceLocation at, IEnumerable<string> ids) =>
        Error(
            "SEQ411",
            at,
            $"The sequence has lists in Apollo that this key cannot look up ({string.Join(", ", ids)}). "
                + "Apollo takes all lists of a sequence at once, so sending the others would remove these. "
                + "Remove 'labels' here to leave the lists as they are, or remove the unknown ones in Apollo."
        );

    /// <summary>A label is given by id, but Apollo takes labels by name only.</summary>
    public static Diagnostic LabelIsAnId(SourceLocation at, string id) =>
        Error(
            "SEQ412",
            at,
            $"The list '{id}' is an id, not a name, and Apollo would create a list with that name. Write "
                + "the name of the list, or remove it."
        );

    /// <summary>Apollo has another sequence with the name of a managed one.</summary>
    public static Diagnostic Twin(SourceLocation at, string name, string id, string twins) =>
        Warning(
            "SEQ410",
            at,
            $"The name '{name}' is used again in Apollo ({twins}), besides the sequence of this file "
                + $"({id}). People in both get the emails of both. Archive one of them in Apollo, or rename it."
        );

    // For a name that several files use.
    private static string Also(int places) =>
        places switch
        {
            1 => "",
            2 => ". One other file names it too",
            _ => string.Create(CultureInfo.InvariantCulture, $". {places - 1} other files name it too"),
        };
}
