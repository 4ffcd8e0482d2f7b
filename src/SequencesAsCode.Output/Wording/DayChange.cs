using System.Globalization;

namespace SequencesAsCode.Output.Wording;

/// <summary>The days on which a sequence sends, in the words that every output uses.</summary>
/// <param name="Lines">The old days, the new days and the moves; a single line for a new sequence.</param>
internal sealed record DayChange(ImmutableArray<string> Lines)
{
    private const int MostSteps = 12;
    private const int MostMoves = 6;

    /// <summary>The change of days; null when no day changes.</summary>
    public static DayChange? Of(SequenceChange sequence)
    {
        if (sequence.After is not { Steps.IsEmpty: false } content)
            return null;
        var now = Timeline.Of(content);
        var names = Names(sequence, content);
        if (sequence.Before is null)
            return sequence.Id is null ? new(OfNew(now, names)) : null;

        var old = Timeline.Of(sequence.Before);
        if (old.HasSameDays(now))
            return null;
        names = Names(sequence, sequence.Before, names);
        return new([.. BothSides(old, now, names), Moves(old, now, names)]);
    }

    private static ImmutableArray<string> OfNew(Timeline now, Dictionary<string, string> names)
    {
        var isLong = now.Steps.Length > MostSteps;
        var days = isLong ? Phrases.Count(now.Steps.Length, "step", "steps") : Days(now, names);
        return [$"days: {days}; {Whole(now)} in all"];
    }

    private static IEnumerable<string> BothSides(Timeline old, Timeline now, Dictionary<string, string> names) =>
        Math.Max(old.Steps.Length, now.Steps.Length) > MostSteps
            ? []
            : [$"days before: {Days(old, names)}", $"days after: {Days(now, names)}"];

    private static string Moves(Timeline old, Timeline now, Dictionary<string, string> names)
    {
        var before = old.Steps.ToLookup(step => step.Handle, StringComparer.Ordinal);
        var moves = now
            .Steps.Where(step => before[step.Handle].FirstOrDefault() is { } was && Day(was) != Day(step))
            .Select(step => $"{names[step.Handle]}: {Day(before[step.Handle].First())} → {BareDay(step)}")
            .ToList();
        var whole =
            old.Days == now.Days
                ? $"whole sequence {Whole(now)} as before"
                : $"whole sequence {BareWhole(old)} → {Whole(now)}";
        var left =
            moves.Count > MostMoves ? $", and {Phrases.Count(moves.Count - MostMoves, "more step", "more steps")}" : "";
        return moves.Count == 0 ? whole : $"{string.Join(", ", moves.Take(MostMoves))}{left}; {whole}";
    }

    private static string Days(Timeline timeline, Dictionary<string, string> names) =>
        timeline.Steps.IsEmpty
            ? "no steps"
            : string.Join(" · ", timeline.Steps.Select(step => $"{BareDay(step)} {names[step.Handle]}"));

    private static string Day(TimelineStep step) =>
        step is { At: null, Day: not null } ? $"day {BareDay(step)}" : BareDay(step);

    // Without the word "day", where the text before it has it.
    private static string BareDay(TimelineStep step) =>
        step switch
        {
            { At: { } at } => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
            { Day: { } day } => day.ToString(CultureInfo.InvariantCulture),
            _ => "an unknown day",
        };

    // Without the word "days", for the first of two numbers.
    private static string BareWhole(Timeline timeline) =>
        timeline.Days switch
        {
            null => "an unknown number of",
            1 => "1 day",
            { } days => days.ToString(CultureInfo.InvariantCulture),
        };

    private static string Whole(Timeline timeline) =>
        timeline.Days is { } days ? Phrases.Count(days, "day", "days") : "an unknown number of days";

    private static Dictionary<string, string> Names(
        SequenceChange sequence,
        SequenceContent content,
        Dictionary<string, string>? others = null
    )
    {
        var keys = sequence
            .Steps.Where(step => step.Key is not null)
            .ToLookup(step => step.Handle, step => step.Key!, StringComparer.Ordinal);
        var names = others is null
            ? new(StringComparer.Ordinal)
            : new Dictionary<string, string>(others, StringComparer.Ordinal);
        foreach (var step in content.Steps)
            names[step.Handle] = keys[step.Handle].FirstOrDefault() ?? StepTypes.Label(step.Type);
        return names;
    }
}
