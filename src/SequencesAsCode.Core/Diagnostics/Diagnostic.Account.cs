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
            $"The lock is older than what was applied: in {keys} Apollo holds what the lock of commit {commit} says. "
                + $"That was no edit in Apollo. Bring the branch up to date. Or, to go back to what these files "
                + $"say, run 'git checkout {commit} -- {at.File}', then plan again."
        );

    /// <summary>The account has no schedule, user or label with this name.</summary>
    public static Diagnostic UnknownReference(SourceLocation? at, string what, string name, string? suggestion) =>
        Error(
            "SEQ401",
            at,
            $"The account has no {what} '{name}'{Suggest(suggestion)}; use a name that exists there, or its id."
        );

    /// <summary>Several objects of the account have this name.</summary>
    public static Diagnostic AmbiguousReference(SourceLocation? at, string what, string name) =>
        Error("SEQ402", at, $"The account has several {what}s named '{name}'; use the id of the one you mean.");

    /// <summary>The service has no object with this id.</summary>
    public static Diagnostic IdNotInService(SourceLocation at, string what, string id) =>
        Error("SEQ403", at, $"There is no {what} with the id '{id}' in the service; remove the id, or correct it.");

    /// <summary>The step with this id has another type in the service, and a type cannot be changed in place.</summary>
    public static Diagnostic TypeOfIdDiffers(SourceLocation at, string id, string held, string wanted) =>
        Error(
            "SEQ404",
            at,
            $"The step with the id '{id}' is of type '{held}' in the service, which cannot be changed to "
                + $"'{wanted}' in place; to replace it, remove the id here and list it under 'removed'."
        );

    /// <summary>The same id is listed and marked as removed.</summary>
    public static Diagnostic ListedAndRemoved(SourceLocation at, string what, string id) =>
        Error(
            "SEQ405",
            at,
            $"The {what} is listed here, and its id '{id}' stands under 'removed'; delete one of the two."
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
            $"The {what} '{name}' is called '{now}' in Apollo now ({id}){Also(places)}. It is still the same "
                + $"one, so nothing changes; write the new name here."
        );

    /// <summary>Several objects have the name now; the lock tells which one is meant.</summary>
    public static Diagnostic ReferenceIsDoubled(SourceLocation at, string what, string name, string id, int places) =>
        Warning(
            "SEQ407",
            at,
            $"The account has several {what}s named '{name}' now{Also(places)}. The lock says that {id} is "
                + $"meant, so nothing changes; write the id here to be sure."
        );

    /// <summary>The object that the lock refers to no longer exists.</summary>
    public static Diagnostic ReferenceIsGone(SourceLocation at, string what, string name, string id, int places) =>
        Warning(
            "SEQ408",
            at,
            $"The account has no {what} '{name}' any more ({id}){Also(places)}. Nothing changes by that "
                + $"alone; name another {what} here when one is to take over."
        );

    /// <summary>The names could not be read from the account, so this file's references cannot be resolved.</summary>
    public static Diagnostic NamesNotLookedUp(SourceLocation at, string what, string trouble) =>
        Error(
            "SEQ409",
            at,
            $"The {what} of the account could not be read, so it is not known what this file names "
                + $"({trouble.TrimEnd('.')})."
        );

    /// <summary>
    /// The sequence has labels whose names this key cannot look up, so sending labels would remove them.
    /// </summary>
    public static Diagnostic LabelHasNoName(SourceLocation at, IEnumerable<string> ids) =>
        Error(
            "SEQ411",
            at,
            $"The sequence has labels in Apollo that this key cannot look up ({string.Join(", ", ids)}). "
                + "Apollo takes labels by name, all at once, so sending the others would take these off. "
                + "Remove 'labels' here to leave the labels as they are, or take the unknown ones off in Apollo."
        );

    /// <summary>A label is given by id, but Apollo takes labels by name only.</summary>
    public static Diagnostic LabelIsAnId(SourceLocation at, string id) =>
        Error(
            "SEQ412",
            at,
            $"The label '{id}' is an id and no name, and Apollo would make a label with that name. "
                + "Write the name of the label, or remove it."
        );

    /// <summary>Apollo has another sequence with the name of a managed one.</summary>
    public static Diagnostic Twin(SourceLocation at, string name, string id, string twins) =>
        Warning(
            "SEQ410",
            at,
            $"The name '{name}' is there again in Apollo ({twins}), beside the sequence of this file ({id}). "
                + $"People in both get the emails of both: archive one of them in Apollo, or give it another name."
        );

    // For a name that several files use.
    private static string Also(int places) =>
        places switch
        {
            1 => "",
            2 => ", as one other file names it too",
            _ => string.Create(CultureInfo.InvariantCulture, $", as {places - 1} other files name it too"),
        };
}
