using SequencesAsCode.Core.Json;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>A guard on a page: what it stops, and the lines or the option that let it through.</summary>
internal static class BlockLines
{
    public static void Add(Page page, Block block, int indent, ImmutableArray<FieldDifference> conflicts)
    {
        page.Text(indent, new Run(block.Message, Tone.Alarm));
        foreach (var conflict in conflicts)
            FieldLines.AddBothSides(page, conflict, conflict.Handle is { } handle ? $" of {handle}" : "", indent + 2);
        if (!block.LinesToAdd.IsEmpty)
        {
            page.Text(
                indent + 2,
                $"{Phrases.ForGood(block)}, "
                    + $"add{(Phrases.PlaceOf(block) is { } place ? $" to {place}" : "")}"
                    + $"{(Phrases.ListOf(block) is { } list ? $" under '{list}'" : "")}:"
            );
            foreach (var line in block.LinesToAdd)
                page.Code(indent + 6, line);
        }

        if (block.Consent is not { } consent)
            return;
        page.Text(indent + 2, $"{Phrases.ForOneRun(block)} ", new Run(ConsentFlags.FlagOf(consent), Tone.Strong));
    }
}
