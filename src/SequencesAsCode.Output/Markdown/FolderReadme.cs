using System.Globalization;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown;

/// <summary>
/// Writes the README.md of a folder of bodies: the steps of each sequence in order, with day, subject and a link to
/// each text. Equal inputs give equal bytes.
/// </summary>
public static class FolderReadme
{
    private const string FirstLine =
        $"{BodyFolder.Marker}; written by 'sequences fmt'. To write your own text, delete this line. -->";

    /// <summary>The text of the file, which ends its last line.</summary>
    public static string Of(BodyFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var isAlone = folder.Sequences.Length == 1;
        var title = isAlone ? folder.Sequences[0].Sequence.Name : folder.Path[(folder.Path.LastIndexOf('/') + 1)..];
        List<MarkdownText> parts = [MarkdownText.Of($"# {title}")];
        foreach (var sequence in folder.Sequences)
        {
            if (!isAlone)
                parts.Add(MarkdownText.Of($"## {sequence.Sequence.Name}"));
            parts.AddRange(Parts(sequence, folder.Path));
        }

        parts.Add(MarkdownText.Of($"<sub>{Legend.WhatDaysAre}</sub>"));
        return $"{FirstLine}\n{MarkdownText.Join("\n\n", parts)}\n";
    }

    private static IEnumerable<MarkdownText> Parts(BodySequence sequence, string folder)
    {
        var timeline = Timeline.Of(SequenceContent.Of(sequence.Sequence));
        var file = sequence.Sequence.At.File;
        var link = MarkdownText.FileLink(file[(file.LastIndexOf('/') + 1)..], Relative(folder, file));
        var days = timeline.Days is { } length ? $" over {Phrases.Count(length, "day", "days")}" : "";
        yield return MarkdownText.Of($"{Phrases.Count(timeline.Steps.Length, "step", "steps")}{days}, from {link}:");
        var rows = (sequence.Sequence.Steps ?? []).SelectMany(
            (step, place) => Rows(step, timeline.Steps[place], place + 1, new(sequence, folder))
        );
        yield return MarkdownText.Join(
            "\n",
            rows.Prepend(MarkdownText.Of($"|---:|---:|---|---|---|"))
                .Prepend(MarkdownText.Of($"| Step | Day | What | Subject | Text |"))
        );
    }

    private static IEnumerable<MarkdownText> Rows(DesiredStep step, TimelineStep time, int place, Texts texts)
    {
        var what = Phrases.Sentence(StepTypes.Label(step.Type));
        var number = place.ToString(CultureInfo.InvariantCulture);
        var touches = step.Touches ?? [];
        if (touches.IsEmpty)
            yield return Row(number, Day(time), MarkdownText.Of($"{what}"), default, default);
        foreach (var (index, touch) in touches.Index())
        {
            var variant = touches.Length == 1 ? "" : $", {StepNames.Variant(touch.Key, index)}";
            yield return Row(
                index == 0 ? number : "",
                index == 0 ? Day(time) : "",
                MarkdownText.Of($"{what}{variant}"),
                Subject(step, touch),
                texts.Link(touch)
            );
        }
    }

    private static MarkdownText Row(
        string place,
        string day,
        MarkdownText what,
        MarkdownText subject,
        MarkdownText text
    ) => MarkdownText.Of($"| {place} | {day} | {what} | {subject} | {text} |");

    private static string Day(TimelineStep step) =>
        step switch
        {
            { At: not null } => DayFacts.Day(step),
            { Day: { } day } => day.ToString(CultureInfo.InvariantCulture),
            _ => "?",
        };

    private static MarkdownText Subject(DesiredStep step, DesiredTouch touch)
    {
        if (touch.Fields[Fields.Subject] is FieldValue.Text subject && !string.IsNullOrWhiteSpace(subject.Value))
            return MarkdownText.Of($"{subject.Value}");
        if (touch.Fields[Fields.TouchType] is FieldValue.Text { Value: "reply_to_thread" })
            return MarkdownText.Of($"<i>reply in the same thread</i>");
        return default;
    }

    private static string Relative(string folder, string path)
    {
        var from = folder.Split('/');
        var to = path.Split('/');
        var common = from.Zip(to.SkipLast(1)).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('/', Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private sealed record Texts(BodySequence Sequence, string Folder)
    {
        public MarkdownText Link(DesiredTouch touch)
        {
            if (Sequence.Bodies.GetValueOrDefault(touch.At) is { } file)
            {
                var path = Relative(Folder, file);
                return MarkdownText.FileLink(path, path);
            }

            return touch.Fields[Fields.Body] is FieldValue.Html
                ? MarkdownText.FileLink("in the sequence file", Relative(Folder, Sequence.Sequence.At.File))
                : default;
        }
    }
}
