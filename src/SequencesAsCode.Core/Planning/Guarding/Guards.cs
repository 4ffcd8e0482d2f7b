using System.Globalization;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Planning.Matching;

namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>The guards: what stops a sequence, with the exact lines or flag that let it through.</summary>
public static class Guards
{
    internal const string WorkspaceFile = "sequences.yaml";

    private const int SeveralEdits = 2;
    private const int MostValues = 8;

    /// <summary>Edits on both sides.</summary>
    public static IEnumerable<Block> Conflicts(DesiredSequence sequence, IReadOnlyList<ConflictAt> conflicts)
    {
        if (conflicts.Count == 0)
            yield break;
        var what = string.Join("; ", conflicts);
        yield return new(
            BlockCode.Conflict,
            $"Changed both in the file and in Apollo since the last apply: {what}. Take Apollo's values into the file "
                + $"with '{CommandWords.PullTheirs(sequence.Key)}', or let the file win.",
            sequence.At,
            [],
            Consent.Overwrite(sequence.Key)
        );
    }

    /// <summary>What is live would be written over, and no lock says which side is newer.</summary>
    public static IEnumerable<Block> WithoutBase(
        DesiredSequence sequence,
        CurrentSequence current,
        SequenceChange change
    )
    {
        var steps = change.Steps.Where(step => step.Action != PartAction.None).ToList();
        var fields = change.Fields.Concat(
            steps.SelectMany(step => step.Fields.Concat(step.Touches.SelectMany(touch => touch.Fields)))
        );
        var labels = fields
            .Where(field => !ReferenceEquals(field.Field, Fields.Active))
            .Select(field => field.Field.Label)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var isOfSteps = steps.Exists(step =>
            step.Action != PartAction.Update
            || step.Touches.Any(touch => touch.Action is PartAction.Create or PartAction.Remove)
        );
        if (labels.Count == 0 && !isOfSteps)
            yield break;
        var what = string.Join(", ", labels.Take(MostValues).Concat(isOfSteps ? ["the list of steps"] : []));
        yield return new(
            BlockCode.Conflict,
            $"File and Apollo differ ({what}), and no lock says which side is newer. {Live(current)} If Apollo's is, "
                + $"take it into the file with '{CommandWords.PullTheirs(sequence.Key)}'. If the file's is, let it "
                + "win.",
            sequence.At,
            ["without_lock: overwrite"],
            Consent.Overwrite(sequence.Key)
        );
    }

    /// <summary>Several edits and nothing to do look like an older commit, whose lock is older too.</summary>
    public static IEnumerable<string> MayBeOldLock(string key, int edits) =>
        edits < SeveralEdits
            ? []
            :
            [
                "If you went back to an older commit, its lock file went back too. Then put the newest lock "
                    + "file back and "
                    + $"plan again, or plan with {ConsentFlags.FlagOf(Consent.RevertDrift(key))}.",
            ];

    /// <summary>What is written anew comes back as it did before: no guard, but a word to the reviewer.</summary>
    public static IEnumerable<string> WillBeRewritten(IReadOnlyCollection<string> what) =>
        what.Count == 0
            ? []
            :
            [
                $"Apollo rewrites {ShortList.Of(what, MostValues, "; ")}, as you accepted. So Apollo will "
                    + $"hold something else than the file says, in that way alone.",
            ];

    private static string Live(CurrentSequence current) =>
        current.People.IsNobody ? "It is live." : $"{Capital(current.People)} {Are(current.People)} in it.";

    private static string Capital(People people) =>
        people.ToString() is var text ? char.ToUpperInvariant(text[0]) + text[1..] : "";

    /// <summary>
    /// Starting to send to people who are in the sequence, or a sequence that somebody stopped outside git.
    /// </summary>
    public static IEnumerable<Block> Activation(
        DesiredSequence sequence,
        CurrentSequence current,
        SequenceBinding binding,
        bool switchesOn,
        bool approves,
        bool isAllowed
    )
    {
        if (isAllowed || !(switchesOn || approves))
            yield break;
        var wasOn =
            !binding.MadeByEarlierRun && (binding.Base?.Fields[Fields.Active] is not { } pair || pair.Sent == "true");
        var stoppedOutside = switchesOn && (wasOn || current.AutoPaused);
        if (current.People.IsNobody && !stoppedOutside)
            yield break;

        var why = (stoppedOutside, current.StatusReason) switch
        {
            (true, { } reason) => $" It was stopped outside these files (Apollo says '{reason}').",
            (true, null) => " It was stopped outside these files, or no lock says otherwise.",
            _ => "",
        };
        yield return new(
            BlockCode.ActivationNeedsConsent,
            $"{(switchesOn ? "Switching it on" : "Approving touches")} starts sending, and {current.People} "
                + $"{Are(current.People)} in it.{why}",
            sequence.At,
            [],
            Consent.Activation(sequence.Key)
        );
    }

    /// <summary>What an update is not known to carry back.</summary>
    public static IEnumerable<Block> Losses(DesiredSequence sequence, IReadOnlyList<Loss> losses)
    {
        if (losses.Count == 0)
            yield break;
        var words = losses.Select(loss => loss.What).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        yield return new(
            BlockCode.CannotBeKept,
            $"An update is not known to carry back "
                + $"{string.Join(", ", losses.Distinct().Select(loss => $"{loss.What} of {loss.Where}"))}, so "
                + $"it could be lost.",
            sequence.At,
            [
                $"accept_loss: "
                    + $"["
                    + $"{string.Join(", ", sequence.AcceptLoss.Concat(words).Distinct(StringComparer.Ordinal).Select(word => YamlText.Of(word, inFlow: true)))}]",
            ],
            null
        );
    }

    /// <summary>Differences only a person can remove, where the policy does not want to live with them.</summary>
    public static IEnumerable<Block> SetByHand(
        DesiredSequence sequence,
        ImmutableArray<FieldDifference> differences,
        Policy policy
    )
    {
        if (!policy.CreateOnlyIsError || differences.IsEmpty)
            yield break;
        var what = string.Join(", ", differences.Select(difference => $"{difference.Field.Key} to {difference.File}"));
        yield return new(
            BlockCode.SetByHand,
            $"The API is not known to set {what}: set it in Apollo, or change the file (policy 'create_only: error').",
            sequence.At,
            [],
            null
        );
    }

    /// <summary>The lock or the file names a sequence that the service no longer has.</summary>
    public static Block Gone(DesiredSequence sequence, string id, bool isArchived, Workspace workspace) =>
        new(
            BlockCode.GoneFromService,
            isArchived
                ? $"The sequence {id} is archived in Apollo: restore it there. Or, to make a new one, first "
                    + $"give the file another key, then let go of the old one with the lines below."
                : $"The sequence {id} does not exist in Apollo any more: to make a new one, first give the file "
                    + $"another key, then let go of the old one with the lines below.",
            new(WorkspaceFile),
            RemovedLines(sequence.Key, workspace, mayArchive: false),
            null
        );

    /// <summary>The file names an id that the service does not have and no lock knows.</summary>
    public static Block UnknownId(DesiredSequence sequence, string id) =>
        new(
            BlockCode.GoneFromService,
            $"There is no sequence with the id {id} in the account: correct 'id' in the file, or remove it to "
                + $"make a new sequence.",
            sequence.At,
            [],
            null
        );

    /// <summary>The list shows a sequence, and there is none to be read.</summary>
    public static Block Vanished(string name, string id, SourceLocation? at) =>
        new(
            BlockCode.GoneFromService,
            $"The list shows '{name}' ({id}), and when it is read it is archived, or not there: plan again "
                + $"when the two agree.",
            at,
            [],
            null
        );

    /// <summary>What the service answers about it does not fit together, however often it was asked.</summary>
    public static Block Contradictory(string what, SourceLocation? at) =>
        new(
            BlockCode.ContradictoryAnswer,
            $"Apollo's answers about it contradict each other: {what}. Nothing is planned on a part of a sequence. "
                + "Plan again; if it stays so, look at the sequence in Apollo.",
            at,
            [],
            null
        );

    /// <summary>
    /// The key may not read it, and what the file says beyond its row of the list cannot be compared.
    /// </summary>
    public static Block NotReadable(DesiredSequence sequence, string endpoint) =>
        new(
            BlockCode.NotReadable,
            $"This key may not read what it holds, so what the file asks for cannot be compared with it: ask "
                + $"an administrator for a key whose scope includes {endpoint}, or for a master key. With this "
                + $"one it can be switched on or off, as long as nothing else in the file changed, and archived.",
            sequence.At,
            [],
            null
        );

    /// <summary>What the file says does not fit the account: the mistakes of one sequence, each at its line.</summary>
    public static IEnumerable<Block> Mistakes(IEnumerable<Diagnostic> mistakes) =>
        mistakes
            .OrderBy(mistake => mistake.At, SourceLocation.FileOrder)
            .Select(mistake => new Block(BlockCode.DoesNotFit, mistake.ToString(), mistake.At, [], null)
            {
                Mistake = mistake,
            });

    /// <summary>It could not be read for a reason of its own.</summary>
    public static Block NotRead(string id, string why, SourceLocation? at) =>
        new(
            BlockCode.NotReadable,
            $"The sequence {id} could not be read from Apollo, so nothing in it is planned. {why}",
            at,
            [],
            null
        );

    /// <summary>The key may not read it, and the list does not show it.</summary>
    public static Block NotListed(DesiredSequence sequence, string id, string endpoint) =>
        new(
            BlockCode.GoneFromService,
            $"The list does not show the sequence {id}, so it is archived or gone, and this key may not read "
                + $"which: look at it in Apollo, or ask an administrator for a key whose scope includes {endpoint}.",
            sequence.At,
            [],
            null
        );

    /// <summary>A sequence of that name is there, and it is not what the file says.</summary>
    public static Block ExistsWithOtherContent(DesiredSequence sequence, string id, DesiredState state) =>
        new(
            BlockCode.ExistsWithOtherContent,
            $"A sequence named '{sequence.Name}' exists with other content: write this file anew from it with "
                + $"'{CommandWords.ImportAnew(id)}', take it over by its id to see what this file would change "
                + $"in it, or "
                + "choose another name.",
            sequence.At,
            [IdLine(state, id)],
            null
        );

    /// <summary>File and lock name two different sequences.</summary>
    public static Block Contradiction(DesiredSequence sequence, string why) =>
        new(BlockCode.Conflict, why, sequence.At, [], null);

    /// <summary>The lock has keys for the wrong steps or touches.</summary>
    public static Block KeysAreCrossed(DesiredSequence sequence, CrossedKeys crossed) =>
        new(
            BlockCode.Conflict,
            $"The lock has keys for the wrong emails: {string.Join("; ", crossed.What)}. By it one email "
                + $"would be written over another, so nothing is sent. Say in the file which is which with the "
                + $"lines below; after one apply they may go again.",
            sequence.At,
            crossed.Lines,
            null
        );

    /// <summary>Several sequences have that name.</summary>
    public static Block NameIsAmbiguous(DesiredSequence sequence, ImmutableArray<string> ids, DesiredState state) =>
        new(
            BlockCode.NameIsAmbiguous,
            $"The account has {ids.Length} sequences named '{sequence.Name}' ({string.Join(", ", ids)}): "
                + $"state the id of the one you mean, or choose another name.",
            sequence.At,
            [IdLine(state, ids[0])],
            null
        );

    /// <summary>It would be made beside one of a name that reads alike.</summary>
    public static Block ReadsAlike(DesiredSequence sequence, Namesake other, DesiredState state)
    {
        var same =
            other.Name.Trim() == sequence.Name.Trim()
                ? "has the same name"
                : "differs from it only in letter case, blanks, Unicode form or characters that cannot be seen";
        var where = (other.Id, other.File) switch
        {
            ({ } id, { } file) => $"'{other.Name}' of '{file.Key}' ({id}) in Apollo",
            ({ } id, null) => $"'{other.Name}' ({id}) in Apollo",
            (_, var file) => $"'{other.Name}' of '{file!.Key}', which is new too,",
        };
        var takeOver = other is { Id: not null, File: null }
            ? "State its id to take it over, choose another name"
            : "Choose another name";
        return new(
            BlockCode.LooksLikeExisting,
            $"It would be made, and {where} {same}: nobody could tell the two apart, and people in both get "
                + $"the emails of both. {takeOver}, or allow it for one run.",
            sequence.At,
            other is { Id: { } taken, File: null } ? [IdLine(state, taken)] : [],
            Consent.Creation(sequence.Key)
        );
    }

    /// <summary>It would be made, no lock says that it was not before, and others have its steps.</summary>
    public static Block HasSameSteps(DesiredSequence sequence, ImmutableArray<SequenceRow> alike, DesiredState state)
    {
        const int Most = 3;
        var names = ShortList.Of([.. alike.Select(row => $"'{row.Name}' ({row.Id})")], Most);
        return new(
            BlockCode.LooksLikeExisting,
            $"It would be made, and no lock file says whether it was made before. {names} in Apollo "
                + $"{(alike.Length == 1 ? "has" : "have")} steps like these, as far as the list shows. If this "
                + $"file means that sequence, state its id. If it is a new one, allow it for one run.",
            sequence.At,
            [IdLine(state, alike[0].Id)],
            Consent.Creation(sequence.Key)
        );
    }

    /// <summary>It would be made and switched on, and no lock says that it was not made before.</summary>
    public static Block StartsWithoutLock(DesiredSequence sequence) =>
        new(
            BlockCode.ActivationNeedsConsent,
            "It would be made and switched on, and no lock file says whether it was made before. One that "
                + "was renamed in Apollo is not found by its name, and one that was archived is not listed: "
                + "restore it there, or state its id. If it is new, allow it for one run.",
            sequence.At,
            [],
            Consent.Activation(sequence.Key)
        );

    /// <summary>The line that states an id; where several accounts are applied to, for this environment.</summary>
    internal static string IdLine(DesiredState state, string id) =>
        state.Workspace.HasSeveralAccounts
            ? $"id: {{ by_environment: {{ {YamlText.Of(state.Environment.Name, inFlow: true)}: {id} }} }}"
            : $"id: {id}";

    /// <summary>A file would be created while a sequence that looks like it lost its file.</summary>
    public static Block Resembles(DesiredSequence sequence, BaseSequence orphan) =>
        new(
            BlockCode.MissingFromFiles,
            $"It would be created, but it resembles '{orphan.Key}' (id {orphan.Id}), which no file claims any "
                + $"more: if it is the same one under a new key, say so in the file; otherwise say in "
                + $"{WorkspaceFile} what becomes of '{orphan.Key}'.",
            sequence.At,
            [$"was: {YamlText.Of(orphan.Key, inFlow: false)}"],
            null
        );

    /// <summary>
    /// A file would be created while one that an earlier run was to create, under another key, is there.
    /// </summary>
    public static Block ResemblesLost(DesiredSequence sequence, PendingCreate create, ImmutableArray<string> ids) =>
        new(
            BlockCode.MissingFromFiles,
            $"It would be created, but an apply that was cut short was to create '{create.Name}' as "
                + $"'{create.Key}', and Apollo has that one now ({string.Join(", ", ids)}). If it is the same "
                + $"one under a new key, say so in the file; otherwise archive {ids[0]} in Apollo, then plan again.",
            sequence.At,
            [$"was: {YamlText.Of(create.Key, inFlow: false)}"],
            null
        );

    /// <summary>The lock knows it, no file claims it.</summary>
    public static Block Unclaimed(BaseSequence orphan, CurrentSequence current, Workspace workspace) =>
        new(
            BlockCode.MissingFromFiles,
            $"No file claims '{orphan.Key}' any more; in Apollo it is still "
                + $"{(current.Active ? "active" : "there, inactive")}, with {current.People} in it. Say what "
                + $"becomes of it.",
            new(WorkspaceFile),
            RemovedLines(orphan.Key, workspace, mayArchive: true),
            null
        );

    /// <summary>
    /// Through this service a written text may come out approved, and whether it is approved now is not shown.
    /// </summary>
    public static Block MayApprove(DesiredSequence sequence, CurrentSequence current) =>
        new(
            BlockCode.ActivationNeedsConsent,
            $"It is live, with {current.People} in it. Writing a text through this service is reported to "
                + $"approve its touch as well, which may have waited for review: then it starts sending.",
            sequence.At,
            [],
            Consent.Activation(sequence.Key)
        );

    /// <summary>The service cannot do it.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="what">What cannot be done.</param>
    /// <param name="can">What the service can do; null where no service does it.</param>
    public static Block NotPossible(DesiredSequence sequence, string what, Capabilities? can = null) =>
        can is null
            ? new(BlockCode.NotPossible, $"Not possible through this service: {what}.", sequence.At, [], null)
            : NotPossible(sequence.At, what, can);

    /// <summary>The service cannot archive, which somebody decided.</summary>
    public static Block NoArchive(RemovedSequence decision, Capabilities can) =>
        NotPossible(decision.At, "archiving a sequence", can);

    private static Block NotPossible(SourceLocation? at, string what, Capabilities can) =>
        new(BlockCode.NotPossible, $"{can.Refusal}: {what}.", at, [], null) { Impossible = what };

    /// <summary>Documented: switching on needs at least one step.</summary>
    public static Block NothingToSwitchOn(DesiredSequence sequence) =>
        NotPossible(sequence, "switching on a sequence without steps; add a step, or say 'active: false'");

    private static ImmutableArray<string> RemovedLines(string key, Workspace workspace, bool mayArchive) =>
        [
            .. workspace.Removed.IsEmpty ? ["removed_sequences:"] : Array.Empty<string>(),
            $"  - {{ key: {YamlText.Of(key, inFlow: true)}, do: forget, reason: why it left the files "
                + $"}}{(mayArchive ? "   # or do: archive" : "")}",
        ];

    /// <summary>
    /// What the service made of what it was sent, and what to do: no guard before a write, but the ending of one.
    /// </summary>
    public static string Rewritten(string key, IReadOnlyCollection<string> what) =>
        $"Written, and Apollo returned something else than was sent: {ShortList.Of(what, MostValues, "; ")}. "
        + $"People get what came back. "
        + RewrittenRemedy(key);

    /// <summary>The ways out of it.</summary>
    public static string RewrittenRemedy(string key) =>
        $"To accept it, plan or apply with {ConsentFlags.FlagOf(Consent.Rewrites(key))}. To take it into the file, run "
        + $"'{CommandWords.PullTheirs(key)}'. Or change the file, or send it again with "
        + $"{ConsentFlags.FlagOf(Consent.Overwrite(key))}.";

    internal static string Are(People people) => people.Count is 0 or 1 or null ? "is" : "are";
}
