using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>One sequence on a page.</summary>
internal static class SequenceLines
{
    private const int Indent = 2;

    public static void Add(Page page, PlanContext context, SequenceChange sequence)
    {
        var symbol = ChangeSymbols.Of(sequence.Action);
        page.Title(
            new Run($"{symbol.Symbol} ", symbol.Tone),
            new Run(sequence.Name, Tone.Strong),
            new Run($"  ({sequence.Key})", Tone.Faint)
        );
        page.Text(Indent, Facts(sequence));
        foreach (var block in sequence.Blocks)
        {
            BlockLines.Add(page, block, Indent, block.Code == BlockCode.Conflict ? sequence.Conflicts : []);
        }

        if (sequence.Action == SequenceAction.Blocked && HasContent(sequence))
            page.Text(Indent, new Run("What it would do:", Tone.Faint));
        AddFields(page, sequence);
        FieldLines.AddDrift(page, sequence.Drift, Indent);
        StepLines.Add(page, sequence, Indent);
        foreach (var line in DayChange.Of(sequence)?.Lines ?? [])
            page.Add(new(LineRole.Copy, Indent, null, [line]));
        foreach (var line in VariablePhrases.Of(sequence))
            page.Text(Indent, new Run(line, Tone.Changed));
        AddSetByHand(page, context, sequence);
        RewriteLines.Add(page, sequence, Indent);
        foreach (var note in sequence.Notes)
            page.Text(Indent, new Run("note: ", Tone.Faint), note);
    }

    private static string Facts(SequenceChange sequence)
    {
        var isNew = sequence.Id is null;
        var state =
            isNew ? "new"
            : sequence.Live ? "live"
            : "not live";
        var people = isNew ? null : $"{sequence.People} in it";
        var reason = sequence.Reason switch
        {
            Reason.EqualByName => "a sequence of this name and content exists: managed from now on",
            Reason.MadeByEarlierRun => "an earlier run made it",
            Reason.MissingFromFiles => "no file declares it any more",
            _ => null,
        };
        var effect = EffectSentence.Of(sequence.Effect).TrimEnd('.');
        return string.Join(" · ", new[] { state, people, effect, reason }.Where(fact => !string.IsNullOrEmpty(fact)));
    }

    private static bool HasContent(SequenceChange sequence) =>
        !sequence.Fields.IsEmpty || sequence.Steps.Any(step => step.Action != PartAction.None);

    private static void AddFields(Page page, SequenceChange sequence)
    {
        // The title names a new sequence already.
        ImmutableArray<FieldChange> fields = sequence.Id is null
            ? [.. sequence.Fields.Where(change => change.Field != Fields.Name)]
            : sequence.Fields;
        var symbol = ChangeSymbols.Of(sequence.Id is null ? PartAction.Create : PartAction.Update);
        var mark = new Run($"{symbol.Symbol} ", symbol.Tone);
        FieldLines.AddCopy(page, fields, Indent, mark);
        if (FieldLines.Short(fields) is { Length: > 0 } settings)
            page.Text(Indent, mark, settings);
    }

    private static void AddSetByHand(Page page, PlanContext context, SequenceChange sequence)
    {
        foreach (var difference in sequence.SetByHand)
        {
            page.Text(
                Indent,
                new Run("to be set by hand in Apollo: ", Tone.Moved),
                $"{difference.Field.Label}{(difference.Handle is { } handle ? $" of {handle}" : "")} (file: "
                    + $"{Phrases.Value(difference.Field, difference.File)}, Apollo: "
                    + $"{Phrases.Value(difference.Field, difference.Service)})"
            );
        }

        if (PlanPhrases.ByHandAt(context, sequence) is { } address)
            page.Text(Indent + 2, address);
    }
}
