using System.Collections.Immutable;
using SequencesAsCode.Core.Markup;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.States;
using SequencesAsCode.Core.Values;

namespace SequencesAsCode.Core.Planning;

/// <summary>What is decided for the fields of one object.</summary>
/// <param name="Changes">Fields to be sent.</param>
/// <param name="Drift">Edited in Apollo and kept.</param>
/// <param name="Conflicts">Moved on both sides.</param>
/// <param name="SetByHand">Differences that the API is not known to change.</param>
/// <param name="Target">Every known field as it is to be.</param>
/// <param name="Recorded">Managed fields whose desired value holds afterwards.</param>
/// <param name="IsBaseOld">Whether the lock does not say of some equal field what both sides say now: noting it needs no write to the service.</param>
internal sealed record FieldDecisions(
    ImmutableArray<FieldChange> Changes,
    ImmutableArray<FieldDifference> Drift,
    ImmutableArray<FieldDifference> Conflicts,
    ImmutableArray<FieldDifference> SetByHand,
    FieldSet Target,
    FieldSet Recorded,
    bool IsBaseOld)
{
    /// <summary>What is wanted and the service cannot change.</summary>
    public ImmutableArray<FieldDifference> Impossible { get; init; } = [];

    /// <summary>What the service does not show, so that nothing is known of it.</summary>
    public ImmutableArray<Field> Unseen { get; init; } = [];

    /// <summary>What the service made of values that it was sent.</summary>
    public Rewritten Rewritten { get; init; } = Rewritten.None;
}

/// <summary>The table of desired, current and base, field by field.</summary>
/// <param name="Revert">Whether drift is planned back.</param>
/// <param name="Overwrite">Whether conflicts go to the file's side.</param>
/// <param name="Can">What the service can do.</param>
/// <param name="Tolerant">Whether what is the same to a reader counts as equal: for what a run of ours made and never read back.</param>
/// <param name="Unfinished">The same, for what moved since the lock was written: for what a run of ours began to change and never read back.</param>
internal sealed record FieldPlanner(bool Revert, bool Overwrite, Capabilities Can, bool Tolerant = false, bool Unfinished = false)
{
    /// <summary>How much of what the service makes of a value is accepted.</summary>
    public RewriteConsent Rewrites { get; init; }

    /// <summary>Decides for an object that exists.</summary>
    public FieldDecisions Decide(FieldSet desired, FieldSet current, BaseFields @base)
    {
        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        var drift = ImmutableArray.CreateBuilder<FieldDifference>();
        var conflicts = ImmutableArray.CreateBuilder<FieldDifference>();
        var byHand = ImmutableArray.CreateBuilder<FieldDifference>();
        var (impossible, unseen) = (ImmutableArray.CreateBuilder<FieldDifference>(), ImmutableArray.CreateBuilder<Field>());
        var recorded = new List<KeyValuePair<Field, FieldValue>>();
        var rewritten = new RewrittenFields();
        var isBaseOld = false;

        foreach (var (field, wanted) in desired)
        {
            var held = current[field];
            if (held is null && field.Class == FieldClass.Deprecated) continue;
            if (!Can.ShowsAll && (held is null || wanted is FieldValue.Reference { Id: null }))
            {
                unseen.Add(field);
                continue;
            }

            if (IsTolerated(field, held, @base[field]) ? FieldComparison.Explained(field, wanted, held) : FieldComparison.Same(field, wanted, held))
            {
                recorded.Add(new(field, wanted));
                isBaseOld |= @base[field] is not { IsRefused: false } pair || !IsAsSent(field, wanted, pair) || FieldToken.Of(field, held) != pair.Returned;
                continue;
            }

            switch (Compare(field, wanted, held, @base[field]))
            {
                case null:
                    rewritten.Keep(field, wanted, @base[field]);
                    break;
                case Verdict.Rewritten { IsNew: var isNew, IsAccepted: var isAccepted }:
                    rewritten.Add(field, wanted, held, isAccepted);
                    if (isNew || isAccepted) recorded.Add(new(field, wanted));
                    isBaseOld |= isNew || isAccepted;
                    break;
                case Verdict.Refused:
                case var _ when field.Class == FieldClass.CreateOnly:
                    byHand.Add(new(field, wanted, held));
                    break;
                case Verdict.Drift:
                    drift.Add(new(field, wanted, held));
                    break;
                case var _ when !Can.Writable.Contains(field):
                    impossible.Add(new(field, wanted, held));
                    break;
                case Verdict.Conflict:
                    conflicts.Add(new(field, wanted, held));
                    break;
                case Verdict.Change change:
                    changes.Add(new(field, held, wanted, change.Reason));
                    rewritten.Expect(field, @base[field]);
                    recorded.Add(new(field, wanted));
                    break;
            }
        }

        var target = current.With(FieldSet.From(changes.Select(change => KeyValuePair.Create(change.Field, change.After))));
        return new(changes.ToImmutable(), drift.ToImmutable(), conflicts.ToImmutable(), byHand.ToImmutable(), target, FieldSet.From(recorded), isBaseOld)
        {
            Impossible = impossible.ToImmutable(),
            Unseen = unseen.ToImmutable(),
            Rewritten = rewritten.Done(),
        };
    }

    /// <summary>Decides for an object that is made: every field is sent, one way or another.</summary>
    public static FieldDecisions Create(FieldSet desired, Reason reason) =>
        new([.. desired.Select(pair => new FieldChange(pair.Key, null, pair.Value, reason))], [], [], [], desired, desired, false);

    /// <summary>Whether the file still says what was last sent.</summary>
    public static bool IsAsSent(Field field, FieldValue desired, BasePair pair) =>
        FieldToken.Of(field, desired) == pair.Sent || (desired is FieldValue.Html { SourceDigest: { } source } && source == pair.Source);

    private bool IsTolerated(Field field, FieldValue? held, BasePair? pair) => Tolerant || (Unfinished && pair is not null && FieldToken.Of(field, held) != pair.Returned);

    private Verdict? Compare(Field field, FieldValue wanted, FieldValue? held, BasePair? pair)
    {
        if (IsFormOf(field, wanted, held, pair)) return new Verdict.Rewritten(true, Rewrites != RewriteConsent.None);
        if (pair is null) return new Verdict.Change(Reason.NoBase);
        return (IsAsSent(field, wanted, pair), FieldToken.Of(field, held) == pair.Returned) switch
        {
            (true, true) when pair is { IsRefused: true, IsRewritten: true } && Overwrite => new Verdict.Change(Reason.Overwritten),
            (true, true) when pair is { IsRefused: true, Rewrite: { } kinds } => new Verdict.Rewritten(false, Rewrites.Covers(kinds)),
            (true, true) => pair.IsRefused ? new Verdict.Refused() : null,
            (false, true) => new Verdict.Change(Reason.FieldChanged),
            (true, false) => Revert ? new Verdict.Change(Reason.DriftReverted) : new Verdict.Drift(),
            (false, false) => Overwrite ? new Verdict.Change(Reason.Overwritten) : new Verdict.Conflict(),
        };
    }

    // Where nothing says which side moved, the form alone is no reason to write: what a run of ours left and never read back, or what the command line accepts as it is.
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
