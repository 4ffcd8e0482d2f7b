using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Files.Reading.Folder;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Editing;

/// <summary>
/// Writes pulled values into the files of a workspace. Edits that a file cannot take are refused one by one, and the
/// others are made.
/// </summary>
internal sealed class SequenceEditing
{
    private readonly WorkspaceFiles files;
    private readonly WorkspaceFile? workspace;

    // Lazy, because it reads every file again and is needed only when a body changes.
    private readonly Lazy<IReadOnlyDictionary<string, int>> bodyUses;

    public SequenceEditing(DesiredState desired)
    {
        files = new(desired.Workspace.Folder);
        workspace = WorkspaceReader.Read(files, desired.Environment.Name, []);
        Places = NewFiles.Beside(files);
        bodyUses = new(() =>
            desired
                .Sequences.Select(sequence => sequence.At.File)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(file => BodyReferences.Named(files, file))
                .CountBy(files.Real, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal)
        );
    }

    /// <summary>Where new bodies go.</summary>
    public NewFiles Places { get; }

    /// <summary>How the Markdown of a sequence file is rendered.</summary>
    public MarkdownStyle MarkdownOf(string file) => workspace?.MarkdownOf(files, file) ?? MarkdownStyle.Default;

    /// <summary>The edit of one sequence; null when its file cannot be read any more.</summary>
    /// <param name="key">The sequence's key.</param>
    /// <param name="pulled">The values to write.</param>
    /// <param name="made">Drafts of its new steps and touches.</param>
    public SequenceEdit? Edit(string key, PulledSequence pulled, MadeParts made)
    {
        var refused = new List<EditRefusal>();
        while (
            workspace is not null
            && FileEditor.Open(pulled.At.File, workspace, files, bodyUses, made) is { } file
            && file.Declares(pulled)
        )
        {
            if (file.Apply(pulled) is not { } refusal)
                return new(key, pulled, file.Drafts, [.. refused], file.Unused);
            refused.Add(refusal);
            pulled = Without(pulled, refusal, file);
        }

        return null;
    }

    // A refused part stays as it is in the file.
    private static PulledSequence Without(PulledSequence pulled, EditRefusal refusal, FileEditor file)
    {
        if (refusal.At == pulled.At)
            return refusal.Field is null
                ? pulled with
                {
                    Steps = Restored(pulled.Steps!.Value, file.StepPlaces),
                }
                : pulled with
                {
                    Fields = Without(pulled.Fields, refusal.Field),
                };
        return pulled with { Steps = [.. pulled.Steps!.Value.Select(step => Without(step, refusal, file))] };
    }

    private static PulledStep Without(PulledStep step, EditRefusal refusal, FileEditor file)
    {
        if (step.At is not { } at)
            return step;
        if (at != refusal.At)
            return step with { Touches = Without(step.Touches, refusal) };
        return refusal.Field is { } field
            ? step with
            {
                Fields = Without(step.Fields, field),
            }
            : step with
            {
                Touches = Restored(step.Touches!.Value, file.TouchPlaces(at)),
            };
    }

    private static ImmutableArray<PulledStep> Restored(
        ImmutableArray<PulledStep> steps,
        IEnumerable<SourceLocation> places
    ) => [.. places.Select(at => steps.FirstOrDefault(step => step.At == at) ?? PulledStep.Kept(at))];

    private static ImmutableArray<PulledTouch> Restored(
        ImmutableArray<PulledTouch> touches,
        IEnumerable<SourceLocation> places
    ) => [.. places.Select(at => touches.FirstOrDefault(touch => touch.At == at) ?? PulledTouch.Kept(at))];

    private static ImmutableArray<PulledTouch>? Without(ImmutableArray<PulledTouch>? touches, EditRefusal refusal) =>
        touches is { } all && refusal.Field is { } field
            ? [.. all.Select(touch => Without(touch, refusal.At, field))]
            : touches;

    private static PulledTouch Without(PulledTouch touch, SourceLocation at, Field field) =>
        touch.At == at ? touch with { Fields = Without(touch.Fields, field) } : touch;

    private static ImmutableArray<PulledField> Without(ImmutableArray<PulledField> fields, Field field) =>
        [.. fields.Where(one => one.Field != field)];
}

/// <summary>Drafts of the parts that were made in Apollo, by id.</summary>
internal sealed record MadeParts(
    ImmutableDictionary<string, StepDraft> Steps,
    ImmutableDictionary<string, TouchDraft> Touches
)
{
    /// <summary>Nothing was made.</summary>
    public static MadeParts None { get; } =
        new(ImmutableDictionary<string, StepDraft>.Empty, ImmutableDictionary<string, TouchDraft>.Empty);
}
