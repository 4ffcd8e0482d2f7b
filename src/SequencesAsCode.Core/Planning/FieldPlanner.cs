using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Planning;

/// <summary>The decisions for the fields of one object.</summary>
internal sealed record FieldDecisions
{
    /// <summary>Fields to be sent.</summary>
    public required ImmutableArray<FieldChange> Changes { get; init; }

    /// <summary>Fields that were edited in Apollo and are kept.</summary>
    public ImmutableArray<FieldDifference> Drift { get; init; } = [];

    /// <summary>Fields that were edited on both sides.</summary>
    public ImmutableArray<FieldDifference> Conflicts { get; init; } = [];

    /// <summary>Differences that the API is not known to change.</summary>
    public ImmutableArray<FieldDifference> SetByHand { get; init; } = [];

    /// <summary>Every known field after the change.</summary>
    public required FieldSet Target { get; init; }

    /// <summary>Managed fields that have the desired value after the change.</summary>
    public required FieldSet Recorded { get; init; }

    /// <summary>
    /// Whether file and Apollo agree on a field, and the lock differs. Recording that sends nothing to Apollo.
    /// </summary>
    public bool IsBaseOld { get; init; }

    /// <summary>Changes that the service cannot make.</summary>
    public ImmutableArray<FieldDifference> Impossible { get; init; } = [];

    /// <summary>Fields that the service does not show.</summary>
    public ImmutableArray<Field> Unseen { get; init; } = [];

    /// <summary>Values that Apollo rewrote when they were sent.</summary>
    public Rewritten Rewritten { get; init; } = Rewritten.None;
}

/// <summary>Decides about each field by its values in file, Apollo and lock.</summary>
/// <param name="Revert">Whether edits made in Apollo are planned back.</param>
/// <param name="Overwrite">Whether the file wins conflicts.</param>
/// <param name="Can">What the service can do.</param>
/// <param name="Tolerant">Whether values that read the same count as equal. Set for a sequence that an earlier run
/// created and did not read back.</param>
/// <param name="Unfinished">The same, only for values that differ from the lock. Set for a sequence that an earlier run
/// began to change and did not read back.</param>
internal sealed record FieldPlanner(
    bool Revert,
    bool Overwrite,
    Capabilities Can,
    bool Tolerant = false,
    bool Unfinished = false
)
{
    /// <summary>Whether values that Apollo rewrote are sent again.</summary>
    public bool SendsRewritten { get; init; } = Overwrite;

    /// <summary>Which rewritten values are accepted.</summary>
    public RewriteConsent Rewrites { get; init; }

    /// <summary>Decides for an object that exists.</summary>
    public FieldDecisions Decide(FieldSet desired, FieldSet current, BaseFields @base)
    {
        var tally = new FieldTally();
        foreach (var (field, wanted) in desired)
            Decide(field, wanted, current[field], @base[field], tally);
        return tally.Done(current);
    }

    private void Decide(Field field, FieldValue wanted, FieldValue? held, BasePair? pair, FieldTally tally)
    {
        if (held is null && field.Class == FieldClass.Deprecated)
            return;
        if (!Can.ShowsAll && (held is null || wanted is FieldValue.Reference { Id: null }))
        {
            tally.Unseen.Add(field);
            return;
        }

        if (IsSame(field, wanted, held, pair))
        {
            tally.Record(field, wanted);
            tally.IsBaseOld |=
                pair is not { IsRefused: false }
                || !IsAsSent(field, wanted, pair)
                || FieldToken.Of(field, held) != pair.Returned;
            return;
        }

        switch (Compare(field, wanted, held, pair))
        {
            case null:
                tally.Rewritten.Keep(field, wanted, pair);
                break;
            case Verdict.Rewritten { IsNew: var isNew, IsAccepted: var isAccepted }:
                tally.Rewritten.Add(field, wanted, held, isAccepted);
                if (isNew || isAccepted)
                    tally.Record(field, wanted);
                tally.IsBaseOld |= isNew || isAccepted;
                break;
            case Verdict.Change change when Can.CanSet(field, wanted):
                tally.Change(field, held, wanted, change.Reason);
                tally.Rewritten.Expect(field, pair);
                break;
            case var verdict:
                PlaceOf(verdict, field, wanted, tally).Add(new(field, wanted, held));
                break;
        }
    }

    // The list for a difference that the plan does not remove. Edits in Apollo count as such even in unwritable fields.
    private List<FieldDifference> PlaceOf(Verdict verdict, Field field, FieldValue wanted, FieldTally tally)
    {
        if (verdict is Verdict.Refused || IsSetByHand(field, wanted))
            return tally.SetByHand;
        if (verdict is Verdict.Drift)
            return tally.Drift;
        return Can.CanChange(field) ? tally.Conflicts : tally.Impossible;
    }

    private bool IsSetByHand(Field field, FieldValue wanted) =>
        field.Class == FieldClass.CreateOnly
            ? !Can.CanSet(field, wanted)
            : Can.CanChange(field) && !Can.CanSet(field, wanted);

    private bool IsSame(Field field, FieldValue wanted, FieldValue? held, BasePair? pair) =>
        IsTolerated(field, held, pair)
            ? FieldComparison.Explained(field, wanted, held)
            : FieldComparison.Same(field, wanted, held);

    /// <summary>Decides for an object that is created: every field is sent.</summary>
    public static FieldDecisions Create(FieldSet desired, Reason reason) =>
        new()
        {
            Changes = [.. desired.Select(pair => new FieldChange(pair.Key, null, pair.Value, reason))],
            Target = desired,
            Recorded = desired,
        };

    /// <summary>Whether the file still has the value that was last sent.</summary>
    public static bool IsAsSent(Field field, FieldValue desired, BasePair pair) =>
        FieldToken.Of(field, desired) == pair.Sent
        || (desired is FieldValue.Html { SourceDigest: { } source } && source == pair.Source);

    private bool IsTolerated(Field field, FieldValue? held, BasePair? pair) =>
        Tolerant || (Unfinished && pair is not null && FieldToken.Of(field, held) != pair.Returned);

    private Verdict? Compare(Field field, FieldValue wanted, FieldValue? held, BasePair? pair)
    {
        if (IsFormOf(field, wanted, held, pair))
            return new Verdict.Rewritten(true, Rewrites != RewriteConsent.None);
        if (pair is null)
            return new Verdict.Change(Reason.NoBase);
        return (IsAsSent(field, wanted, pair), FieldToken.Of(field, held) == pair.Returned) switch
        {
            (true, true) when pair is { IsRefused: true, IsRewritten: true } && SendsRewritten => new Verdict.Change(
                Reason.Overwritten
            ),
            (true, true) when pair is { IsRefused: true, Rewrite: { } kinds } => new Verdict.Rewritten(
                false,
                Rewrites.Covers(kinds)
            ),
            (true, true) when pair.IsRefused && IsMeasured(field, wanted) => new Verdict.Change(Reason.FieldChanged),
            (true, true) => pair.IsRefused ? new Verdict.Refused() : null,
            (false, true) => new Verdict.Change(Reason.FieldChanged),
            (true, false) => Revert ? new Verdict.Change(Reason.DriftReverted) : new Verdict.Drift(),
            (false, false) => Overwrite ? new Verdict.Change(Reason.Overwritten) : new Verdict.Conflict(),
        };
    }

    // An earlier write did not work, and a measurement shows that it does now.
    private bool IsMeasured(Field field, FieldValue wanted) =>
        wanted is FieldValue.Nothing ? Can.Facts.Clears(field) : Can.Facts.TakesOnUpdate(field);

    // A mere change of form is not written again if nothing tells which side changed: after an earlier run that did not
    // read back its result, or if the command line accepts all rewrites.
    private bool IsFormOf(Field field, FieldValue wanted, FieldValue? held, BasePair? pair) =>
        Rewriting.IsPossible(field)
        && (IsTolerated(field, held, pair) || (pair is null && Rewrites == RewriteConsent.All))
        && RewriteKinds.IsForm(RewriteKinds.Of(wanted, held));

    private abstract record Verdict
    {
        public sealed record Rewritten(bool IsNew, bool IsAccepted) : Verdict;

        public sealed record Change(Reason Reason) : Verdict;

        public sealed record Refused : Verdict;

        public sealed record Drift : Verdict;

        public sealed record Conflict : Verdict;
    }
}
