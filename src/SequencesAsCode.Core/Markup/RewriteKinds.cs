using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Markup;

/// <summary>
/// What a service did to a value that it took and did not keep as it was sent, in words: <c>links</c>, <c>images</c>,
/// <c>punctuation</c>, <c>spacing</c>,
/// <c>case</c>, <c>added:DIGEST</c> (something in front or behind, and what), and <c>other</c> for everything that may
/// as well be somebody's edit.
/// Of a body that reads the same to people <c>dropped:WHAT</c>: <c>comments</c>, <c>outlook</c>, <c>doctype</c>, or the
/// name of an element.
/// </summary>
public static partial class RewriteKinds
{
    /// <summary>What may as well be an edit that a person made: other words, another number.</summary>
    public const string Other = "other";

    private const string Added = "added";
    private const string Dropped = "dropped:";
    private const char Between = ' ';

    private static readonly ImmutableArray<(string Kind, Func<string, string> Fold)> Folds =
    [
        ("punctuation", Punctuation),
        ("spacing", Spacing),
        ("case", text => text.ToLowerInvariant()),
    ];

    /// <summary>
    /// The kinds in a fixed order, separated by blanks, of a value that does not explain the other one.
    /// </summary>
    public static string Of(FieldValue? sent, FieldValue? returned)
    {
        var kinds = (sent, returned) switch
        {
            (FieldValue.Html one, FieldValue.Html two) => OfHtml(one.Markup, two.Markup),
            (FieldValue.Text one, FieldValue.Text two) => OfText(one.Value, two.Value, ""),
            (FieldValue.Set one, FieldValue.Set two) => OfText(Joined(one), Joined(two), "").Select(WithoutAdded),
            _ => [Other],
        };
        return kinds.Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } all
            ? string.Join(Between, all)
            : Other;
    }

    /// <summary>Whether only the form is another one: nothing that looks like somebody's edit.</summary>
    public static bool IsForm(string kinds) =>
        kinds.Length > 0 && !kinds.Split(Between).Contains(Other, StringComparer.Ordinal);

    /// <summary>Whether all that was done is what was accepted before.</summary>
    public static bool Covers(string accepted, string kinds) =>
        IsForm(kinds) && !kinds.Split(Between).Except(accepted.Split(Between), StringComparer.Ordinal).Any();

    /// <summary>
    /// Whether a name can be what a service made of the one that it was sent: the same, another form of it, or its
    /// beginning.
    /// </summary>
    public static bool IsNameOf(string sent, string returned)
    {
        var (one, two) = (sent.Trim(), returned.Trim());
        return one == two
            || (
                two.Length > 0
                && (one.StartsWith(two, StringComparison.Ordinal) || IsForm(string.Join(Between, OfText(one, two, ""))))
            );
    }

    /// <summary>
    /// What was accepted before and now: the next edit is not asked about either. Null for nothing at all.
    /// </summary>
    public static string? Together(string? earlier, string? now) =>
        (earlier, now) switch
        {
            (null, _) => now,
            (_, null) => earlier,
            _ => string.Join(
                Between,
                earlier.Split(Between).Where(kind => kind != Other).Union(now.Split(Between), StringComparer.Ordinal)
            ),
        };

    /// <summary>
    /// What of the markup of a body did not come back; null for nothing that a person would look for.
    /// </summary>
    public static string? TakenOut(string sent, string returned)
    {
        var left = MarkupTokens.OfHtml(returned).CountBy(token => (token.Kind, token.Name)).ToDictionary();
        var gone = MarkupTokens
            .OfHtml(sent)
            .Where(token =>
                token.Kind == MarkupKind.Hidden || (token.Kind == MarkupKind.Start && !ServedForm.IsWritten(token.Name))
            )
            .CountBy(token => (token.Kind, token.Name))
            .Where(pair => pair.Value > left.GetValueOrDefault(pair.Key))
            .Select(pair =>
                Dropped
                + pair.Key.Name switch
                {
                    MarkupTokens.Comment => "comments",
                    MarkupTokens.Conditional => "outlook",
                    MarkupTokens.Declaration => "doctype",
                    var name => name,
                }
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        return gone.Count == 0 ? null : string.Join(Between, gone);
    }

    /// <summary>Whether something was taken out that readers do not miss, and nothing else was done.</summary>
    public static bool IsTakenOut(string kinds) => kinds.StartsWith(Dropped, StringComparison.Ordinal);

    /// <summary>What was taken out, for a reader: <c>comments, parts for Outlook, &lt;style&gt;</c>.</summary>
    public static string SayTakenOut(string kinds) =>
        string.Join(
            ", ",
            kinds
                .Split(Between)
                .Select(kind =>
                    kind[Dropped.Length..] switch
                    {
                        "comments" => "comments",
                        "outlook" => "parts for Outlook",
                        "doctype" => "the doctype",
                        var name => $"<{name}>",
                    }
                )
        );

    /// <summary>The kinds for a reader, for example <c>links, text added</c>.</summary>
    public static string Say(string kinds) =>
        string.Join(
            ", ",
            kinds
                .Split(Between)
                .Select(kind =>
                    kind switch
                    {
                        Other => "other value",
                        _ when kind.StartsWith(Added, StringComparison.Ordinal) => "text added",
                        "punctuation" => "quotes and dashes",
                        "spacing" => "white space",
                        "case" => "letter case",
                        _ => kind,
                    }
                )
        );

    private static string WithoutAdded(string kind) => kind.StartsWith(Added, StringComparison.Ordinal) ? Other : kind;

    private static string Joined(FieldValue.Set set) =>
        string.Join('\n', set.Items.Select(item => item.Trim()).Order(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> OfHtml(string sent, string returned)
    {
        var (before, after) = (HtmlText.Targets(sent), HtmlText.Targets(returned));
        var (oldLinks, newLinks) = (Links(before), Links(after));
        var (oldImages, newImages) = (before.RemoveRange(oldLinks), after.RemoveRange(newLinks));
        var (oldText, newText) = (HtmlText.Visible(sent), HtmlText.Visible(returned));
        var isLonger = newLinks.Length > oldLinks.Length;

        // Links of an added text are a part of it.
        var more =
            isLonger && newText.Length > oldText.Length
                ? string.Join('\n', newLinks.Except(oldLinks, StringComparer.Ordinal))
                : "";
        var text = OfText(oldText, newText, more).ToList();
        var isAdded = text.Exists(kind => kind.StartsWith(Added, StringComparison.Ordinal));
        var links = isAdded && isLonger ? newLinks.Take(oldLinks.Length) : newLinks;
        if (newLinks.Length < oldLinks.Length || newImages.Length < oldImages.Length)
            yield return Other;
        if (!links.SequenceEqual(oldLinks, StringComparer.Ordinal))
            yield return "links";
        if (!newImages.SequenceEqual(oldImages, StringComparer.Ordinal))
            yield return "images";
        foreach (var kind in text)
            yield return kind;
    }

    private static ImmutableArray<string> Links(ImmutableArray<string> targets) =>
        [.. targets.Where(target => target.StartsWith("link ", StringComparison.Ordinal))];

    private static IEnumerable<string> OfText(string sent, string returned, string more)
    {
        if (sent == returned)
            return [];
        foreach (var folds in Subsets())
        {
            var (one, two) = (Fold(folds, sent), Fold(folds, returned));
            if (one == two)
                return folds.Select(fold => fold.Kind);
        }

        foreach (var folds in Subsets())
        {
            var (one, two) = (Fold(folds, sent).Trim(), Fold(folds, returned).Trim());
            if (Rest(one, two) is { } rest)
                return
                [
                    .. folds.Select(fold => fold.Kind),
                    $"{Added}:{FieldToken.Hash($"{rest}\n{more}")["sha256:".Length..][..12]}",
                ];
        }

        return [Other];
    }

    // What stands in front of it and behind it; null when it is not in there whole, at one of the two ends.
    private static string? Rest(string text, string longer)
    {
        if (text.Length == 0 || longer.Length <= text.Length)
            return null;
        if (longer.StartsWith(text, StringComparison.Ordinal) && !IsWithinAWord(longer, text.Length))
            return longer[text.Length..].Trim();
        return longer.EndsWith(text, StringComparison.Ordinal) && !IsWithinAWord(longer, longer.Length - text.Length)
            ? longer[..^text.Length].Trim()
            : null;
    }

    private static bool IsWithinAWord(string text, int at) =>
        char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]);

    private static string Fold(ImmutableArray<(string Kind, Func<string, string> Fold)> folds, string text) =>
        folds.Aggregate(text, (one, fold) => fold.Fold(one));

    // The fewest kinds that explain it: none, one, two, all.
    private static IEnumerable<ImmutableArray<(string Kind, Func<string, string> Fold)>> Subsets() =>
        Enumerable
            .Range(0, 1 << Folds.Length)
            .OrderBy(bits => int.PopCount(bits))
            .Select(bits => Folds.Where((_, index) => (bits & (1 << index)) != 0).ToImmutableArray());

    private static string Spacing(string text) => White().Replace(text.Normalize(NormalizationForm.FormC), "");

    private static string Punctuation(string text) =>
        text.Aggregate(
                new StringBuilder(text.Length),
                (written, letter) =>
                    letter switch
                    {
                        '“' or '”' or '„' or '‟' or '«' or '»' or '″' => written.Append('"'),
                        '‘' or '’' or '‚' or '‛' or '′' or '`' or '´' => written.Append('\''),
                        '–' or '—' or '‐' or '‑' or '−' => written.Append('-'),
                        '…' => written.Append("..."),
                        _ when char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator => written.Append(' '),
                        _ => written.Append(letter),
                    }
            )
            .Replace("--", "-")
            .Replace("--", "-")
            .ToString();

    // Not only what is white to .NET: what has no width and no sign.
    [GeneratedRegex(@"[\s\u00a0\u200b-\u200d\u2060\ufeff]+")]
    private static partial Regex White();
}
