using System.Globalization;

namespace SequencesAsCode.Output.Html.Timelines;

/// <summary>
/// A column of a timeline: a day, an exact time, days on which nothing happens, or what is not known.
/// </summary>
/// <param name="Label">At its head.</param>
/// <param name="Spoken">The same in full.</param>
/// <param name="Kind">The name of its look.</param>
/// <param name="Holds">Whether a step belongs into it.</param>
internal sealed record TimelineColumn(string Label, string Spoken, string Kind, Func<TimelineStep, bool> Holds);

/// <summary>
/// The columns that one or two timelines need, day by day; long stretches without a step are one column.
/// </summary>
internal static class TimelineColumns
{
    private const int LongestStretch = 5;

    public static ImmutableArray<TimelineColumn> Of(params IEnumerable<Timeline?> timelines)
    {
        var steps = timelines.OfType<Timeline>().SelectMany(timeline => timeline.Steps).ToList();
        var columns = ImmutableArray.CreateBuilder<TimelineColumn>();
        var last = 0;
        foreach (var day in steps.Select(step => step.Day).OfType<int>().Distinct().Order())
        {
            if (day - last - 1 > LongestStretch)
                columns.Add(
                    new(
                        $"+{Number(day - last - 1)}",
                        $"{Number(day - last - 1)} days without a step",
                        "stretch",
                        _ => false
                    )
                );
            else
                columns.AddRange(
                    Enumerable
                        .Range(last + 1, day - last - 1)
                        .Select(idle => new TimelineColumn(Number(idle), $"Day {Number(idle)}", "idle", _ => false))
                );
            columns.Add(new(Number(day), $"Day {Number(day)}", "day", step => step.Day == day));
            last = day;
        }

        foreach (var at in steps.Select(step => step.At).OfType<DateTimeOffset>().Distinct().Order())
        {
            columns.Add(
                new(
                    at.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture),
                    at.ToString("d MMMM yyyy HH:mm zzz", CultureInfo.InvariantCulture),
                    "exact",
                    step => step.At == at
                )
            );
        }

        if (steps.Any(step => step.Day is null && step.At is null))
            columns.Add(new("later", "Later, on an unknown day", "exact", step => step.Day is null && step.At is null));
        return columns.ToImmutable();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
