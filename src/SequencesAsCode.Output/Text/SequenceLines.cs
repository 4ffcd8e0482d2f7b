using SequencesAsCode.Output.Wording;
using SequencesAsCode.Output.Wording.Pages;

namespace SequencesAsCode.Output.Text;

/// <summary>Lines about one sequence of a plan.</summary>
internal static class SequenceLines
{
    private const int Indent = 2;

    public static void Add(TextDocument document, PlanContext context, SequenceChange sequence)
    {
        var symbol = ChangeSymbols.Of(sequence.Action);
        document.Title(
            new Run($"{symbol.Symbol} ", symbol.Tone),
            new Run(sequence.Name, Tone.Strong),
            new Run($"  ({sequence.Key})", Tone.Faint)
        );
        document.Text(Indent, Facts(sequence));
        foreach (var block in sequence.Blocks)
        {
            BlockLines.Add(document, block, Indent, block.Code == BlockCode.Conflict ? sequence.Conflicts : []);
        }

        if (sequence.Action == SequenceAction.Blocked && HasContent(sequence))
            document.Text(Indent, new Run(sequence.MayBeAllowed ? "If allowed:" : "Once it is corrected:", Tone.Faint));
        AddFields(document, sequence);
        FieldLines.AddDrift(document, sequence.Drift, Indent);
        StepLines.Add(document, sequence, Indent);
        foreach (var line in DayChange.Of(sequence)?.Lines ?? [])
            document.Add(new(LineRole.Copy, Indent, null, [line]));
        foreach (var line in VariablePhrases.Of(sequence))
            document.Text(Indent, new Run(line, Tone.Changed));
        AddSetByHand(document, context, sequence);
        RewriteLines.Add(document, sequence, Indent);
        foreach (var note in sequence.Notes)
            document.Text(Indent, new Run("note: ", Tone.Faint), note);
    }

    private static string Facts(SequenceChange sequence)
    {
        var people = sequence.Id is null ? null : $"{sequence.People} in it";
        var reason = sequence.Reason switch
        {
            Reason.EqualByName => "a sequence with this name and content exists: starts managing it",
            Reason.MadeByEarlierRun => "an earlier run created it",
            Reason.MissingFromFiles => "no longer in any file",
            _ => null,
        };
        var effect = EffectSentence.Of(sequence.Effect).TrimEnd('.');
        return string.Join(
            " · ",
            new[] { SequenceState.Of(sequence), people, effect, reason }.Where(fact => !string.IsNullOrEmpty(fact))
        );
    }

    private static bool HasContent(SequenceChange sequence) =>
        !sequence.Fields.IsEmpty || sequence.Steps.Any(step => step.Action != PartAction.None);

    private static void AddFields(TextDocument document, SequenceChange sequence)
    {
        // The title already names a new sequence.
        ImmutableArray<FieldChange> fields = sequence.Id is null
            ? [.. sequence.Fields.Where(change => change.Field != Fields.Name)]
            : sequence.Fields;
        var symbol = ChangeSymbols.Of(sequence.Id is null ? PartAction.Create : PartAction.Update);
        var mark = new Run($"{symbol.Symbol} ", symbol.Tone);
        FieldLines.AddCopy(document, fields, Indent, mark);
        if (FieldPhrases.Short(fields) is { Length: > 0 } settings)
            document.Text(Indent, mark, settings);
    }

    private static void AddSetByHand(TextDocument document, PlanContext context, SequenceChange sequence)
    {
        foreach (var difference in sequence.SetByHand)
        {
            var where = difference.Handle is { } handle ? $" of {handle}" : "";
            document.Text(
                Indent,
                new Run("to be set by hand in Apollo: ", Tone.Moved),
                Phrases.FileAndApollo(difference, where)
            );
        }

        if (PlanPhrases.ByHandAt(context, sequence) is { } address)
            document.Text(Indent + 2, address);
    }
}
