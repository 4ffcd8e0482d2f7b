using System.Collections.Immutable;
using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Values;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes when the steps of a sequence are due, as a picture made of a table: days across, now above afterwards.</summary>
internal static class TimelineWriter
{
    public static void Write(MarkupWriter writer, PreviewSequence sequence)
    {
        if ((sequence.Before ?? sequence.After) is not { } any) return;
        var (before, after) = (sequence.Before, sequence.After ?? any);
        var differs = before is not null && sequence.After is not null && !before.Steps.Select(Seen).SequenceEqual(after.Steps.Select(Seen));
        var columns = TimelineColumns.Of(differs ? before : null, after);
        writer.Open("div", ("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", $"Days of {sequence.Name}")).Line();
        writer.Open("table", ("class", "timeline")).Element("caption", Length(before, after, differs)).Line();
        writer.Open("thead").Open("tr").Open("th", ("scope", "col")).Text("Day").Close("th");
        foreach (var column in columns) writer.Open("th", ("scope", "col"), ("class", column.Kind), ("abbr", column.Spoken), ("title", column.Spoken)).Text(column.Label).Close("th");
        writer.Close("tr").Close("thead").Line().Open("tbody").Line();
        if (differs) WriteRow(writer, "Before", before!, columns, sequence, isAfter: false);
        WriteRow(writer, differs ? "After" : sequence.After is null ? "Now" : "Steps", after, columns, sequence, isAfter: sequence.After is not null);
        writer.Close("tbody").Close("table").Close("div").Line();
    }

    private static (string Handle, string Type, int? Day, DateTimeOffset? At) Seen(TimelineStep step) => (step.Handle, step.Type, step.Day, step.At);

    private static string Length(Timeline? before, Timeline after, bool differs) => (before?.Days, after.Days) switch
    {
        ({ } old, { } now) when differs && old != now => $"{Days(old)} until now, {Days(now)} afterwards",
        (_, { } now) => Days(now),
        _ => after.Steps.All(step => step.At is not null) ? "At exact times" : "Not known in full",
    };

    private static string Days(int days) => Phrases.Count(days, "day", "days");

    private static void WriteRow(MarkupWriter writer, string label, Timeline timeline, ImmutableArray<TimelineColumn> columns, PreviewSequence sequence, bool isAfter)
    {
        writer.Open("tr").Element("th", label, ("scope", "row"));
        foreach (var column in columns)
        {
            writer.Open("td", ("class", column.Kind));
            foreach (var (place, step) in timeline.Steps.Index().Where(pair => column.Holds(pair.Item))) WriteStep(writer, step, place + 1, sequence, isAfter);
            writer.Close("td");
        }

        writer.Close("tr").Line();
    }

    private static void WriteStep(MarkupWriter writer, TimelineStep step, int place, PreviewSequence sequence, bool isAfter)
    {
        var action = sequence.Steps.FirstOrDefault(shown => shown.Handle == step.Handle)?.Action ?? PartAction.None;
        // What is new is not there before, and what goes is not there afterwards: each side shows its own half.
        if (isAfter ? action == PartAction.Remove : action is PartAction.Create) action = PartAction.None;
        var mark = PreviewMarks.Of(action);
        var said = $"Step {place.ToString(CultureInfo.InvariantCulture)}, {StepTypes.Label(step.Type)}{(action == PartAction.None ? "" : $", {mark.Word}")}";
        writer.Open("span", ("class", $"due {PreviewMarks.IconOf(step.Type)} {mark.Kind}"), ("title", said));
        IconWriter.Write(writer, step.Type);
        writer.Element("span", place.ToString(CultureInfo.InvariantCulture), ("aria-hidden", "true"));
        if (action != PartAction.None) IconWriter.WriteSign(writer, mark);
        writer.Element("span", said, ("class", "vh")).Close("span");
    }
}
