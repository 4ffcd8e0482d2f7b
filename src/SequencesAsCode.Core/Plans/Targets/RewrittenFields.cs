using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>Gathers <see cref="Rewritten"/> while fields are decided.</summary>
internal sealed class RewrittenFields
{
    private readonly List<FieldDifference> open = [];
    private readonly List<FieldDifference> accepted = [];
    private readonly List<KeyValuePair<Field, FieldValue>> resent = [];
    private readonly List<(Field Field, string Kinds)> expected = [];

    /// <summary>
    /// What is as it was left, in another form than it was sent. A new rendering of the same Markdown is no reason to
    /// send it.
    /// </summary>
    public void Keep(Field field, FieldValue wanted, BasePair? pair)
    {
        // Other words that nobody accepted may be a person's: they are sent back as they are.
        if (pair is { IsRefused: true, Rewrite: { } kinds } && !RewriteKinds.IsForm(kinds))
            return;
        if (pair is not null && pair.Sent != pair.Returned && FieldToken.Of(field, wanted) == pair.Sent)
            resent.Add(new(field, wanted));
    }

    public void Add(Field field, FieldValue wanted, FieldValue? held, bool isAccepted)
    {
        (isAccepted ? accepted : open).Add(new(field, wanted, held));
        if (isAccepted || RewriteKinds.IsForm(RewriteKinds.Of(wanted, held)))
            resent.Add(new(field, wanted));
    }

    /// <summary>What is written anew.</summary>
    public void Expect(Field field, BasePair? pair)
    {
        if (pair is { IsRefused: false, Rewrite: { } kinds })
            expected.Add((field, kinds));
    }

    public Rewritten Done() =>
        open.Count + accepted.Count + resent.Count + expected.Count == 0
            ? Rewritten.None
            : new([.. open], [.. accepted], FieldSet.From(resent)) { Expected = [.. expected] };
}
