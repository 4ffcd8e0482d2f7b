using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SequencesAsCode.Core.Markup;

/// <summary>
/// The kinds of changes that a service made to a value that it accepted: <c>links</c>, <c>images</c>,
/// <c>punctuation</c>, <c>spacing</c>, <c>case</c>, <c>added:DIGEST</c> (text added before or after, with its digest),
/// and <c>other</c> for anything that may be a person's edit. For a body that reads the same, <c>dropped:WHAT</c>:
/// <c>comments</c>, <c>outlook</c>, <c>doctype</c>, or the name of an element.
/// </summary>
public static partial class RewriteKinds
{
    /// <summary>A change that may be an edit by a person: other words, another number.</summary>
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
    /// The kinds in a fixed order, separated by blanks, for two values of which one does not explain the other.
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

    /// <summary>Whether only the form changed, and nothing looks like an edit by a person.</summary>
    public static bool IsForm(string kinds) =>
        kinds.Length > 0 && !kinds.Split(Between).Contains(Other, StringComparer.Ordinal);

    /// <summary>Whether all changes were accepted before.</summary>
    public static bool Covers(string accepted, string kinds) =>
        IsForm(kinds) && !kinds.Split(Between).Except(accepted.Split(Between), StringComparer.Ordinal).Any();

    /// <summary>
    /// Whether a returned name can come from a sent name: the same, another form of it, or its beginning.
    /// </summary>
    public static bool IsNameOf(string sent, string returned)
    {
        var one = sent.Trim();
        var two = returned.Trim();
        return one == two
            || (
                two.Length > 0
                && (one.StartsWith(two, StringComparison.Ordinal) || IsForm(string.Join(Between, OfText(one, two, ""))))
            );
    }

    /// <summary>
    /// The kinds accepted before and now, so that the next edit needs no further consent; null for none.
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

    /// <summary>The kinds of markup that did not come back; null when people would not miss anything.</summary>
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

    /// <summary>Whether the service only removed something that readers do not miss.</summary>
    public static bool IsTakenOut(string kinds) => kinds.StartsWith(Dropped, StringComparison.Ordinal);

    /// <summary>The removed markup for a reader: <c>comments, parts for Outlook, &lt;style&gt;</c>.</summary>
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
                        "spacing" => "spaces",
                        "case" => "upper and lower case",
                        _ => kind,
                    }
                )
        );

    private static string WithoutAdded(string kind) => kind.StartsWith(Added, StringComparison.Ordinal) ? Other : kind;

    private static string Joined(FieldValue.Set set) =>
        string.Join('\n', set.Items.Select(item => item.Trim()).Order(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> OfHtml(string sent, string returned)
    {
        var old = Body.Of(sent);
        var now = Body.Of(returned);
        var isLonger = now.Links.Length > old.Links.Length;

        // Links in an added text belong to it.
        var more =
            isLonger && now.Text.Length > old.Text.Length
                ? string.Join('\n', now.Links.Except(old.Links, StringComparer.Ordinal))
                : "";
        var text = OfText(old.Text, now.Text, more).ToList();
        var isAdded = text.Exists(kind => kind.StartsWith(Added, StringComparison.Ordinal));
        var links = isAdded && isLonger ? now.Links.Take(old.Links.Length) : now.Links;
        if (now.Links.Length < old.Links.Length || now.Images.Length < old.Images.Length)
            yield return Other;
        if (!links.SequenceEqual(old.Links, StringComparer.Ordinal))
            yield return "links";
        if (!now.Images.SequenceEqual(old.Images, StringComparer.Ordinal))
            yield return "images";
        foreach (var kind in text)
            yield return kind;
    }

    private static IEnumerable<string> OfText(string sent, string returned, string more)
    {
        if (sent == returned)
            return [];
        foreach (var folds in Subsets())
        {
            if (Fold(folds, sent) == Fold(folds, returned))
                return folds.Select(fold => fold.Kind);
        }

        foreach (var folds in Subsets())
        {
            if (Rest(Fold(folds, sent).Trim(), Fold(folds, returned).Trim()) is { } rest)
                return
                [
                    .. folds.Select(fold => fold.Kind),
                    $"{Added}:{FieldToken.Hash($"{rest}\n{more}")["sha256:".Length..][..12]}",
                ];
        }

        return [Other];
    }

    // The text added before or after; null when the longer text neither begins nor ends with the whole text.
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

    // By number of kinds, so that the fewest kinds that explain a change are found first.
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

    // Includes characters without width, which .NET does not count as white space.
    [GeneratedRegex(@"[\s\u00a0\u200b-\u200d\u2060\ufeff]+")]
    private static partial Regex White();

    /// <summary>The parts of a body that a reader sees.</summary>
    private sealed record Body(ImmutableArray<string> Links, ImmutableArray<string> Images, string Text)
    {
        public static Body Of(string html)
        {
            var targets = HtmlText.Targets(html);
            ImmutableArray<string> links =
            [
                .. targets.Where(target => target.StartsWith("link ", StringComparison.Ordinal)),
            ];
            return new(links, targets.RemoveRange(links), HtmlText.Visible(html));
        }
    }
}
