using SequencesAsCode.Core.Planning.Identity;
using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Drift;

/// <summary>The touches of a step in Apollo, compared with what the last apply left.</summary>
/// <param name="Touches">The touches, deleted ones last.</param>
/// <param name="Conflicts">Edited fields that the file changed too.</param>
internal sealed record TouchEdits(ImmutableArray<TouchChange> Touches, ImmutableArray<FieldDifference> Conflicts)
{
    /// <summary>Compares the touches of a step that is still there.</summary>
    public static TouchEdits Find(
        DesiredStep? file,
        BaseStep known,
        CurrentStep held,
        StepChange? planned,
        string stepHandle
    )
    {
        var isManaged = file is null ? known.Touches.Any(FormerParts.WasListed) : file.Touches is not null;
        return isManaged ? new TouchComparison(file, known, held, planned, stepHandle).Compare() : new([], []);
    }

    /// <summary>A touch that was made in Apollo, with its texts.</summary>
    public static TouchChange Made(CurrentTouch touch, string stepHandle) =>
        new()
        {
            Action = PartAction.None,
            Reason = Reason.AddedInService,
            Handle = $"{stepHandle}/{touch.Id}",
            Id = touch.Id,
            Drift = FieldEdits.Made(touch.Fields),
        };
}

/// <summary>The comparison of the touches of one step. An instance is used once.</summary>
internal sealed class TouchComparison
{
    private readonly DesiredStep? file;
    private readonly BaseStep known;
    private readonly CurrentStep held;
    private readonly string stepHandle;
    private readonly Dictionary<string, DesiredTouch> byHandle;
    private readonly Dictionary<string, TouchChange> changes;
    private readonly ImmutableArray<FieldDifference>.Builder conflicts =
        ImmutableArray.CreateBuilder<FieldDifference>();
    private readonly ImmutableArray<TouchChange>.Builder touches = ImmutableArray.CreateBuilder<TouchChange>();

    /// <param name="file">The step of the file; null when no file has it.</param>
    /// <param name="known">What the last apply left.</param>
    /// <param name="held">The step in Apollo.</param>
    /// <param name="planned">A plan that matches the parts of the file with those in Apollo.</param>
    /// <param name="stepHandle">The handle of the step.</param>
    public TouchComparison(DesiredStep? file, BaseStep known, CurrentStep held, StepChange? planned, string stepHandle)
    {
        this.file = file;
        this.known = known;
        this.held = held;
        this.stepHandle = stepHandle;
        byHandle = (file?.Touches ?? [])
            .Index()
            .ToDictionary(
                pair => PartNames.TouchHandle(stepHandle, pair.Item.Key, pair.Index),
                pair => pair.Item,
                StringComparer.Ordinal
            );
        changes = (planned?.Touches ?? [])
            .Where(touch => touch.Id is not null)
            .ToDictionary(touch => touch.Id!, StringComparer.Ordinal);
    }

    /// <summary>Makes the comparison.</summary>
    public TouchEdits Compare()
    {
        foreach (var touch in held.Touches)
            AddHeld(touch);
        foreach (var former in known.Touches.Where(IsGone))
            AddDeleted(former);
        return new(touches.ToImmutable(), conflicts.ToImmutable());
    }

    private void AddHeld(CurrentTouch touch)
    {
        var change = changes.GetValueOrDefault(touch.Id);
        var wanted = change is null ? null : byHandle.GetValueOrDefault(change.Handle);
        if (known.Touches.FirstOrDefault(former => former.Id == touch.Id) is not { } former)
        {
            if (wanted is null)
                touches.Add(TouchEdits.Made(touch, stepHandle));
            return;
        }

        var handle = change?.Handle ?? $"{stepHandle}/{former.Key ?? touch.Id}";
        var edits = FieldEdits.Find(FieldOwner.Touch, former.Fields, wanted?.Fields, touch.Fields, handle);
        conflicts.AddRange(edits.Conflicts);
        touches.Add(Known(former, handle) with { Drift = edits.Drift, At = wanted?.At });
    }

    private bool IsGone(BaseTouch former) => held.Touches.All(touch => touch.Id != former.Id);

    // A touch that the file dropped too is gone on both sides.
    private void AddDeleted(BaseTouch former)
    {
        var handle = $"{stepHandle}/{former.Key ?? former.Id}";
        if (file is not null && former.Key is not null && !byHandle.ContainsKey(handle))
            return;
        touches.Add(
            Known(former, handle) with
            {
                Reason = Reason.DeletedInService,
                At = byHandle.GetValueOrDefault(handle)?.At,
            }
        );
    }

    private static TouchChange Known(BaseTouch former, string handle) =>
        new()
        {
            Action = PartAction.None,
            Reason = Reason.NothingChanged,
            Handle = handle,
            Key = former.Key,
            Id = former.Id,
            MatchedBy = MatchedBy.Lock,
        };
}
