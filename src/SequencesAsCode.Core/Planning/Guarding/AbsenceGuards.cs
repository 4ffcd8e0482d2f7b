using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a sequence that is gone, or that could not be read.</summary>
internal static class AbsenceGuards
{
    /// <summary>Stops a sequence of the lock or file that Apollo no longer has.</summary>
    public static Block Gone(DesiredSequence sequence, string id, bool isArchived, Workspace workspace) =>
        new(
            BlockCode.GoneFromService,
            isArchived
                ? $"The sequence {id} is archived in Apollo. Restore it there. To create a new one instead, change "
                    + "'key' in the file. Then add the lines below for the old key."
                : $"The sequence {id} no longer exists in Apollo. To create a new one, change 'key' in the file. Then "
                    + "add the lines below for the old key.",
            new(Guards.WorkspaceFile)
        )
        {
            LinesToAdd = RemovedLines(sequence.Key, workspace, mayArchive: false),
        };

    /// <summary>Stops a sequence that Apollo does not show any more, where archived ones cannot be read.</summary>
    public static Block GoneOrArchived(DesiredSequence sequence, string id, Fact measured, Workspace workspace) =>
        new(
            BlockCode.GoneFromService,
            $"Apollo does not show the sequence {id} any more. It is archived or gone: in this account an archived "
                + $"sequence cannot be read (measured {measured.Day}). Look for it in Apollo, and restore it there. To "
                + "create a new one instead, change 'key' in the file. Then add the lines below for the old key.",
            new(Guards.WorkspaceFile)
        )
        {
            LinesToAdd = RemovedLines(sequence.Key, workspace, mayArchive: false),
        };

    /// <summary>Stops a sequence whose stated id neither Apollo nor the lock has.</summary>
    public static Block UnknownId(DesiredSequence sequence, string id) =>
        new(
            BlockCode.GoneFromService,
            $"The account has no sequence with the id {id}. Correct 'id' in the file, or remove it to "
                + "create a new sequence.",
            sequence.At
        );

    /// <summary>Stops a sequence that the list shows and that cannot be read.</summary>
    public static Block Vanished(string name, string id, SourceLocation? at) =>
        new(
            BlockCode.GoneFromService,
            $"Apollo's list shows '{name}' ({id}), but Apollo then shows it as archived or not at all. "
                + "Run 'sequences plan' again in a few minutes.",
            at
        );

    /// <summary>Stops a sequence when Apollo's answers about it contradict each other in every attempt.</summary>
    public static Block Contradictory(string what, SourceLocation? at) =>
        new(
            BlockCode.ContradictoryAnswer,
            $"Apollo's answers about it contradict each other: {what}. So no change is planned for this sequence. Run "
                + "'sequences plan' again. If it happens again, check the sequence in Apollo.",
            at
        );

    /// <summary>
    /// Stops a sequence that the key may not read when its row of the list is not enough to compare it with the file.
    /// </summary>
    public static Block NotReadable(DesiredSequence sequence, string endpoint) =>
        new(
            BlockCode.NotReadable,
            "This key may not read the sequence, so it cannot be compared with the file. Ask an Apollo admin for a "
                + $"key whose scope includes {endpoint}, or for a master key. With this key "
                + "it can be archived, or turned on or off if nothing else in the file changed.",
            sequence.At
        );

    /// <summary>Stops a sequence that could not be read, while others could.</summary>
    public static Block NotRead(string id, string why, SourceLocation? at) =>
        new(
            BlockCode.NotReadable,
            $"The sequence {id} could not be read from Apollo, so no change to it is planned. {why}",
            at
        );

    /// <summary>Stops a sequence that the key may not read and the list does not show.</summary>
    public static Block NotListed(DesiredSequence sequence, string id, string endpoint) =>
        new(
            BlockCode.GoneFromService,
            $"Apollo's list does not show the sequence {id}, so it is archived or gone. This key cannot find out "
                + "which. Check the sequence in Apollo, or ask an Apollo admin for a key whose scope "
                + $"includes {endpoint}.",
            sequence.At
        );

    /// <summary>Stops a sequence of the lock that no file claims.</summary>
    public static Block Unclaimed(BaseSequence orphan, CurrentSequence current, Workspace workspace) =>
        new(
            BlockCode.MissingFromFiles,
            $"The file for '{orphan.Key}' is gone, but the sequence still exists in Apollo "
                + $"({(current.Active ? "on" : "off")}, {current.People} in it). Archive it, or stop managing "
                + "it.",
            new(Guards.WorkspaceFile)
        )
        {
            LinesToAdd = RemovedLines(orphan.Key, workspace, mayArchive: true),
        };

    private static ImmutableArray<string> RemovedLines(string key, Workspace workspace, bool mayArchive)
    {
        var archive = mayArchive ? "   # or do: archive" : "";
        var line = $"  - {{ key: {YamlText.Of(key, inFlow: true)}, do: forget, reason: \"\" }}{archive}";
        return workspace.Removed.IsEmpty ? ["removed_sequences:", line] : [line];
    }
}
