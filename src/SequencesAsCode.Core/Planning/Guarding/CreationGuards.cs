using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a sequence that may exist already, under this name or another one.</summary>
internal static class CreationGuards
{
    /// <summary>Stops a sequence whose name another one in Apollo has, with other content.</summary>
    public static Block ExistsWithOtherContent(DesiredSequence sequence, string id, DesiredState state) =>
        new(
            BlockCode.ExistsWithOtherContent,
            $"Apollo has a sequence named '{sequence.Name}' with different content. To replace this file with "
                + $"Apollo's version, run '{CommandWords.ImportAnew(id)}'. To see what this file would change in "
                + "Apollo, add the line below. Or choose another name.",
            sequence.At
        )
        {
            LinesToAdd = [IdLine(state, id)],
        };

    /// <summary>Stops a sequence whose name several others in Apollo have.</summary>
    public static Block NameIsAmbiguous(DesiredSequence sequence, ImmutableArray<string> ids, DesiredState state) =>
        new(
            BlockCode.NameIsAmbiguous,
            $"The account has {ids.Length} sequences named '{sequence.Name}' ({string.Join(", ", ids)}). "
                + "Add the id of the one you mean, or choose another name.",
            sequence.At
        )
        {
            LinesToAdd = [IdLine(state, ids[0])],
        };

    /// <summary>Stops the creation of a sequence when a name that reads the same exists.</summary>
    public static Block ReadsAlike(DesiredSequence sequence, Namesake other, DesiredState state)
    {
        var same =
            other.Name.Trim() == sequence.Name.Trim()
                ? "has the same name"
                : "differs from it only in upper and lower case, spaces, Unicode form or invisible characters";
        var where = (other.Id, other.File) switch
        {
            ({ } id, { } file) => $"'{other.Name}' of '{file.Key}' ({id}) in Apollo",
            ({ } id, null) => $"'{other.Name}' ({id}) in Apollo",
            (_, var file) => $"'{other.Name}' of '{file!.Key}', which is new too,",
        };
        var takeOver = other is { Id: not null, File: null }
            ? "Add its id to manage that one, choose another name"
            : "Choose another name";
        return new(
            BlockCode.LooksLikeExisting,
            $"It would be created, but {where} {same}. Nobody could tell the two apart, and people in "
                + $"both get the emails of both. {takeOver}, or allow it for one run.",
            sequence.At
        )
        {
            LinesToAdd = other is { Id: { } taken, File: null } ? [IdLine(state, taken)] : [],
            Consent = Consent.Creation(sequence.Key),
        };
    }

    /// <summary>Stops the creation of a sequence without a lock when others have the same steps.</summary>
    public static Block HasSameSteps(DesiredSequence sequence, ImmutableArray<SequenceRow> alike, DesiredState state)
    {
        const int Most = 3;
        var names = ShortList.Of([.. alike.Select(row => $"'{row.Name}' ({row.Id})")], Most);
        return new(
            BlockCode.LooksLikeExisting,
            $"It would be created, but no lock file says whether it exists already. {names} in Apollo "
                + $"{(alike.Length == 1 ? "has" : "have")} steps like these, as far as the list shows. If this file "
                + "is for that sequence, add the line below. If it is new, allow it for one run.",
            sequence.At
        )
        {
            LinesToAdd = [IdLine(state, alike[0].Id)],
            Consent = Consent.Creation(sequence.Key),
        };
    }

    /// <summary>The line that states an id: for this environment only, if the workspace has several accounts.</summary>
    internal static string IdLine(DesiredState state, string id) =>
        state.Workspace.HasSeveralAccounts
            ? $"id: {{ by_environment: {{ {YamlText.Of(state.Environment.Name, inFlow: true)}: {id} }} }}"
            : $"id: {id}";

    /// <summary>Stops the creation of a sequence that resembles one whose file is gone.</summary>
    public static Block Resembles(DesiredSequence sequence, BaseSequence orphan) =>
        new(
            BlockCode.MissingFromFiles,
            $"It would be created, but it resembles '{orphan.Key}' (id {orphan.Id}), whose file is gone. "
                + $"If it is the same one under a new key, add the line below. Otherwise add '{orphan.Key}' to "
                + $"'removed_sequences' in {Guards.WorkspaceFile}.",
            sequence.At
        )
        {
            LinesToAdd = [$"was: {YamlText.Of(orphan.Key, inFlow: false)}"],
        };

    /// <summary>
    /// Stops the creation of a sequence that resembles one which an interrupted run was to create under another key.
    /// </summary>
    public static Block ResemblesLost(DesiredSequence sequence, PendingCreate create, ImmutableArray<string> ids) =>
        new(
            BlockCode.MissingFromFiles,
            $"It would be created, but an interrupted apply was creating '{create.Name}' as "
                + $"'{create.Key}', and Apollo has that one now ({string.Join(", ", ids)}). If it is the same "
                + $"one under a new key, add the line below. Otherwise archive {ids[0]} in Apollo, then run "
                + "'sequences plan' again.",
            sequence.At
        )
        {
            LinesToAdd = [$"was: {YamlText.Of(create.Key, inFlow: false)}"],
        };
}
