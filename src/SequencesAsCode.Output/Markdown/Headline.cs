using System.Globalization;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The first sentence: whether real email is sent, and what changes for how many people.</summary>
/// <param name="Full">The whole sentence.</param>
/// <param name="Short">The first clauses, for a comment without room for the whole sentence.</param>
internal sealed record Headline(MarkdownText Full, MarkdownText Short)
{
    private const int LongestShort = 150;

    // Leaves room for the ellipsis.
    private const int LongestClauses = 145;
    private const string Emulator = "No real email, only the emulator";

    /// <summary>A headline of clauses, the most important first. The last one ends the sentence.</summary>
    public static Headline Of(params ReadOnlySpan<string> clauses)
    {
        var full = string.Join("; ", clauses);
        return new(MarkdownText.Prose(full), MarkdownText.Prose(Shortened(clauses, full), LongestShort));
    }

    /// <summary>The headline of a plan.</summary>
    public static Headline Of(Plan plan) => plan.Context.DriftOnly ? OfDrift(plan) : Of([.. Clauses(plan)]);

    // A single clause that is too long is cut later, like any text.
    private static string Shortened(ReadOnlySpan<string> clauses, string full)
    {
        if (full.Length <= LongestShort)
            return full;
        for (var count = clauses.Length - 1; count > 0; count--)
        {
            var text = string.Join("; ", clauses[..count]);
            if (text.Length <= LongestClauses)
                return $"{text}; …";
        }
        return full;
    }

    private static Headline OfDrift(Plan plan)
    {
        var edited = plan.Sequences.Count(change => change.HasDrift);
        if (plan.Counts[SequenceAction.Blocked] is > 0 and var unread)
        {
            var others =
                edited == 0
                    ? "in the others nothing was edited in Apollo"
                    : $"{Phrases.Count(edited, "other was", "others were")} edited in Apollo";
            return Of(
                $"{Phrases.Count(unread, "sequence", "sequences")} could not be read",
                $"{others} since the last apply."
            );
        }
        if (edited == 0)
            return Of("No drift: nothing was edited in Apollo since the last apply.");
        return Of(
            $"{Phrases.Count(edited, "sequence was", "sequences were")} edited in Apollo since the last apply",
            "this check has changed nothing and sends nothing."
        );
    }

    private static List<string> Clauses(Plan plan)
    {
        var pending = plan.Sequences.Where(change => change.IsPending).ToList();
        string?[] waiting = [VariablePhrases.NotKnown(plan), Blocked(plan)];
        string?[] clauses = plan switch
        {
            { Blocks.IsEmpty: false } => Stopped(pending, waiting[0]),
            _ when pending.Count == 0 => [.. Nothing(plan), .. waiting],
            _ => [.. Meaning(plan, pending), .. waiting],
        };
        var sentence = clauses.OfType<string>().ToList();
        sentence[^1] += ".";
        return sentence;
    }

    private static string?[] Stopped(List<SequenceChange> pending, string? unknown)
    {
        string?[] clauses = [Felt(pending), Quiet(pending)];
        var wouldHappen = string.Join("; ", clauses.OfType<string>());
        return [$"Everything is blocked, nothing is sent. With that allowed: {wouldHappen}", unknown];
    }

    private static string? Blocked(Plan plan) =>
        plan.Counts[SequenceAction.Blocked] is > 0 and var blocked
            ? $"{Phrases.Count(blocked, "sequence is", "sequences are")} blocked until somebody decides"
            : null;

    private static string?[] Meaning(Plan plan, List<SequenceChange> pending)
    {
        var felt = Felt(pending);
        if (!ServiceName.IsReal(plan.Context.Service))
        {
            var what = felt is null ? "nobody receives anything new or different" : $"this {felt}";
            return [$"{Emulator}: {what}", Quiet(pending)];
        }
        return felt is null
            ? [$"Sends no email: {Quiet(pending)}"]
            : [$"This changes real email: it {felt}", Quiet(pending)];
    }

    private static IEnumerable<string> Nothing(Plan plan)
    {
        var text = NothingToDo(plan);
        return ServiceName.IsReal(plan.Context.Service)
            ? [text]
            : [Emulator, char.ToLowerInvariant(text[0]) + text[1..]];
    }

    private static string NothingToDo(Plan plan)
    {
        var edited = plan.Sequences.Count(change => change.HasDrift && change.Action != SequenceAction.Blocked);
        return plan switch
        {
            { Sequences.IsEmpty: true } => "Nothing to do: nothing is managed yet",
            { HasBlocked: true } => "Nothing is sent",
            { IsApplicable: true } => $"Nothing is sent, only bookkeeping: {Bookkeeping(plan)}",
            _ when edited > 0 =>
                $"Nothing to do: {Phrases.Count(edited, "sequence was", "sequences were")} edited in Apollo "
                    + $"and stay{(edited == 1 ? "s" : "")} so",
            { IsComplete: false } => $"Nothing to do: the files ask for no change "
                + $"({Phrases.Count(plan.Sequences.Length, "sequence", "sequences")}, "
                + $"{plan.Counts[SequenceAction.NotRead].ToString(CultureInfo.InvariantCulture)} of them not read)",
            _ => $"Nothing to do: Apollo is as the files say "
                + $"({Phrases.Count(plan.Counts[SequenceAction.None], "sequence", "sequences")})",
        };
    }

    private static string Bookkeeping(Plan plan)
    {
        string?[] clauses =
        [
            Some(plan.Counts[SequenceAction.Adopt], "adopted"),
            Some(plan.Counts[SequenceAction.Forget], "forgotten"),
        ];
        return string.Join(" and ", clauses.OfType<string>());
    }

    private static string? Some(int count, string what) =>
        count == 0 ? null : $"{Phrases.Count(count, "sequence is", "sequences are")} {what}";

    private static string? Felt(List<SequenceChange> pending)
    {
        string?[] all =
        [
            Clause([.. pending.Where(change => change.Effect.Starts)], "starts sending to", "", "starts"),
            Clause([.. pending.Where(change => change.Effect.Changes)], "changes what", " receive", "changes"),
            Clause([.. pending.Where(change => change.Effect.Stops)], "stops sending to", "", "stops"),
        ];
        return all.OfType<string>().ToList() switch
        {
            [] => null,
            [var only] => only,
            [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
        };
    }

    private static string? Clause(List<SequenceChange> those, string verb, string end, string alone)
    {
        if (those.Count == 0)
            return null;
        var isKnown = those.TrueForAll(change => change.People.Count is not null);
        var sum = those.Sum(change => change.People.Count ?? 0);
        var sequences = Phrases.Count(those.Count, "sequence", "sequences");
        if (isKnown && sum == 0)
            return $"{alone} {sequences} with nobody in {(those.Count == 1 ? "it" : "them")} yet";
        var people = new People(sum == 0 ? null : sum);
        var least = isKnown || sum == 0 ? "" : "at least ";
        var singular = people.Count == 1 && end.Length > 0 ? "s" : "";
        return $"{verb} {least}{people}{end}{singular} ({sequences})";
    }

    private static string? Quiet(List<SequenceChange> pending)
    {
        var quiet = pending.Where(change => !change.Effect.IsFelt).ToList();
        var created = quiet.Count(change => change.Action == SequenceAction.Create);
        var archived = quiet.Count(change => change.Action == SequenceAction.Archive);
        var others = quiet.Count - created - archived;
        string?[] clauses =
        [
            Some(created, "created"),
            Some(archived, "archived"),
            Some(others, $"changed with nothing different for anybody in {(others == 1 ? "it" : "them")}"),
        ];
        var known = clauses.OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join(", ", known);
    }
}
