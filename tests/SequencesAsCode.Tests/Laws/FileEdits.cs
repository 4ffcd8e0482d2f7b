using SequencesAsCode.Testing.Commands;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>What people type into the files of a workspace; what a file could not say anyway is not typed.</summary>
internal sealed class FileEdits(Dice dice)
{
    private readonly CopyDraw copy = new(dice);
    private int lastKey;

    /// <summary>What was done, for a failure's message.</summary>
    public List<string> Made { get; } = [];

    public void Make(CliWorkspace workspace)
    {
        foreach (
            var path in Directory.EnumerateFiles(workspace.In("sequences"), "*.yaml").Order(StringComparer.Ordinal)
        )
            Edit(path);
        foreach (
            var path in Directory
                .EnumerateFiles(workspace.In("sequences"), "*.md", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            if (dice.Chance(0.1))
                Do("body", () => File.AppendAllText(path, $"\nPS: {dice.Number(1, 99)} more.\n"));
        }
    }

    private void Edit(string path)
    {
        var text = StepsText.Of(File.ReadAllLines(path));
        if (dice.Chance(0.2))
            Set(text.Head, "max_emails_per_day: ", "emails per day", () => $"{dice.Number(1, 99)}");
        foreach (var step in text.Steps)
            Edit(step);
        if (text.Steps.Count > 1 && dice.Chance(0.25))
            Rearrange(text, "step removed", steps => steps.RemoveAt(dice.Number(1, steps.Count - 1)));
        if (text.Steps.Count > 2 && dice.Chance(0.25))
            Rearrange(text, "step moved", Move);
        if (text.HasWaits && dice.Chance(0.3))
            Rearrange(text, "step added", steps => steps.Insert(dice.Number(1, steps.Count), NewStep()));
        File.WriteAllLines(path, text.Lines);
    }

    private void Edit(List<string> step)
    {
        if (dice.Chance(0.15))
            Set(step, "    wait: ", "wait", () => $"{dice.Number(31, 60)} days");
        if (dice.Chance(0.2))
            Append(step, "    note: ", "note");
        if (dice.Chance(0.2))
            Append(step, "        subject: ", "subject");
        if (dice.Chance(0.2))
            Set(step, StepsText.Key, "key", NewKey);
        if (dice.Chance(0.05) && step.Count > 1 && step[0].StartsWith(StepsText.Key, StringComparison.Ordinal))
            Do("key gone", () => Unkey(step));
        if (dice.Chance(0.1) && StepsText.LastOfManyTouches(step) is { } touch)
            Do("touch removed", () => step.RemoveRange(touch.At, touch.Count));
    }

    // Without an email that opens the thread the file would be refused, and nothing more would be learned from it.
    private void Rearrange(StepsText text, string what, Action<List<List<string>>> edit)
    {
        var before = text.Steps.ToList();
        edit(text.Steps);
        if (text.OpensThread)
            Made.Add(what);
        else
            text.Put(before);
    }

    private static void Unkey(List<string> step)
    {
        step.RemoveAt(0);
        step[0] = StepsText.Start + step[0].TrimStart();
    }

    private void Move(List<List<string>> steps)
    {
        var step = steps[dice.Number(1, steps.Count - 1)];
        steps.Remove(step);
        steps.Insert(dice.Number(1, steps.Count), step);
    }

    private List<string> NewStep() =>
        [
            $"{StepsText.Key}{NewKey()}",
            "    type: call",
            $"    wait: {dice.Number(1, 20)} days",
            $"    note: Ask {++lastKey} "
                + copy.Sentence()
                    .Replace("{{", "", StringComparison.Ordinal)
                    .Replace("}}", "", StringComparison.Ordinal),
        ];

    private string NewKey() => $"typed-{++lastKey}";

    private void Set(List<string> lines, string start, string what, Func<string> value)
    {
        if (lines.FindIndex(line => line.StartsWith(start, StringComparison.Ordinal)) is >= 0 and var at)
            Do(what, () => lines[at] = start + value());
    }

    // Only text that is plain goes on plainly: neither quoted nor a block.
    private void Append(List<string> lines, string start, string what)
    {
        if (
            lines.FindIndex(line =>
                line.StartsWith(start, StringComparison.Ordinal) && char.IsLetter(line[start.Length])
            )
            is >= 0
                and var at
        )
            Do(what, () => lines[at] += " indeed");
    }

    private void Do(string what, Action edit)
    {
        edit();
        Made.Add(what);
    }
}
