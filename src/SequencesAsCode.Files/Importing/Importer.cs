using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Core.Variables;
using SequencesAsCode.Files.Checks;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Turns sequences of an account into files of a workspace. Reads the workspace and writes nothing.
/// </summary>
/// <param name="desired">The workspace before the import.</param>
/// <param name="base">The content of the lock file.</param>
/// <param name="request">How to import.</param>
/// <param name="source">The service, for planning.</param>
/// <param name="service">Its name.</param>
public sealed class Importer(
    DesiredState desired,
    Base @base,
    ImportRequest request,
    IRequestSource source,
    string service
)
{
    /// <summary>Drafts the files of sequences and checks them with a plan.</summary>
    /// <param name="current">The list of the account with all look-ups, and the sequences read in full.</param>
    /// <param name="ids">The sequences to draft.</param>
    /// <exception cref="ImportPlaceException">The workspace has no place for new files.</exception>
    public ImportBatch Draft(CurrentState current, IEnumerable<string> ids)
    {
        var files = new WorkspaceFiles(desired.Workspace.Folder);
        var workspace =
            WorkspaceReader.Read(files, desired.Environment.Name, [])
            ?? throw new ImportPlaceException("'sequences.yaml' changed while it was read. Run the command again.");
        var places =
            NewFiles.In(files, workspace.Patterns.Select(pattern => pattern.Pattern))
            ?? throw new ImportPlaceException(
                "No pattern under 'sequences' in sequences.yaml can name a new file. Add one like "
                    + "'sequences/**/*.yaml'."
            );
        var targets = new TargetChoice(desired, @base, request, current, files, places, workspace);
        var refused = new List<RefusedSequence>();
        var candidates = Candidates(current, ids, targets, refused);
        foreach (var candidate in candidates)
            RefuseUnwritable(candidate, targets, files);
        var (changes, context) = new DraftCheck(
            desired.Workspace.Folder,
            desired.Environment.Name,
            current,
            @base,
            source,
            service
        ).Run(candidates);
        refused.AddRange(candidates.Where(candidate => candidate.Refusal is not null).Select(Refused));
        var written = candidates.Where(candidate => candidate.Refusal is null).ToList();
        return new(
            [.. written.Select(candidate => Imported(candidate, changes[candidate.Current.Id], files))],
            [.. refused],
            Variables(written, files),
            context
        );
    }

    private List<Candidate> Candidates(
        CurrentState current,
        IEnumerable<string> ids,
        TargetChoice targets,
        List<RefusedSequence> refused
    )
    {
        var unclear = RowContradiction.Find(current.Rows, current.Sequences);
        var candidates = new List<Candidate>();
        foreach (var id in ids)
        {
            var why = unclear.TryGetValue(id, out var what) ? $"{what}. Import it again" : Unfit(current, id);
            if (why is null)
                candidates.Add(targets.Of(current.Sequences[id]));
            else
                refused.Add(new(id, NameOf(current, id), why));
        }

        return candidates;
    }

    private static void RefuseUnwritable(Candidate candidate, TargetChoice targets, WorkspaceFiles files)
    {
        var path = candidate.Target.Path;
        if (!files.StaysInside(path))
            candidate.Refuse($"{path} leads out of the workspace by a symbolic link");
        if (candidate.Target.HasOtherEnvironments)
        {
            candidate.Refuse(
                $"{path} has values for other environments too, which would be lost. To copy Apollo's values to it, "
                    + $"run '{CommandWords.PullAll}'"
            );
        }

        if (targets.NamesakeOf(candidate) is { } file)
            candidate.Refuse($"{file} has the same name. Add the id there, then import again");
    }

    private static RefusedSequence Refused(Candidate candidate) =>
        new(candidate.Current.Id, candidate.Current.Name, candidate.Refusal!);

    // A list with a misspelled name in it would hide the mistake from every later check.
    private FoundVariables Variables(IEnumerable<Candidate> written, WorkspaceFiles files)
    {
        var builtIn = new KnownVariables([]);
        var unknown = UnknownVariables(written).Select(name => (Name: name, Meant: builtIn.Misspelled(name))).ToList();
        return new VariableEdit(files, desired.Environment.Name).Add([
            .. unknown.Where(found => found.Meant is null).Select(found => found.Name),
        ]) with
        {
            Misspelled =
            [
                .. unknown.Where(found => found.Meant is not null).Select(found => (found.Name, found.Meant!)),
            ],
        };
    }

    private IEnumerable<string> UnknownVariables(IEnumerable<Candidate> written)
    {
        var variables = new MergeVariables(new(desired.Workspace.Variables));
        return written
            .SelectMany(candidate => Texts(candidate.Current))
            .SelectMany(variables.UnknownIn)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    // The formatter guarantees that it changes no value.
    private static DraftFile Canonical(DraftFile draft) =>
        draft.Path.EndsWith(".yaml", StringComparison.Ordinal)
        && Formatter.Format(draft.Path, draft.Content.Span).Text is { } text
            ? DraftFile.OfText(draft.Path, text)
            : draft;

    private string? Unfit(CurrentState current, string id)
    {
        if (!current.Sequences.TryGetValue(id, out var sequence))
            return "the account has no sequence with this id";
        if (sequence.Archived)
            return "it is archived. Restore it in Apollo first";
        var unknown = sequence.Steps.Index().FirstOrDefault(step => !StepTypes.All.Contains(step.Item.Type));
        if (unknown.Item is { } step)
            return $"step {unknown.Index + 1} is of the type '{step.Type}', which this version does not know";
        if (sequence is { IsOrderUnknown: true, Steps.Length: > 1 })
            return $"Supaglue does not show the order of its steps for {source.Capabilities.Label}. Write its "
                + $"file by hand, with 'id: {id}'";
        var timeless = sequence.Steps.Index().FirstOrDefault(step => IsTimeless(step.Item));
        if (timeless.Item is not null && source.Capabilities.ShowsAll)
            return $"Apollo does not say when step {timeless.Index + 1} runs";
        if (Unsayable.Why(Fields.Name, sequence.Fields[Fields.Name] ?? FieldValue.None) is { } why)
            return $"a file cannot hold its name: {why}";
        return string.IsNullOrWhiteSpace(sequence.Name) ? "it has no name" : null;
    }

    private static bool IsTimeless(CurrentStep step) =>
        step.Fields[Fields.Wait] is not FieldValue.Wait && step.Fields[Fields.At] is not FieldValue.Moment;

    private static ImportedSequence Imported(Candidate candidate, SequenceChange change, WorkspaceFiles files)
    {
        var drafts = candidate.Files.Select(Canonical).ToImmutableArray();
        var unused = candidate
            .Target.OwnBodies.Where(path => files.Exists(path) && drafts.All(draft => draft.Path != path))
            .Order(StringComparer.Ordinal);
        return new()
        {
            Name = candidate.Current.Name.Trim(),
            Path = candidate.Target.Path,
            Files = drafts,
            Change = change,
            Current = candidate.Current,
            LeftOut = candidate.LeftOut,
            Unmanaged = candidate.Unmanaged,
            AtDefault = candidate.AtDefault,
            IsRewritten = files.Exists(candidate.Target.Path),
            Unused = [.. unused],
        };
    }

    private static IEnumerable<string> Texts(CurrentSequence sequence) =>
        sequence
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Fields).Prepend(step.Fields))
            .SelectMany(fields => new[] { fields[Fields.Note], fields[Fields.Subject], fields[Fields.Body] })
            .OfType<FieldValue>()
            .Select(value => value.ToString()!);

    private static string NameOf(CurrentState current, string id) =>
        current.Sequences.GetValueOrDefault(id)?.Name ?? current.Rows.FirstOrDefault(row => row.Id == id)?.Name ?? id;
}

/// <summary>The workspace has no place for new files.</summary>
public sealed class ImportPlaceException : InvalidInputException
{
    internal ImportPlaceException(string message)
        : base(message) { }
}
