using System.Collections.Immutable;
using SequencesAsCode.Model;
using SequencesAsCode.Planning;

namespace SequencesAsCode.Rendering.Preview;

/// <summary>A plan as a page: what it means, what waits for a decision, then every sequence that changes or has something to say.</summary>
internal static class PlanPreview
{
    private const int MostOpen = 3;

    public static PreviewPage Of(Plan plan)
    {
        var shown = plan.Sequences.Where(IsShown).ToList();
        var anchors = shown.Select((change, place) => (change, Anchor: $"s{place + 1}")).ToList();
        return new(
            $"Plan for {Phrases.Where(plan.Context)}",
            Meaning(plan),
            [
                .. plan.Blocks.Select(block => new PreviewAlarm(null, null, block)),
                .. anchors.SelectMany(pair => pair.change.Blocks.Select(block => new PreviewAlarm(pair.change.Name, pair.Anchor, block))),
            ],
            [.. Effects(plan)],
            [.. Remarks(plan)],
            [.. anchors.Select(pair => Of(pair.change, pair.Anchor, plan.Context, anchors.Count <= MostOpen))],
            [.. plan.Sequences.Where(change => !IsShown(change) && change.Action != SequenceAction.NotRead).Select(change => change.Name)],
            [.. plan.Warnings.Select(warning => warning.ToString())],
            shown.Any(change => change.Before is not null));
    }

    private static bool IsShown(SequenceChange change) => change.Action switch
    {
        SequenceAction.NotRead => false,
        SequenceAction.None => change.HasDrift || !change.SetByHand.IsEmpty || !change.Notes.IsEmpty,
        _ => true,
    };

    private static string Meaning(Plan plan) => plan switch
    {
        { Blocks.IsEmpty: false } => "Everything is blocked: an apply would change nothing in Apollo until somebody decides.",
        { HasPending: true } => "This is what an apply would change in Apollo. Nothing has been changed or sent yet.",
        { HasBlocked: true } => "An apply would change nothing in Apollo: what is planned is blocked until somebody decides.",
        { IsApplicable: true } => "An apply would send nothing to Apollo, only note in the lock what is managed.",
        _ => "Files and Apollo agree: an apply would change nothing.",
    };

    private static IEnumerable<PreviewEffect> Effects(Plan plan) => plan.Sequences.Where(change => change.IsPending)
        .GroupBy(change => change.Effect, StringComparer.Ordinal)
        .Select(group => (group, IsAlarm: group.Any(change => change.Classes.Contains(ChangeClass.Activation) || (change.Live && !change.People.IsNobody))))
        .OrderByDescending(effect => effect.IsAlarm)
        .Select(effect => new PreviewEffect(Phrases.Sentence(effect.group.Key), Phrases.Names([.. effect.group.Select(change => change.Name)]), effect.IsAlarm));

    private static IEnumerable<string> Remarks(Plan plan)
    {
        if (!plan.Context.Targets.IsEmpty) yield return $"Limited to {string.Join(", ", plan.Context.Targets)}.";
        if (!plan.IsComplete) yield return $"{Phrases.Count(plan.Counts[SequenceAction.NotRead], "sequence was", "sequences were")} not read: nothing is known of what was edited there.";
        var given = plan.Context.Consents;
        (string What, KeySelection Selection)[] consents = [("removals", given.Removals), ("activation", given.Activation), ("reverting edits made in Apollo", given.RevertDrift), ("overwriting", given.Overwrite)];
        foreach (var (what, selection) in consents.Where(consent => consent.Selection.All || !consent.Selection.Keys.IsEmpty))
        {
            yield return $"Allowed on the command line: {what} {(selection.All ? "everywhere" : $"in {string.Join(", ", selection.Keys)}")}.";
        }

        if (given.ManyAtOnce) yield return "Allowed on the command line: changing many live sequences at once.";
        foreach (var line in Legend.Of(plan)) yield return line;
    }

    private static PreviewSequence Of(SequenceChange change, string anchor, PlanContext context, bool isOpen) => new(
        anchor,
        PreviewMarks.Of(change.Action),
        change.Name,
        change.Key,
        [.. Facts(change)],
        [.. change.Classes.Select(EnumWord<ChangeClass>.Of)],
        change.Blocks,
        [
            .. SettingPreviews.Of(change.Id is null ? change.Fields.Where(field => field.Field != Fields.Name) : change.Fields, change.Drift),
            .. change.Conflicts.Select(conflict => SettingPreviews.Of(conflict, "changed on both sides")),
            .. change.SetByHand.Select(difference => SettingPreviews.Of(difference, "to be set by hand in Apollo")),
        ],
        Days(change.Before),
        Days(change.After),
        StepPreviews.Of(change),
        [.. change.Notes, .. NewVariables(change), .. Address(change, context)],
        isOpen);

    private static IEnumerable<string> Facts(SequenceChange change)
    {
        yield return change.Id is null ? "new" : change.Live ? "live" : "not live";
        if (change.Id is not null) yield return $"{change.People} in it";
        if (change.Action == SequenceAction.Blocked) yield return "nothing is sent";
        if (change.Effect.Length > 0) yield return $"{(change.Action == SequenceAction.Blocked ? "it would mean: " : "")}{change.Effect.TrimEnd('.')}";
    }

    private static IEnumerable<string> NewVariables(SequenceChange change) =>
        change.Before is not null && change.NewVariables.ToList() is { Count: > 0 } names ? [$"It uses merge variables that it did not use before: {string.Join(", ", names)}."] : [];

    private static IEnumerable<string> Address(SequenceChange change, PlanContext context) =>
        !change.SetByHand.IsEmpty && context.Service == "apollo" && change.Id is { } id ? [$"To be set by hand at https://app.apollo.io/#/sequences/{id}"] : [];

    private static Timeline? Days(SequenceContent? content) => content is null || content.Steps.IsEmpty ? null : Timeline.Of(content);
}
