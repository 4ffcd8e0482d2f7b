using SequencesAsCode.Core.Markup;
using SequencesAsCode.Files.Bodies;

namespace SequencesAsCode.Files.Editing.Markdown;

/// <summary>Consecutive blocks, and the wanted HTML that replaces them.</summary>
/// <param name="From">The first block.</param>
/// <param name="To">Index after the last one; equal to <paramref name="From"/> when blocks are only inserted.</param>
/// <param name="NewFrom">The first piece of the wanted HTML.</param>
/// <param name="NewTo">Index after its last piece.</param>
/// <param name="IsEdited">Whether the blocks differ from the wanted HTML.</param>
internal sealed record BlockRun(int From, int To, int NewFrom, int NewTo, bool IsEdited);

/// <summary>Divides the blocks of Markdown into runs that can be edited on their own, as short as possible.</summary>
internal sealed class BlockRuns(MarkdownMap map, BodyEdits edits)
{
    // The first piece of each block, and at the end the number of pieces.
    private readonly List<int> starts =
    [
        .. map.Blocks.Select(block => edits.PieceAt(block.HtmlFrom)).Append(edits.Pieces),
    ];

    /// <summary>All blocks, in order.</summary>
    public List<BlockRun> Of()
    {
        var runs = new List<BlockRun>();
        var from = 0;
        if (Inserted(0) is { } first)
            runs.Add(first);
        for (var index = 0; index < map.Blocks.Length; index++)
        {
            if (index + 1 < map.Blocks.Length && edits.All.Exists(edit => Straddles(edit, starts[index + 1])))
                continue;
            runs.Add(Run(from, index + 1));
            if (Inserted(index + 1) is { } inserted)
                runs.Add(inserted);
            from = index + 1;
        }

        return runs;
    }

    private BlockRun Run(int from, int to)
    {
        var start = starts[from];
        var end = starts[to];
        var isEdited = edits.All.Exists(edit =>
            edit.From < edit.To
                ? edit.From < end && edit.To > start
                : (edit.From > start && edit.From < end)
                    || (edit.From >= start && edit.From <= end && Owner(edit) >= from && Owner(edit) < to)
        );
        return new(
            from,
            to,
            NewAt(start, edit => Owner(edit) < from),
            NewAt(end, edit => Owner(edit) is >= 0 and var owner && owner < to),
            isEdited
        );
    }

    // An insertion between two blocks that belongs to neither.
    private BlockRun? Inserted(int index)
    {
        if (
            edits.All.Find(edit => edit.From == edit.To && edit.From == starts[index] && Owner(edit) < 0)
            is not { NewTo: > 0 } inserted
        )
            return null;
        return new(index, index, inserted.NewFrom, inserted.NewTo, true);
    }

    private static bool Straddles(Hunk edit, int edge) => edit.From < edge && edit.To > edge;

    // Inserted words and lines at an edge belong to the block that ends there, unless it is closed; inserted blocks
    // belong to none.
    private int Owner(Hunk edit)
    {
        if (edit.From != edit.To || starts.IndexOf(edit.From) is not (>= 0 and var edge))
            return int.MaxValue;
        if (
            (edits.IsBlock(edit.NewFrom) && !edits.IsLineBreak(edit.NewFrom))
            || (edit.From == edits.Pieces && edits.EndsBlock(edit.From - 1))
        )
            return -1;
        return edge > 0 && !edits.EndsBlock(edit.From - 1) ? edge - 1 : edge;
    }

    // The place in the wanted HTML of a place between two pieces.
    private int NewAt(int piece, Func<Hunk, bool> isBefore)
    {
        var at = piece;
        foreach (var edit in edits.All)
        {
            if (edit.To < piece || (edit.To == piece && (edit.From < edit.To || isBefore(edit))))
                at = piece - edit.To + edit.NewTo;
        }

        return at;
    }
}
