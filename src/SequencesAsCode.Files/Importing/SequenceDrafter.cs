namespace SequencesAsCode.Files.Importing;

/// <summary>
/// Drafts the file of one sequence. Drafts with other choices keep the same keys, body files and Markdown style.
/// </summary>
internal sealed class SequenceDrafter
{
    private readonly CurrentSequence current;
    private readonly DraftTarget target;
    private readonly PartKeys keys;
    private readonly DraftBodies bodies;
    private readonly bool isExact;

    /// <param name="current">The sequence in Apollo.</param>
    /// <param name="target">The place and form of the draft.</param>
    /// <param name="known">The lock file's entry, with the keys that parts already have.</param>
    /// <param name="keysInUse">Keys that nothing new may get, as for <see cref="PartKeys"/>.</param>
    public SequenceDrafter(
        CurrentSequence current,
        DraftTarget target,
        BaseSequence? known,
        ILookup<string, string>? keysInUse = null
    )
    {
        this.current = current;
        this.target = target;
        keys = new(current, known, keysInUse);
        bodies = new(current, target, keys);
        isExact =
            current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true }
            && (
                current.Steps.IsEmpty
                || RunsInOrder()
                || current.Steps.Any(step => step.Fields[Fields.Wait] is not FieldValue.Wait)
            );
    }

    /// <summary>The draft under the given choices.</summary>
    public DraftResult Draft(DraftChoices choices) =>
        new DraftPass(current, target, keys, bodies, isExact, choices).Result();

    private bool RunsInOrder()
    {
        var moments = current.Steps.Select(step => (step.Fields[Fields.At] as FieldValue.Moment)?.Value).ToList();
        return moments.All(moment => moment is not null)
            && moments.Zip(moments.Skip(1)).All(pair => pair.First < pair.Second);
    }
}
