using SequencesAsCode.Core.Planning.Identity;

namespace SequencesAsCode.Core.Planning.Binding;

/// <summary>
/// Tells whether file and list agree with the lock about a sequence. Then a plan changes nothing in it and does not
/// need to read it. It only misses edits made in Apollo that the list does not show, and a plan keeps such edits.
/// </summary>
internal static class LockAgreement
{
    // Fields that rows of the list are recorded to have. If a row lacks one, Apollo changed, and the sequence is read.
    private static readonly ImmutableArray<Field> Expected =
    [
        Fields.Active,
        Fields.Schedule,
        Fields.Labels,
        Fields.Wait,
    ];

    /// <summary>
    /// Whether everything that the file manages was sent as it is now and kept, so that the lock needs no update.
    /// </summary>
    public static bool WithFile(DesiredSequence file, BaseSequence known) =>
        file.Key == known.Key
        && (file.Protect ?? known.IsProtected) == known.IsProtected
        && IsSettled(file.Fields, known.Fields)
        && file.Allow.All(entry => known.Spent.Contains(entry.Identity))
        && (file.Removed.IsEmpty || AreDone(file.Removed, known))
        && (file.Steps is not { } steps || AreSettled(steps, known.Steps));

    /// <summary>Whether the list shows what Apollo last returned, for the fields that the file manages.</summary>
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

    // A deprecated field that the service does not return is not compared.
    private static bool IsRefused(Field field, BasePair pair) =>
        pair.IsRefused && !(field.Class == FieldClass.Deprecated && pair.Returned.Length == 0);

    // An id that the lock does not have may be of something that was made in Apollo and is to be removed.
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
