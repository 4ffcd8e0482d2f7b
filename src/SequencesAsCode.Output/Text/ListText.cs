using System.Globalization;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Wording;

namespace SequencesAsCode.Output.Text;

/// <summary>
/// The account's sequences as terminal text, one line each: on or off, id, steps, people, name, and what manages it. A
/// line that would be too long continues on a second one.
/// </summary>
internal static class ListText
{
    private const int Width = 100;
    private const int Indent = 5;

    public static TextDocument Of(Listing listing)
    {
        var document = new TextDocument();
        document.Text(
            0,
            new Run($"Sequences in {Phrases.Where(listing.Environment, listing.Service, listing.Account)}", Tone.Strong)
        );
        document.Blank();
        foreach (var sequence in listing.Sequences)
            Add(document, sequence);
        document.Blank();
        document.Text(0, new Run(Closing(listing), Tone.Strong));
        if (listing.Sequences.Any(sequence => sequence.Row.People.Count is null))
        {
            var how = $"{OptionNames.People} shows how many people are in each. It takes one call per sequence.";
            document.Text(0, new Run(how, Tone.Faint));
        }

        document.Text(0, new Run("Archived ones are not listed.", Tone.Faint));
        return document;
    }

    private static void Add(TextDocument document, ListedSequence sequence)
    {
        var steps = sequence.Row.Steps is { } count ? Phrases.Count(count, "step ", "steps") : "? steps";
        var people = sequence.Row.People.Count switch
        {
            null => "? people",
            1 => "1 person",
            { } several => string.Create(CultureInfo.InvariantCulture, $"{several} people"),
        };
        var state = sequence.Row.Active ? "on   " : "off  ";
        var facts = $"{sequence.Row.Id}  {steps, 9}  {people, 10}  ";
        var managed = ManagedBy(sequence);
        var first = new[]
        {
            new Run(state, sequence.Row.Active ? Tone.Added : Tone.Faint),
            new Run(facts, Tone.Faint),
            sequence.Row.Name,
        };
        if (first.Sum(run => run.Text.Length) + 2 + managed.Length <= Width)
        {
            document.Text(0, [.. first, new Run($"  {managed}", Tone.Faint)]);
            return;
        }

        document.Text(0, first);
        document.Text(Indent, new Run(managed, Tone.Faint));
    }

    private static string ManagedBy(ListedSequence sequence) =>
        sequence switch
        {
            { Key: null } => "[no file]",
            { File: null } => $"[{sequence.Key}: only in the lock file]",
            _ => $"[{sequence.Key}: {sequence.File}, by {EnumWord.Of(sequence.By)}]",
        };

    private static string Closing(Listing listing)
    {
        var files = listing.Sequences.Count(sequence => sequence.File is not null);
        var locked = listing.Sequences.Count(sequence => sequence is { File: null, Key: not null });
        var shown = listing.Sequences.Length;
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{files} managed by files, "
                + $"{(locked > 0 ? $"{locked} only in the lock file, " : "")}{shown - files - locked} not in "
                + $"any file"
        );
        return $"{Phrases.Count(shown, "sequence", "sequences")}"
            + $"{(shown == listing.Total ? "" : string.Create(CultureInfo.InvariantCulture, $" of {listing.Total}"))}: "
            + $"{counts}.";
    }
}
