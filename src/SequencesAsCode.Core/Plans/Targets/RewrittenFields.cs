using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Plans.Targets;

/// <summary>Collects <see cref="Rewritten"/> while fields are planned.</summary>
internal sealed class RewrittenFields
{
    private readonly List<FieldDifference> open = [];
    private readonly List<FieldDifference> accepted = [];
    private readonly List<KeyValuePair<Field, FieldValue>> resent = [];
    private readonly List<(Field Field, string Kinds)> expected = [];

    /// <summary>
    /// Keeps a value that the service changed earlier. A new rendering of the same Markdown is no reason to send it.
    /// </summary>
    public void Keep(Field field, FieldValue wanted, BasePair? pair)
    {
        // Other words that nobody accepted may come from a person, so they are sent back unchanged.
        if (pair is { IsRefused: true, Rewrite: { } kinds } && !RewriteKinds.IsForm(kinds))
            return;
        if (pair is not null && pair.Sent != pair.Returned && FieldToken.Of(field, wanted) == pair.Sent)
            resent.Add(new(field, wanted));
    }

    /// <summary>Adds a changed value, accepted or not.</summary>
    public void Add(Field field, FieldValue wanted, FieldValue? held, bool isAccepted)
    {
        (isAccepted ? accepted : open).Add(new(field, wanted, held));
        if (isAccepted || RewriteKinds.IsForm(RewriteKinds.Of(wanted, held)))
            resent.Add(new(field, wanted));
    }

    /// <summary>Expects a changed value again for a field that is sent again.</summary>
    public void Expect(Field field, BasePair? pair)
    {
        if (pair is { IsRefused: false, Rewrite: { } kinds })
            expected.Add((field, kinds));
    }

    /// <summary>The collected fields.</summary>
    public Rewritten Done() =>
        open.Count + accepted.Count + resent.Count + expected.Count == 0
            ? Rewritten.None
            : new([.. open], [.. accepted], FieldSet.From(resent)) { Expected = [.. expected] };
}
