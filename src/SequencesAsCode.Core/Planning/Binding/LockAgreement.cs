using SequencesAsCode.Core.Planning.Parts;

namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Whether file and list say of a sequence what the lock says. Then a plan has nothing to do in it and nothing to say
/// of it, whatever it would read,
/// but for what was edited in Apollo where the list does not show it, and such an edit is kept.
/// </summary>
internal static class LockAgreement
{
    // What rows of the list are recorded to have: where one lacks it, another Apollo than the recorded one answers, and
    // what it may show is read.
    private static readonly ImmutableArray<Field> Expected =
    [
        Fields.Active,
        Fields.Schedule,
        Fields.Labels,
        Fields.Wait,
    ];

    /// <summary>
    /// Whether all that the file manages was sent as it says it now, and kept, and the lock needs no note.
    /// </summary>
    public static bool WithFile(DesiredSequence file, BaseSequence known) =>
        file.Key == known.Key
        && (file.Protect ?? known.IsProtected) == known.IsProtected
        && IsSettled(file.Fields, known.Fields)
        && (file.Removed.IsEmpty || AreDone(file.Removed, known))
        && (file.Steps is not { } steps || AreSettled(steps, known.Steps));

    /// <summary>Whether the list shows what the lock says was returned, as far as the file manages it.</summary>
    public static bool WithRow(SequenceRow row, DesiredSequence file, BaseSequence known) =>
        (file.Fields.Contains(Fields.Name) || row.Name.Trim() == known.Name.Trim())
        && AreShown(row.Fields.With(Fields.Name, new FieldValue.Text(row.Name)), file.Fields, known.Fields)
        && (file.Steps is not { } steps || AreShown(row.StepRows, steps, known.Steps));

    private static bool IsSettled(FieldSet file, BaseFields known) =>
        file.All(pair =>
            known[pair.Key] is { } sent
            && FieldPlanner.IsAsSent(pair.Key, pair.Value, sent)
            && !IsRefused(pair.Key, sent)
        );

    // A deprecated field that the service does not return is not compared, so nothing is said of it.
    private static bool IsRefused(Field field, BasePair pair) =>
        pair.IsRefused && !(field.Class == FieldClass.Deprecated && pair.Returned.Length == 0);

    // An id that the lock does not have may be one of something that was made in Apollo and is to go.
    private static bool AreDone(ImmutableArray<Tombstone> removed, BaseSequence known)
    {
        var keys = Tombstones.IdsByKey(known);
        return removed.All(tombstone => tombstone.Key is { } key && !keys.ContainsKey(key));
    }

    private static bool AreSettled(ImmutableArray<DesiredStep> file, ImmutableArray<BaseStep> known) =>
        file.Length == known.Length
        && StepMatching
            .LockedIdsOf(file, known, _ => true)
            .Zip(file, (locked, step) => step.Id ?? locked)
            .SequenceEqual(known.Select(step => step.Id), StringComparer.Ordinal)
        && file.Zip(known, IsSettled).All(settled => settled);

    private static bool IsSettled(DesiredStep step, BaseStep known) =>
        step.Key == known.Key
        && step.Type == known.Type
        && IsSettled(step.Fields, known.Fields)
        && (step.Touches is not { } touches || AreSettled(touches, known.Touches));

    // A set: the order of touches has no meaning.
    private static bool AreSettled(ImmutableArray<DesiredTouch> file, ImmutableArray<BaseTouch> known)
    {
        if (file.Length != known.Length)
            return false;
        var byId = known.ToDictionary(touch => touch.Id, StringComparer.Ordinal);
        return TouchMatching
            .LockedIdsOf(file, known, _ => true)
            .Zip(file)
            .All(pair =>
                (pair.Second.Id ?? pair.First) is { } id
                && byId.Remove(id, out var touch)
                && IsSettled(pair.Second, touch)
            );
    }

    private static bool IsSettled(DesiredTouch touch, BaseTouch known) =>
        touch.Key == known.Key && IsSettled(touch.Fields, known.Fields);

    private static bool AreShown(FieldSet row, FieldSet file, BaseFields known) =>
        file.All(pair =>
            row[pair.Key] is { } shown
                ? FieldToken.Of(pair.Key, shown) == known[pair.Key]?.Returned
                : !Expected.Contains(pair.Key)
        );

    private static bool AreShown(
        ImmutableArray<StepRow>? rows,
        ImmutableArray<DesiredStep> file,
        ImmutableArray<BaseStep> known
    ) =>
        rows is { } shown
        && shown.Length == known.Length
        && shown.Index().All(pair => IsShown(pair.Item, file[pair.Index], known[pair.Index]));

    private static bool IsShown(StepRow row, DesiredStep step, BaseStep known) =>
        row.Id == known.Id && row.Type == known.Type && AreShown(row.Fields, step.Fields, known.Fields);
}
