using System.Collections.Immutable;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Html.Views;
using SequencesAsCode.Output.Text;

namespace SequencesAsCode.Output.Html;

/// <summary>Writes one sequence: the line that is always seen, and what is unfolded below it.</summary>
internal static class SequenceWriter
{
    public static void Write(MarkupWriter writer, PreviewSequence sequence)
    {
        writer.Open("details", ("class", $"sequence {sequence.Mark?.Kind ?? "shown"}"), ("id", sequence.Anchor), sequence.IsOpen ? ("open", null) : default).Line();
        WriteSummary(writer, sequence);
        writer.Open("div", ("class", "content")).Line();
        foreach (var block in sequence.Blocks) writer.Element("p", block.Message, ("class", "stopped")).Line();
        WriteSettings(writer, sequence.Settings);
        TimelineWriter.Write(writer, sequence);
        if (!sequence.Steps.IsEmpty)
        {
            writer.Open("ol", ("class", "steps")).Line();
            foreach (var step in sequence.Steps) StepWriter.Write(writer, step);
            writer.Close("ol").Line();
        }

        foreach (var note in sequence.Notes) writer.Element("p", note, ("class", "remark")).Line();
        writer.Close("div").Close("details").Line();
    }

    /// <summary>What happens to something: a sign and its word.</summary>
    public static void WriteMark(MarkupWriter writer, PreviewMark mark)
    {
        writer.Open("span", ("class", $"mark-chip {mark.Kind}"));
        if (!string.IsNullOrWhiteSpace(mark.Symbol)) IconWriter.WriteSign(writer, mark);
        writer.Text(mark.Word).Close("span");
    }

    /// <summary>Short values, those that change with what they were.</summary>
    public static void WriteSettings(MarkupWriter writer, ImmutableArray<PreviewSetting> settings)
    {
        if (settings.IsEmpty) return;
        writer.Open("dl", ("class", "settings")).Line();
        foreach (var setting in settings)
        {
            writer.Open("div").Element("dt", setting.Label).Open("dd");
            if (setting.Before is { } before) writer.Element("del", before).Element("span", " → ", ("class", "arrow"), ("aria-hidden", "true")).Element("span", " becomes ", ("class", "vh"));
            if (setting.Before is null) writer.Text(setting.After);
            else writer.Element("ins", setting.After);
            if (setting.Because.Length > 0) writer.Text(" ").Element("small", setting.Because);
            writer.Close("dd").Close("div").Line();
        }

        writer.Close("dl").Line();
    }

    private static void WriteSummary(MarkupWriter writer, PreviewSequence sequence)
    {
        writer.Open("summary").Open("span", ("class", "chevron"), ("aria-hidden", "true")).Close("span").Open("span", ("class", "heading"));
        writer.Open("span", ("class", "title-line")).Element("h2", sequence.Name).Element("code", sequence.Key, ("class", "key"));
        if (sequence.Mark is { } mark) WriteMark(writer, mark);
        writer.Close("span").Open("span", ("class", "facts"));
        foreach (var fact in sequence.Facts) writer.Element("span", fact);
        writer.Close("span");
        if (!sequence.Classes.IsEmpty)
        {
            writer.Open("span", ("class", "classes")).Element("span", "Kinds of change: ", ("class", "vh"));
            foreach (var word in sequence.Classes) writer.Element("span", word, ("class", $"class of-{word}")).Text(" ");
            writer.Close("span");
        }

        writer.Close("span").Close("summary").Line();
    }
}
