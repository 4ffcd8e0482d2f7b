using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>Lines about a guard: what it stops, and the YAML lines or the option that allow it.</summary>
internal static class BlockLines
{
    public static void Add(TextDocument document, Block block, int indent, ImmutableArray<FieldDifference> conflicts)
    {
        document.Text(indent, new Run(block.Message, Tone.Alarm));
        foreach (var conflict in conflicts)
            FieldLines.AddBothSides(
                document,
                conflict,
                conflict.Handle is { } handle ? $" of {handle}" : "",
                indent + 2
            );
        if (!block.LinesToAdd.IsEmpty)
        {
            var to = Phrases.PlaceOf(block) is { } place ? $" to {place}" : "";
            var under = Phrases.ListOf(block) is { } list ? $" under '{list}'" : "";
            document.Text(indent + 2, $"{Phrases.ForGood(block)}, add{to}{under}:");
            foreach (var line in block.LinesToAdd)
                document.Code(indent + 6, line);
        }

        if (block.Consent is not { } consent)
            return;
        document.Text(indent + 2, $"{Phrases.ForOneRun(block)} ", new Run(ConsentFlags.FlagOf(consent), Tone.Strong));
    }
}
