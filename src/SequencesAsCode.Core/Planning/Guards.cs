using System.Collections.Immutable;
using SequencesAsCode.Diagnostics;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>The guards: what stops a sequence, with the exact lines or flag that let it through.</summary>
internal static class Guards
{
    internal const string WorkspaceFile = "sequences.yaml";

    /// <summary>Edits on both sides.</summary>
    public static IEnumerable<Block> Conflicts(DesiredSequence sequence, IReadOnlyList<ConflictAt> conflicts)
    {
        if (conflicts.Count == 0) yield break;
        var what = string.Join("; ", conflicts);
        yield return new(
            BlockCode.Conflict,
            $"Changed both in the file and in Apollo since the last apply: {what}. Take Apollo's values into the file with 'sequences pull {sequence.Key} --theirs', or let the file win.",
            sequence.At,
            [],
            $"--overwrite={sequence.Key}");
    }

    /// <summary>Starting to send to people who are in the sequence, or a sequence that somebody stopped outside git.</summary>
    public static IEnumerable<Block> Activation(DesiredSequence sequence, CurrentSequence current, SequenceBinding binding, bool switchesOn, bool approves, bool isAllowed)
    {
        if (isAllowed || !(switchesOn || approves)) yield break;
        var wasOn = !binding.MadeByEarlierRun && (binding.Base?.Fields[Fields.Active] is not { } pair || pair.Sent == "true");
        var stoppedOutside = switchesOn && (wasOn || current.AutoPaused);
        if (current.People.IsNobody && !stoppedOutside) yield break;

        var why = (stoppedOutside, current.StatusReason) switch
        {
            (true, { } reason) => $" It was stopped outside these files (Apollo says '{reason}').",
            (true, null) => " It was stopped outside these files, or no lock says otherwise.",
            _ => "",
        };
        yield return new(
            BlockCode.ActivationNeedsConsent,
            $"{(switchesOn ? "Switching it on" : "Approving touches")} starts sending, and {current.People} {Are(current.People)} in it.{why}",
            sequence.At,
            [],
            $"--allow-activation={sequence.Key}");
    }

    /// <summary>What an update is not known to carry back.</summary>
    public static IEnumerable<Block> Losses(DesiredSequence sequence, IReadOnlyList<Loss> losses)
    {
        if (losses.Count == 0) yield break;
        var words = losses.Select(loss => loss.What).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        yield return new(
            BlockCode.CannotBeKept,
            $"An update is not known to carry back {string.Join(", ", losses.Distinct().Select(loss => $"{loss.What} of {loss.Where}"))}, so it could be lost.",
            sequence.At,
            [$"accept_loss: [{string.Join(", ", sequence.AcceptLoss.Concat(words).Distinct(StringComparer.Ordinal).Select(word => YamlText.Of(word, inFlow: true)))}]"],
            null);
    }

    /// <summary>Differences only a person can remove, where the policy does not want to live with them.</summary>
    public static IEnumerable<Block> SetByHand(DesiredSequence sequence, ImmutableArray<FieldDifference> differences, Policy policy)
    {
        if (!policy.CreateOnlyIsError || differences.IsEmpty) yield break;
        var what = string.Join(", ", differences.Select(difference => $"{difference.Field.Key} to {difference.File}"));
        yield return new(BlockCode.SetByHand, $"The API is not known to set {what}: set it in Apollo, or change the file (policy 'create_only: error').", sequence.At, [], null);
    }

    /// <summary>The lock or the file names a sequence that the service no longer has.</summary>
    public static Block Gone(DesiredSequence sequence, string id, bool isArchived, Workspace workspace) => new(
        BlockCode.GoneFromService,
        isArchived
            ? $"The sequence {id} is archived in Apollo: restore it there. Or, to make a new one, first give the file another key, then let go of the old one with the lines below."
            : $"The sequence {id} does not exist in Apollo any more: to make a new one, first give the file another key, then let go of the old one with the lines below.",
        new(WorkspaceFile),
        RemovedLines(sequence.Key, workspace, mayArchive: false),
        null);

    /// <summary>The file names an id that the service does not have and no lock knows.</summary>
    public static Block UnknownId(DesiredSequence sequence, string id) => new(
        BlockCode.GoneFromService,
        $"There is no sequence with the id {id} in the account: correct 'id' in the file, or remove it to make a new sequence.",
        sequence.At,
        [],
        null);

    /// <summary>The list shows a sequence, and there is none to be read.</summary>
    public static Block Vanished(string name, string id, SourceLocation? at) => new(
        BlockCode.GoneFromService,
        $"The list shows '{name}' ({id}), and when it is read it is archived, or not there: plan again when the two agree.",
        at,
        [],
        null);

    /// <summary>The key may not read it, and what the file says beyond its row of the list cannot be compared.</summary>
    public static Block NotReadable(DesiredSequence sequence, string endpoint) => new(
        BlockCode.NotReadable,
        $"This key may not read what it holds, so what the file asks for cannot be compared with it: ask an administrator for a key whose scope includes {endpoint}, or for a master key. With this one it can be switched on or off, as long as nothing else in the file changed, and archived.",
        sequence.At,
        [],
        null);

    /// <summary>The key may not read it, and the list does not show it.</summary>
    public static Block NotListed(DesiredSequence sequence, string id, string endpoint) => new(
        BlockCode.GoneFromService,
        $"The list does not show the sequence {id}, so it is archived or gone, and this key may not read which: look at it in Apollo, or ask an administrator for a key whose scope includes {endpoint}.",
        sequence.At,
        [],
        null);

    /// <summary>A sequence of that name is there, and it is not what the file says.</summary>
    public static Block ExistsWithOtherContent(DesiredSequence sequence, string id, DesiredState state) => new(
        BlockCode.ExistsWithOtherContent,
        $"A sequence named '{sequence.Name}' exists with other content: write this file anew from it with 'sequences import --id {id} --force', take it over by its id to see what this file would change in it, or choose another name.",
        sequence.At,
        [IdLine(state, id)],
        null);

    /// <summary>File and lock name two different sequences.</summary>
    public static Block Contradiction(DesiredSequence sequence, string why) => new(BlockCode.Conflict, why, sequence.At, [], null);

    /// <summary>Several sequences have that name.</summary>
    public static Block NameIsAmbiguous(DesiredSequence sequence, ImmutableArray<string> ids, DesiredState state) => new(
        BlockCode.NameIsAmbiguous,
        $"The account has {ids.Length} sequences named '{sequence.Name}' ({string.Join(", ", ids)}): state the id of the one you mean, or choose another name.",
        sequence.At,
        [IdLine(state, ids[0])],
        null);

    private static string IdLine(DesiredState state, string id) =>
        state.Workspace.Environments.OfType<WorkspaceEnvironment.Apollo>().Skip(1).Any() ? $"id: {{ by_environment: {{ {YamlText.Of(state.Environment.Name, inFlow: true)}: {id} }} }}" : $"id: {id}";

    /// <summary>A file would be created while a sequence that looks like it lost its file.</summary>
    public static Block Resembles(DesiredSequence sequence, BaseSequence orphan) => new(
        BlockCode.MissingFromFiles,
        $"It would be created, but it resembles '{orphan.Key}' (id {orphan.Id}), which no file claims any more: if it is the same one under a new key, say so in the file; otherwise say in {WorkspaceFile} what becomes of '{orphan.Key}'.",
        sequence.At,
        [$"was: {YamlText.Of(orphan.Key, inFlow: false)}"],
        null);

    /// <summary>The lock knows it, no file claims it.</summary>
    public static Block Unclaimed(BaseSequence orphan, CurrentSequence current, Workspace workspace) => new(
        BlockCode.MissingFromFiles,
        $"No file claims '{orphan.Key}' any more; in Apollo it is still {(current.Active ? "active" : "there, inactive")}, with {current.People} in it. Say what becomes of it.",
        new(WorkspaceFile),
        RemovedLines(orphan.Key, workspace, mayArchive: true),
        null);

    /// <summary>Through this service a written text may come out approved, and whether it is approved now is not shown.</summary>
    public static Block MayApprove(DesiredSequence sequence, CurrentSequence current) => new(
        BlockCode.ActivationNeedsConsent,
        $"It is live, with {current.People} in it. Writing a text through this service is reported to approve its touch as well, which may have waited for review: then it starts sending.",
        sequence.At,
        [],
        $"--allow-activation={sequence.Key}");

    /// <summary>The service cannot do it.</summary>
    public static Block NotPossible(DesiredSequence sequence, string what) =>
        new(BlockCode.NotPossible, $"Not possible through this service: {what}.", sequence.At, [], null);

    /// <summary>Documented: switching on needs at least one step.</summary>
    public static Block NothingToSwitchOn(DesiredSequence sequence) =>
        NotPossible(sequence, "switching on a sequence without steps; add a step, or say 'active: false'");

    private static ImmutableArray<string> RemovedLines(string key, Workspace workspace, bool mayArchive) =>
        [.. workspace.Removed.IsEmpty ? ["removed_sequences:"] : Array.Empty<string>(), $"  - {{ key: {YamlText.Of(key, inFlow: true)}, do: forget, reason: why it left the files }}{(mayArchive ? "   # or do: archive" : "")}"];

    internal static string Are(People people) => people.Count is 0 or 1 or null ? "is" : "are";
}
