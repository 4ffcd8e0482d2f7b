using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// A plan as a comment: what it means, what needs a decision, the overview, then a folded section for each sequence.
/// </summary>
internal static class PlanComment
{
    private const int LongestWhere = 400;

    public static string Of(Plan plan, CommentContext context)
    {
        var ordered = PlanPhrases.ByImportance(plan);
        var decisions = Blocked(plan).Concat(DiagnosticParts.Warnings(plan)).ToList();
        IEnumerable<Node> overview = Effect(plan);
        if (ordered.Count > 0)
            overview = overview.Append(Overview.Table(ordered));
        if (decisions.Count > 0)
            overview = [Headed(plan, overview)];
        IEnumerable<Node> parts =
        [
            .. Where(plan.Context, context.Workspace),
            .. decisions,
            .. overview,
            .. ordered
                .Select((change, i) => SequenceFold.Of(plan.Context, change, i, ordered.Count == 1))
                .Where(fold => !fold.Children.IsEmpty),
            .. NotRead(plan),
        ];
        return Comment.Of(context, Headline.Of(plan), parts, plan.Context, Legend(plan));
    }

    private static Group Headed(Plan plan, IEnumerable<Node> overview)
    {
        var heading = plan.Blocks.IsEmpty ? MarkdownText.Of($"What happens") : MarkdownText.Of($"What would happen");
        return Comment.Section(Rank.Head, "overview", heading, overview);
    }

    /// <summary>The environment of a plan, what it is limited to, and what the command line allowed.</summary>
    public static IEnumerable<Node> Where(PlanContext context, string workspace)
    {
        var facts = new List<MarkdownText>
        {
            MarkdownText.Of(
                $"Environment <b>{MarkdownText.Prose(context.Environment, 100)}</b>, "
                    + $"{ServiceName.Label(context.Service)}"
            ),
        };
        facts.AddRange(Folder(workspace));
        if (Phrases.Snapshot(context) is { } snapshot)
            facts.Add(MarkdownText.Of($"<b>{MarkdownText.Prose(snapshot, LongestWhere)}</b>"));
        if (Phrases.WithoutLock(context) is { } without)
            facts.Add(MarkdownText.Of($"<b>{MarkdownText.Prose(without, LongestWhere)}</b>"));
        if (Phrases.LimitedTo(context) is { } limit)
            facts.Add(MarkdownText.Prose(limit, LongestWhere, [.. context.Targets]));
        facts.AddRange(
            PlanPhrases
                .Consents(context.Consents)
                .Select(consent =>
                    MarkdownText.Of(
                        $"<b>allowed on the command line:</b> "
                            + $"{MarkdownText.Prose(consent, LongestWhere, [.. context.Consents.Keys])}"
                    )
                )
        );
        yield return Comment.Paragraph(Rank.Head, 1, "line", MarkdownText.Join(" · ", facts));
    }

    /// <summary>The folder of the workspace in its repository; nothing for the root.</summary>
    public static IEnumerable<MarkdownText> Folder(string workspace) =>
        workspace == "." ? [] : [MarkdownText.Of($"folder {MarkdownText.Code(workspace)}")];

    private static IEnumerable<Node> Effect(Plan plan)
    {
        var effects = EffectLine.ByImportance(PlanPhrases.ByEffect(plan.Sequences.Where(IsShown)));
        var shown = effects.Take(EffectLine.MostShown).ToList();
        var lines = shown.ConvertAll(Line);
        var lost = PlanPhrases.Losing(plan);
        if (lost.Count > 0)
        {
            var place = shown.Count(effect => effect.IsAlarming);
            lines.Insert(place, MarkdownText.Of($"⚠️ {Names(lost)}: {PlanPhrases.Loss}"));
        }

        if (EffectLine.More(effects) is { } more)
            lines.Add(MarkdownText.Of($"{more}"));
        if (lines.Count > 0)
            yield return Comment.List(Rank.Head, 2, "line", lines);
    }

    // A new sequence that is switched on has nobody in it, but will send to people who are added.
    private static bool IsShown(SequenceChange change) =>
        change.Effect.IsFelt || change.Effect.Kind == EffectKind.CreatedOn;

    private static MarkdownText Line(EffectLine effect)
    {
        var sentence = MarkdownText.Prose(effect.Sentence.TrimEnd('.'), LongestWhere);
        return MarkdownText.Of($"{(effect.IsAlarming ? "⚠️ " : "")}{Names(effect.Changes)}: {sentence}");
    }

    private static MarkdownText Names(IEnumerable<SequenceChange> changes) =>
        MarkdownText.Of(
            $"<b>{MarkdownText.Prose(Phrases.Names([.. changes.Select(change => change.Name)]), LongestWhere)}</b>"
        );

    private static IEnumerable<Node> Blocked(Plan plan)
    {
        var whole = plan.Blocks.Select(
            (block, i) =>
                Comment.Paragraph(
                    Rank.Blocked,
                    i + 1,
                    "guard",
                    BlockParts.Of(block, MarkdownText.Of($"⛔ <b>Everything is blocked.</b> "), [])
                )
        );
        var each = plan
            .Sequences.Where(change => change.Action == SequenceAction.Blocked)
            .Select(
                (change, i) =>
                    Comment.Paragraph(
                        Rank.Blocked,
                        Composer.FirstBlocked + i,
                        "blocked sequence",
                        MarkdownText.Join("\n\n", Guards(change))
                    )
            );
        var parts = whole.Concat(each).ToList();
        if (parts.Count > 0)
            yield return Comment.Section(
                Rank.Blocked,
                "list of blocked sequences",
                MarkdownText.Of($"Blocked: needs a decision"),
                parts
            );
    }

    private static IEnumerable<MarkdownText> Guards(SequenceChange change)
    {
        var lead = MarkdownText.Of(
            $"⛔ <b>{MarkdownText.Prose(change.Name, 300)}</b> ({MarkdownText.Key(change.Key)}): "
        );
        foreach (var block in change.Blocks)
        {
            yield return BlockParts.Of(
                block,
                lead,
                block.Code == BlockCode.Conflict ? change.Conflicts : [],
                change.Steps.Select(step => step.Key).OfType<string>().Append(change.Key)
            );
        }

        if (change.Blocks.IsEmpty)
            yield return MarkdownText.Of($"{lead}{EffectSentence.Of(change.Effect)}");
    }

    private static IEnumerable<string> Legend(Plan plan) =>
        new[] { Output.Wording.Legend.Drift(plan), Output.Wording.Legend.Days(plan) }.OfType<string>();

    private static IEnumerable<Node> NotRead(Plan plan) =>
        PlanPhrases.NotRead(plan).Select(line => Comment.Paragraph(Rank.Fact, 0, "line", MarkdownText.Of($"{line}")));
}
