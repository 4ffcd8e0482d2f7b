namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a sequence that is gone, or that could not be read.</summary>
internal static class AbsenceGuards
{
    /// <summary>Stops a sequence of the lock or file that Apollo no longer has.</summary>
    public static Block Gone(DesiredSequence sequence, string id, bool isArchived, Workspace workspace) =>
        new(
            BlockCode.GoneFromService,
            isArchived
                ? $"The sequence {id} is archived in Apollo: restore it there. Or, to make a new one, first "
                    + "give the file another key, then let go of the old one with the lines below."
                : $"The sequence {id} does not exist in Apollo any more: to make a new one, first give the file "
                    + "another key, then let go of the old one with the lines below.",
            new(Guards.WorkspaceFile)
        )
        {
            LinesToAdd = RemovedLines(sequence.Key, workspace, mayArchive: false),
        };

    /// <summary>Stops a sequence whose stated id neither Apollo nor the lock has.</summary>
    public static Block UnknownId(DesiredSequence sequence, string id) =>
        new(
            BlockCode.GoneFromService,
            $"There is no sequence with the id {id} in the account: correct 'id' in the file, or remove it to "
                + "make a new sequence.",
            sequence.At
        );

    /// <summary>Stops a sequence that the list shows and that cannot be read.</summary>
    public static Block Vanished(string name, string id, SourceLocation? at) =>
        new(
            BlockCode.GoneFromService,
            $"The list shows '{name}' ({id}), and when it is read it is archived, or not there: plan again "
                + "when the two agree.",
            at
        );

    /// <summary>Stops a sequence when Apollo's answers about it contradict each other in every attempt.</summary>
    public static Block Contradictory(string what, SourceLocation? at) =>
        new(
            BlockCode.ContradictoryAnswer,
            $"Apollo's answers about it contradict each other: {what}. Nothing is planned on a part of a sequence. "
                + "Plan again; if it stays so, look at the sequence in Apollo.",
            at
        );

    /// <summary>
    /// Stops a sequence that the key may not read when its row of the list is not enough to compare it with the file.
    /// </summary>
    public static Block NotReadable(DesiredSequence sequence, string endpoint) =>
        new(
            BlockCode.NotReadable,
            $"This key may not read what it holds, so what the file asks for cannot be compared with it: ask "
                + $"an administrator for a key whose scope includes {endpoint}, or for a master key. With this "
                + "one it can be switched on or off, as long as nothing else in the file changed, and archived.",
            sequence.At
        );

    /// <summary>Stops a sequence that could not be read, while others could.</summary>
    public static Block NotRead(string id, string why, SourceLocation? at) =>
        new(
            BlockCode.NotReadable,
            $"The sequence {id} could not be read from Apollo, so nothing in it is planned. {why}",
            at
        );

    /// <summary>Stops a sequence that the key may not read and the list does not show.</summary>
    public static Block NotListed(DesiredSequence sequence, string id, string endpoint) =>
        new(
            BlockCode.GoneFromService,
            $"The list does not show the sequence {id}, so it is archived or gone, and this key may not read "
                + $"which: look at it in Apollo, or ask an administrator for a key whose scope includes {endpoint}.",
            sequence.At
        );

    /// <summary>Stops a sequence of the lock that no file claims.</summary>
    public static Block Unclaimed(BaseSequence orphan, CurrentSequence current, Workspace workspace) =>
        new(
            BlockCode.MissingFromFiles,
            $"No file claims '{orphan.Key}' any more; in Apollo it is still "
                + $"{(current.Active ? "active" : "there, inactive")}, with {current.People} in it. Say what "
                + "becomes of it.",
            new(Guards.WorkspaceFile)
        )
        {
            LinesToAdd = RemovedLines(orphan.Key, workspace, mayArchive: true),
        };

    private static ImmutableArray<string> RemovedLines(string key, Workspace workspace, bool mayArchive)
    {
        var archive = mayArchive ? "   # or do: archive" : "";
        var line =
            $"  - {{ key: {YamlText.Of(key, inFlow: true)}, do: forget, reason: why it left the files }}{archive}";
        return workspace.Removed.IsEmpty ? ["removed_sequences:", line] : [line];
    }
}
