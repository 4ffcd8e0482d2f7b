using SequencesAsCode.Core.Planning;

namespace SequencesAsCode.Core.Reports;

/// <summary>Collects the differences while the parts of a sequence are compared with the plan.</summary>
/// <param name="rewriting">Tells changed values from refused ones; null to count all as mismatches.</param>
public sealed class ReadBackDifferences(Rewriting? rewriting)
{
    private readonly ImmutableArray<string>.Builder mismatches = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<Field> untaken = [];
    private readonly ImmutableArray<RewrittenField>.Builder rewrites = ImmutableArray.CreateBuilder<RewrittenField>();
    private readonly ImmutableArray<ReturnedBody>.Builder bodies = ImmutableArray.CreateBuilder<ReturnedBody>();
    private readonly ImmutableDictionary<(string Id, Field Field), Rewriting.Verdict>.Builder verdicts =
        ImmutableDictionary.CreateBuilder<(string Id, Field Field), Rewriting.Verdict>();

    /// <summary>The differences that nothing explains, each with its step or touch.</summary>
    public ImmutableArray<string> Mismatches => mismatches.ToImmutable();

    /// <summary>The values that the service changed.</summary>
    public ImmutableArray<RewrittenField> Rewrites => rewrites.ToImmutable();

    /// <summary>The bodies that read the same as they were sent, with other markup.</summary>
    public ImmutableArray<ReturnedBody> Bodies => bodies.ToImmutable();

    /// <summary>The verdicts on changed values, by the id of the object and the field.</summary>
    public ImmutableDictionary<(string Id, Field Field), Rewriting.Verdict> Verdicts => verdicts.ToImmutable();

    /// <summary>The fields of the differences that nothing explains.</summary>
    public ImmutableArray<Field> Untaken => [.. untaken];

    /// <summary>Adds a difference that is not about a field.</summary>
    public void Add(string mismatch) => mismatches.Add(mismatch);

    /// <summary>Compares the fields of a step.</summary>
    public void Compare(TargetStep wanted, CurrentStep held) =>
        Compare(held.Id, $"step {wanted.Handle}", new(wanted.Fields, wanted.Recorded, wanted.Resent), held.Fields);

    /// <summary>Compares the fields of a touch.</summary>
    public void Compare(TargetTouch wanted, CurrentTouch held) =>
        Compare(held.Id, $"variant {wanted.Handle}", new(wanted.Fields, wanted.Recorded, wanted.Resent), held.Fields);

    /// <summary>Compares the fields of a sequence, except the ignored ones.</summary>
    public void Compare(TargetSequence wanted, CurrentSequence held, ImmutableArray<Field> ignored) =>
        Compare(
            held.Id,
            "",
            new(wanted.Fields.Where(field => !ignored.Contains(field)), wanted.Recorded, wanted.Resent),
            held.Fields
        );

    private void Compare(string id, string where, Wanted wanted, FieldSet held)
    {
        foreach (var (field, value) in wanted.Fields)
        {
            var found = held[field];
            var sent = wanted.Resent[field] ?? value;
            if (found is null && field.Class == FieldClass.Deprecated)
                continue;
            if (FieldComparison.Explained(field, sent, found))
            {
                if ((sent, found) is (FieldValue.Html one, FieldValue.Html other) && one.Markup != other.Markup)
                    bodies.Add(new(one.Markup, other.Markup));
                if (rewriting?.TakenOut(id, field, sent, found) is { } kinds)
                    rewrites.Add(new(where, field, sent, found, kinds, true));
                continue;
            }

            var isAsPlanned = FieldComparison.Explained(field, value, found);
            if (rewriting?.Judge(id, field, sent, found, wanted.Resent.Contains(field)) is not { } verdict)
            {
                if (!isAsPlanned)
                {
                    mismatches.Add($"{where}{(where.Length > 0 ? ": " : "")}{field.Label}");
                    untaken.Add(field);
                }

                continue;
            }

            verdicts[(id, field)] = verdict;
            var isNews = !isAsPlanned || (!verdict.IsAccepted && wanted.Recorded.Contains(field));
            if (isNews)
                rewrites.Add(new(where, field, sent, found, verdict.Kinds, verdict.IsAccepted));
        }
    }

    private sealed record Wanted(FieldSet Fields, FieldSet Recorded, FieldSet Resent);
}
