using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Writing;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Chooses the key and the file of each sequence: those that it already has, or new ones that are free.
/// </summary>
internal sealed class TargetChoice(
    DesiredState desired,
    Base @base,
    ImportRequest request,
    CurrentState current,
    WorkspaceFiles files,
    NewFiles places,
    WorkspaceFile workspace
)
{
    private readonly Dictionary<string, DesiredSequence> claims = SequenceBinder
        .Bind(desired, @base, current.Rows)
        .Bindings.Where(binding => binding.Id is not null)
        .DistinctBy(binding => binding.Id, StringComparer.Ordinal)
        .ToDictionary(binding => binding.Id!, binding => binding.Desired, StringComparer.Ordinal);

    private readonly ILookup<string, DesiredSequence> named = desired
        .Sequences.Where(sequence => sequence.Id is null)
        .ToLookup(sequence => sequence.Name.Trim(), StringComparer.Ordinal);

    private readonly Dictionary<string, BaseSequence> knownById = @base.Sequences.ToDictionary(
        known => known.Id,
        StringComparer.Ordinal
    );

    private readonly HashSet<string> namesakes = current
        .Rows.GroupBy(row => row.Name.Trim(), StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key)
        .ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> keys =
    [
        .. desired.Sequences.SelectMany(sequence => new[] { sequence.Key, sequence.Was }).OfType<string>(),
        .. @base.Sequences.Select(known => known.Key),
        .. @base.PendingCreates.Select(create => create.Key),
        .. desired.Workspace.Removed.Select(removed => removed.Key),
    ];

    // This reads every file again, so it happens once, and only when a file is rewritten.
    private readonly Lazy<ILookup<string, string>> ownBodies = new(() =>
        BodyReferences.OnlyOfOne(files, desired.Sequences.Select(sequence => sequence.At.File))
    );

    // The environment to state ids for; null in a workspace with one account.
    private readonly string? idEnvironment = workspace.HasSeveralAccounts ? desired.Environment.Name : null;

    /// <summary>The sequence with its place.</summary>
    public Candidate Of(CurrentSequence sequence)
    {
        var known = knownById.GetValueOrDefault(sequence.Id);
        var claim = claims.GetValueOrDefault(sequence.Id);
        var statesId = claim?.Id is not null || namesakes.Contains(sequence.Name.Trim());
        var target = claim is null ? New(sequence, known) : Present(claim);
        return new(
            sequence,
            target with
            {
                IsProtected = known?.IsProtected == true || claim?.Protect == true,
            },
            known,
            statesId,
            idEnvironment
        );
    }

    /// <summary>Another file whose sequence has the same name and no id; null when there is none.</summary>
    public string? NamesakeOf(Candidate candidate) =>
        named[candidate.Current.Name.Trim()].FirstOrDefault(other => other.Key != candidate.Target.Key)?.At.File;

    // A key that the lock file still has for it is used again, unless the workspace lists it as removed.
    private DraftTarget New(CurrentSequence sequence, BaseSequence? known)
    {
        var isKept =
            known is not null
            && desired.Workspace.Removed.All(removed => removed.Key != known.Key)
            && desired.Sequences.All(other => other.Key != known.Key)
            && places.IsFree(known.Key);
        var key = isKept
            ? known!.Key
            : KeyNames.Unique(
                KeyNames.OfSequence(sequence.Name, sequence.Id),
                candidate => keys.Contains(candidate) || !places.IsFree(candidate)
            );
        keys.Add(key);
        return Target(key, places.Take(key), null);
    }

    private DraftTarget Present(DesiredSequence claim)
    {
        var root = files.Tree(claim.At.File);
        return Target(claim.Key, claim.At.File, root) with
        {
            Stated = claim.Fields.Select(field => field.Key).ToHashSet(),
            OwnBodies = ownBodies.Value[claim.At.File].ToHashSet(StringComparer.Ordinal),
            StatesMarkdown = (root as YamlMap)?[MarkdownStyle.Key] is not null,
            HasOtherEnvironments = root is not null && EnvironmentValues.Occur(root),
        };
    }

    private DraftTarget Target(string key, string path, YamlNode? root) =>
        new()
        {
            Key = key,
            Path = path,
            Files = places,
            Styles = StylesFor(workspace.MarkdownOf(root)),
            Directory = current.Directory,
            IsMinimal = request.Minimal,
            IsFull = request.Full,
            Usual = workspace.Markdown,
        };

    // The style that a file already has comes first: others are used only when they have a form for more of its bodies.
    private ImmutableArray<MarkdownStyle> StylesFor(MarkdownStyle stated) =>
        [
            .. new[] { stated, workspace.Markdown }
                .Concat(ParagraphStyles.All.Select(paragraphs => stated with { Paragraphs = paragraphs }))
                .Distinct(),
        ];
}
