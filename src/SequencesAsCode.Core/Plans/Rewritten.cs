using SequencesAsCode.Core.Markup;

namespace SequencesAsCode.Core.Plans;

/// <summary>How much of what the service makes of a value that it was sent needs no further consent.</summary>
public enum RewriteConsent
{
    /// <summary>Nothing: it is shown, and a person decides.</summary>
    None,

    /// <summary>Its form: links wrapped, quotes made round, something added. By the workspace's policy.</summary>
    Form,

    /// <summary>All of it, other words included. By the command line, for one run.</summary>
    All,
}

/// <summary>Fields of one object of which the service holds something else than it was sent.</summary>
/// <param name="Open">What nobody accepted yet.</param>
/// <param name="Accepted">What is accepted by this plan.</param>
/// <param name="Resent">
/// What an update sends of them: the file's values, of which the service makes again what it made before. Its own form
/// of them could be rewritten twice.
/// </param>
internal sealed record Rewritten(
    ImmutableArray<FieldDifference> Open,
    ImmutableArray<FieldDifference> Accepted,
    FieldSet Resent
)
{
    /// <summary>What is written anew and was rewritten before, with what was accepted then.</summary>
    public ImmutableArray<(Field Field, string Kinds)> Expected { get; init; } = [];

    public static Rewritten None { get; } = new([], [], FieldSet.Empty);
}

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

/// <summary>Which rewriting is accepted.</summary>
internal static class RewriteConsents
{
    public static bool Covers(this RewriteConsent consent, string kinds) =>
        consent == RewriteConsent.All || (consent == RewriteConsent.Form && RewriteKinds.IsForm(kinds));
}
