using System.Globalization;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Prose;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Markdown;

/// <summary>The first sentence: whether real email is sent, and what changes for how many people.</summary>
/// <param name="Full">All of it.</param>
/// <param name="Short">What stays of it in the smallest comment.</param>
internal sealed record Headline(MarkdownText Full, MarkdownText Short)
{
    private const int LongestShort = 150;
    private const string Emulator = "No real email, only the emulator";

    public static Headline Of(string sentence) =>
        new(MarkdownText.Prose(sentence), MarkdownText.Prose(Clauses(sentence), LongestShort));

    public static Headline Of(Plan plan) => plan.Context.DriftOnly ? OfDrift(plan) : Of(Sentence(plan));

    // The first clauses weigh most; a sentence of one clause is cut where it is too long.
    private static string Clauses(string sentence)
    {
        if (sentence.Length <= LongestShort)
            return sentence;
        var end = sentence.LastIndexOf("; ", LongestShort - 4, StringComparison.Ordinal);
        return end > 0 ? $"{sentence[..end]}; …" : sentence;
    }

    private static Headline OfDrift(Plan plan)
    {
        var edited = plan.Sequences.Count(change => change.HasDrift);
        var unread = plan.Counts[SequenceAction.Blocked];
        if (unread > 0)
            return Of(
                $"{Phrases.Count(unread, "sequence", "sequences")} could not be read; "
                    + $"{(edited == 0 ? "in the others nothing was edited in Apollo" : $"{Phrases.Count(edited, "other was", "others were")} edited in Apollo")} "
                    + $"since the last apply."
            );
        return Of(
            edited == 0
                ? "No drift: nothing was edited in Apollo since the last apply."
                : $"{Phrases.Count(edited, "sequence was", "sequences were")} edited in Apollo since the last "
                    + $"apply; this check has changed nothing and sends nothing."
        );
    }

    private static string Sentence(Plan plan)
    {
        var isEmulator = !ServiceName.IsReal(plan.Context.Service);
        var pending = plan.Sequences.Where(change => change.IsPending).ToList();
        var blocked = plan.Counts[SequenceAction.Blocked];
        var unknown = VariablePhrases.NotKnown(plan) is { } names ? $"; {names}" : "";
        var waiting =
            blocked == 0
                ? unknown
                : $"{unknown}; {Phrases.Count(blocked, "sequence is", "sequences are")} blocked until somebody decides";
        if (!plan.Blocks.IsEmpty)
            return $"Everything is blocked, nothing is sent. With that allowed: "
                + $"{string.Join("; ", new[] { Felt(pending), Quiet(pending, false) }.Where(clause => clause.Length > 0))}{unknown}.";
        if (pending.Count == 0)
            return $"{(isEmulator ? $"{Emulator}; " : "")}{Nothing(plan, isEmulator)}{waiting}.";

        var felt = Felt(pending);
        if (isEmulator)
            return $"{Emulator}: "
                + $"{(felt.Length > 0 ? $"this {felt}" : "nobody receives anything new or different")}"
                + $"{Quiet(pending, true)}{waiting}.";
        return felt.Length > 0
            ? $"This changes real email: it {felt}{Quiet(pending, true)}{waiting}."
            : $"Sends no email: {Quiet(pending, false)}{waiting}.";
    }

    private static string Nothing(Plan plan, bool isEmulator)
    {
        var (edited, adopted, forgotten) = (
            plan.Sequences.Count(change => change.HasDrift && change.Action != SequenceAction.Blocked),
            plan.Counts[SequenceAction.Adopt],
            plan.Counts[SequenceAction.Forget]
        );
        var text = plan switch
        {
            { Sequences.IsEmpty: true } => "Nothing to do: nothing is managed yet",
            { HasBlocked: true } => "Nothing is sent",
            { IsApplicable: true } => $"Nothing is sent, only bookkeeping: "
                + $"{string.Join(" and ", new[] { Some(adopted, "adopted"), Some(forgotten, "forgotten") }.OfType<string>())}",
            _ when edited > 0 =>
                $"Nothing to do: {Phrases.Count(edited, "sequence was", "sequences were")} edited in Apollo "
                    + $"and stay{(edited == 1 ? "s" : "")} so",
            { IsComplete: false } => $"Nothing to do: the files ask for no change "
                + $"({Phrases.Count(plan.Sequences.Length, "sequence", "sequences")}, "
                + $"{plan.Counts[SequenceAction.NotRead].ToString(CultureInfo.InvariantCulture)} of them not read)",
            _ => $"Nothing to do: Apollo is as the files say "
                + $"({Phrases.Count(plan.Counts[SequenceAction.None], "sequence", "sequences")})",
        };
        return isEmulator ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    private static string? Some(int count, string what) =>
        count == 0 ? null : $"{Phrases.Count(count, "sequence is", "sequences are")} {what}";

    private static string Felt(List<SequenceChange> pending)
    {
        string?[] all =
        [
            Clause([.. pending.Where(change => change.Effect.Starts)], "starts sending to", "", "starts"),
            Clause([.. pending.Where(change => change.Effect.Changes)], "changes what", " receive", "changes"),
            Clause([.. pending.Where(change => change.Effect.Stops)], "stops sending to", "", "stops"),
        ];
        var clauses = all.OfType<string>().ToList();
        return clauses.Count < 2
            ? string.Concat(clauses)
            : $"{string.Join(", ", clauses.SkipLast(1))} and {clauses[^1]}";
    }

    private static string? Clause(List<SequenceChange> those, string verb, string end, string alone)
    {
        if (those.Count == 0)
            return null;
        var (sum, isKnown) = (
            those.Sum(change => change.People.Count ?? 0),
            those.TrueForAll(change => change.People.Count is not null)
        );
        if (isKnown && sum == 0)
            return $"{alone} {Phrases.Count(those.Count, "sequence", "sequences")} with nobody in "
                + $"{(those.Count == 1 ? "it" : "them")} yet";
        var people = new People(
            isKnown || sum == 0
                ? isKnown
                    ? sum
                    : null
                : sum
        );
        var singular = people.Count == 1 && end.Length > 0 ? "s" : "";
        return $"{verb} {(isKnown || sum == 0 ? "" : "at least ")}{people}{end}{singular} "
            + $"({Phrases.Count(those.Count, "sequence", "sequences")})";
    }

    private static string Quiet(List<SequenceChange> pending, bool isMore)
    {
        var quiet = pending.Where(change => !change.Effect.IsFelt).ToList();
        var (created, archived) = (
            quiet.Count(change => change.Action == SequenceAction.Create),
            quiet.Count(change => change.Action == SequenceAction.Archive)
        );
        var others = quiet.Count - created - archived;
        var said = new[]
        {
            created == 0 ? null : $"{Number(created)} created",
            archived == 0 ? null : $"{Number(archived)} archived",
            others == 0
                ? null
                : $"{Number(others)} changed with nothing different for anybody in {(others == 1 ? "it" : "them")}",
        }
            .OfType<string>()
            .ToList();
        return said.Count == 0 ? "" : $"{(isMore ? "; " : "")}{string.Join(", ", said)}";
    }

    private static string Number(int count) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? "sequence is" : "sequences are")}";
}
