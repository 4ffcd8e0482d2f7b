using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html.Views;

/// <summary>
/// A plan as a page: what it means, what waits for a decision, then every sequence that changes or has something to
/// say.
/// </summary>
internal static class PlanPreview
{
    private const int MostOpen = 3;

    public static PreviewPage Of(Plan plan)
    {
        var shown = PlanPhrases.ByImportance(plan);
        var anchors = shown.Select((change, place) => (change, Anchor: $"s{place + 1}")).ToList();
        var isOpen = anchors.Count <= MostOpen;
        var contacts = SampleContact.All(plan.Context.SampleContacts);
        var steps = new StepPreviews(new(contacts));
        return new()
        {
            Title = $"Plan for {Phrases.Where(plan.Context)}",
            Meaning = Meaning(plan),
            Alarms =
            [
                .. plan.Blocks.Select(block => new PreviewAlarm(null, null, block)),
                .. anchors.SelectMany(pair => Alarms(pair.change, pair.Anchor)),
            ],
            Effects = [.. Effects(plan)],
            Consents = [.. PlanPhrases.Consents(plan.Context.Consents).Select(Allowed)],
            Remarks = [.. Remarks(plan)],
            Sequences =
            [
                .. anchors.Select(pair => Of(pair.change, pair.Anchor, plan.Context, steps) with { IsOpen = isOpen }),
            ],
            Others = [.. plan.Sequences.Where(IsUnchanged).Select(change => change.Name)],
            Warnings = [.. plan.Warnings.Select(warning => warning.ToString())],
            Contacts = contacts,
            Compares = shown.Any(change => change.Before is not null),
        };
    }

    private static string Allowed(string consent) => $"Allowed on the command line: {consent}.";

    private static IEnumerable<PreviewAlarm> Alarms(SequenceChange change, string anchor) =>
        change.Blocks.Select(block => new PreviewAlarm(change.Name, anchor, block));

    private static bool IsUnchanged(SequenceChange change) =>
        !PlanPhrases.IsWorthSaying(change) && change.Action != SequenceAction.NotRead;

    private static string Meaning(Plan plan) =>
        $"{Outcome(plan)}{(VariablePhrases.NotKnown(plan) is { } unknown ? $" {Phrases.Sentence(unknown)}." : "")}";

    private static string Outcome(Plan plan)
    {
        var service = ServiceName.IsReal(plan.Context.Service)
            ? ServiceName.Label(plan.Context.Service)
            : $"the {plan.Context.Service}";
        return plan switch
        {
            { Blocks.IsEmpty: false } =>
                $"Everything is blocked: an apply would change nothing in {service} until somebody decides.",
            { HasPending: true } =>
                $"This is what an apply would change in {service}. Nothing has been changed or sent yet.",
            { HasBlocked: true } =>
                $"An apply would change nothing in {service}: what is planned is blocked until somebody decides.",
            { IsApplicable: true } =>
                $"An apply would send nothing to {service}, only note in the lock what is managed.",
            { HasDrift: true } => $"An apply would change nothing in {service}: what was edited there is kept.",
            { IsComplete: false } =>
                $"The files ask for no change in what was looked at: an apply would change nothing in {service}.",
            _ => $"Files and {service} agree: an apply would change nothing.",
        };
    }

    private static IEnumerable<PreviewEffect> Effects(Plan plan)
    {
        var effects = Felt(plan).ToList();
        var alarms = effects.Where(effect => effect.IsAlarm);
        if (PlanPhrases.Losing(plan) is { Count: > 0 } losing)
            alarms = alarms.Append(new(Phrases.Sentence(PlanPhrases.Loss), Names(losing), true));
        return alarms.Concat(effects.Where(effect => !effect.IsAlarm));
    }

    private static IEnumerable<PreviewEffect> Felt(Plan plan) =>
        from effect in PlanPhrases.ByEffect(plan.Sequences)
        let isAlarm = effect.IsAlarming || effect.IsFeltByPeople || effect.Approves
        select new PreviewEffect(Phrases.Sentence(effect.Sentence), Names(effect.Changes), isAlarm);

    private static string Names(IEnumerable<SequenceChange> changes) =>
        Phrases.Names([.. changes.Select(change => change.Name)]);

    private static IEnumerable<string> Remarks(Plan plan)
    {
        if (Phrases.Snapshot(plan.Context) is { } snapshot)
            yield return $"{Phrases.Sentence(snapshot)}.";
        if (Phrases.WithoutLock(plan.Context) is { } without)
            yield return $"{Phrases.Sentence(without)}.";
        if (Phrases.LimitedTo(plan.Context) is { } limit)
            yield return $"{Phrases.Sentence(limit)}.";
        foreach (var line in PlanPhrases.NotRead(plan))
            yield return line;
        foreach (var line in Legend.Of(plan))
            yield return line;
    }

    private static PreviewSequence Of(SequenceChange change, string anchor, PlanContext context, StepPreviews steps) =>
        new()
        {
            Anchor = anchor,
            Mark = IsEdited(change) ? new("", KeptPreviews.Drift, "kept") : PreviewMarks.Of(change.Action),
            Name = change.Name,
            Key = change.Key,
            Facts = [.. Facts(change)],
            Classes = [.. change.Classes.Select(EnumWord.Of)],
            Blocks = change.Blocks,
            Settings = Settings(change),
            Before = Days(change.Before),
            After = Days(change.After),
            Steps = steps.Of(change),
            Notes =
            [
                .. change.Notes,
                .. VariablePhrases.Of(change).Select(line => $"{Phrases.Sentence(line)}."),
                .. Address(change, context),
            ],
        };

    // A new sequence shows its name as its title.
    private static ImmutableArray<PreviewSetting> Settings(SequenceChange change)
    {
        var fields = change.Fields.Where(field => change.Id is not null || field.Field != Fields.Name);
        return
        [
            .. SettingPreviews.Of(fields, change.Drift),
            .. Elsewhere(change).Select(conflict => SettingPreviews.Of(conflict, KeptPreviews.Conflict)),
            .. change.SetByHand.Select(difference => SettingPreviews.Of(difference, "to be set by hand in Apollo")),
            .. change.Rewritten.Select(difference => SettingPreviews.Of(difference, RewritePhrases.Open)),
            .. change.AcceptedRewrites.Select(difference => SettingPreviews.Of(difference, RewritePhrases.Accepted)),
        ];
    }

    // What an apply leaves alone is not what it was.
    private static bool IsEdited(SequenceChange change) =>
        change
            is {
                Action: SequenceAction.None,
                HasDrift: true,
                Reason: not (Reason.ArchivedInService or Reason.DeletedInService)
            };

    // Those of a step or touch stand there.
    private static IEnumerable<FieldDifference> Elsewhere(SequenceChange change)
    {
        var handles = change
            .Steps.SelectMany(step => step.Touches.Select(touch => touch.Handle).Append(step.Handle))
            .ToHashSet(StringComparer.Ordinal);
        return change.Conflicts.Where(conflict => conflict.Handle is null || !handles.Contains(conflict.Handle));
    }

    private static IEnumerable<string> Facts(SequenceChange change)
    {
        yield return PlanPhrases.State(change);
        if (change.Id is not null)
            yield return $"{change.People} in it";
        if (change.Action == SequenceAction.Blocked)
            yield return "nothing is sent";
        var sentence = EffectSentence.Of(change.Effect).TrimEnd('.');
        yield return change.Action == SequenceAction.Blocked ? $"it would mean: {sentence}" : sentence;
    }

    private static IEnumerable<string> Address(SequenceChange change, PlanContext context) =>
        PlanPhrases.ByHandAt(context, change) is { } address ? [$"To be set by hand at {address}"] : [];

    private static Timeline? Days(SequenceContent? content) =>
        content is null || content.Steps.IsEmpty ? null : Timeline.Of(content);
}
