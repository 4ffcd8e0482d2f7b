using SequencesAsCode.Core.Planning.Binding;

namespace SequencesAsCode.Core.Planning.Pulling;

/// <summary>The sequence, step or touch whose fields are pulled.</summary>
/// <param name="At">Where the file declares it.</param>
/// <param name="Where">Its name in sentences; null for the sequence.</param>
/// <param name="Handle">Its handle; null for the sequence.</param>
/// <param name="Owner">Which of the three it is.</param>
internal sealed record PullPlace(SourceLocation At, string? Where, string? Handle, FieldOwner Owner)
{
    /// <summary>Whether a difference is one of this place.</summary>
    public bool Has(FieldDifference difference) => difference.Handle == Handle && difference.Field.Owner == Owner;

    /// <summary>A note on a field of this place.</summary>
    public PullNote Note(FieldDifference difference, string what) =>
        new(At, Where, difference.Field, difference.File, difference.Service, what);
}

/// <summary>Decides which fields go from Apollo into the file.</summary>
/// <param name="change">The sequence's entry of the plan.</param>
/// <param name="notes">Collects what is taken and left.</param>
/// <param name="theirs">Whether Apollo's side wins where both sides changed, or where no lock tells which did.</param>
internal sealed class FieldPull(SequenceChange change, PullNotes notes, bool theirs)
{
    private const string Rewritten = "sent, but Apollo rewrote it";
    private const string HasNoValue = "Apollo has no value, and a file cannot express that for this field";
    private const string LacksLabels = "this key cannot look up the names of all its lists";

    /// <summary>The fields of one place that change in the file.</summary>
    /// <param name="place">The sequence, step or touch.</param>
    /// <param name="drift">Its fields that were edited in Apollo and are kept.</param>
    /// <param name="changes">Its fields that the plan changes.</param>
    /// <param name="base">What the lock has of its fields; null if it has nothing.</param>
    public ImmutableArray<PulledField> Take(
        PullPlace place,
        ImmutableArray<FieldDifference> drift,
        ImmutableArray<FieldChange> changes,
        BaseFields? @base
    )
    {
        var byHand = change.SetByHand.Where(place.Has).ToLookup(one => SideOf(one, @base));
        var rewritten = change.Rewritten.Where(place.Has).ToList();
        var open = Undecided(place, changes, byHand, rewritten);
        if (!theirs)
            notes.Left.AddRange(open.Select(one => place.Note(one.Difference, one.Why) with { IsOpen = true }));

        var wanted = drift.Concat(byHand[Side.Service]);
        if (theirs)
            wanted = wanted.Concat(open.Select(one => one.Difference));
        var fields = ImmutableArray.CreateBuilder<PulledField>();
        foreach (var difference in wanted.OrderBy(one => one.Field.Order))
        {
            if (WhyLeft(difference) is { } why)
            {
                notes.Left.Add(place.Note(difference, why));
                continue;
            }

            var value = PulledValues.Choose(difference, @base?[difference.Field], rewritten.Contains(difference));
            fields.Add(value);
            var service = value.Held is null ? difference.Service : value.Value;
            notes.Taken.Add(place.Note(difference with { Service = service }, ""));
        }

        return fields.ToImmutable();
    }

    // The fields that are taken only if Apollo's side is asked for, each with the reason.
    private List<(FieldDifference Difference, string Why)> Undecided(
        PullPlace place,
        ImmutableArray<FieldChange> changes,
        ILookup<Side, FieldDifference> byHand,
        List<FieldDifference> rewritten
    )
    {
        var both = change.Conflicts.Where(place.Has).Concat(byHand[Side.Both]);
        var unsettled = changes
            .Where(one => one.Reason == Reason.NoBase)
            .Select(one => new FieldDifference(one.Field, one.After, one.Before))
            .Concat(byHand[Side.Unknown]);
        return
        [
            .. both.Select(one => (one, PullNotes.BothMoved)),
            .. unsettled.Select(one => (one, $"differs, and {PullNotes.NoLock}")),
            .. rewritten.Select(one => (one, Rewritten)),
        ];
    }

    private static string? WhyLeft(FieldDifference difference)
    {
        var field = difference.Field;
        var mayBeEmpty = field.Clearable || field.Kind is FieldKind.Set or FieldKind.EmailSet;
        if (IsNothing(difference.Service) && !mayBeEmpty)
            return HasNoValue;
        var isLabels = ReferenceEquals(field, Fields.Labels);
        return isLabels && UnknownLabels.In(difference.Service).Any() ? LacksLabels : null;
    }

    // The plan decides nothing for a field that the API cannot set, but it may have been edited in Apollo.
    private static Side SideOf(FieldDifference difference, BaseFields? @base)
    {
        if (@base?[difference.Field] is not { } pair)
            return Side.Unknown;
        var isFileMoved = difference.File is { } file && !FieldPlanner.IsAsSent(difference.Field, file, pair);
        var isServiceMoved = FieldToken.Of(difference.Field, difference.Service) != pair.Returned;
        return (isFileMoved, isServiceMoved) switch
        {
            (true, true) => Side.Both,
            (false, true) => Side.Service,
            _ => Side.File,
        };
    }

    private static bool IsNothing(FieldValue? value) =>
        value is null or FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Html { Markup: "" };

    private enum Side
    {
        File,
        Service,
        Both,
        Unknown,
    }
}
