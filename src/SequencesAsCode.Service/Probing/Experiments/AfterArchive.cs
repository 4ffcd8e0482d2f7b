using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Service.Probing.Experiments;

/// <summary>What an archived sequence shows. The scratch sequence is archived when this is asked.</summary>
internal static class AfterArchive
{
    private const string Readable = FactNames.ReadArchived;
    private const string Hidden = "search.leaves_out_archived";

    /// <summary>The questions.</summary>
    public static ImmutableArray<ProbeQuestion> Questions { get; } =
    [
        new(
            Readable,
            "Can an archived sequence be read by its id?",
            "No or refused: a plan says that a sequence which cannot be read may be archived.",
            0
        ),
        new(
            Hidden,
            "Does the search leave out archived sequences?",
            "Yes: a sequence that is missing in the list may be archived.",
            0
        ),
    ];

    /// <summary>The answers.</summary>
    /// <param name="door">The calls.</param>
    /// <param name="mayRead">Whether the key may read a sequence that is not archived.</param>
    /// <exception cref="ServiceException">A call failed.</exception>
    public static async Task<ImmutableArray<Finding>> AskAsync(ProbeDoor door, bool mayRead) =>
        [await ReadAsync(door, mayRead).ConfigureAwait(false), await SearchAsync(door).ConfigureAwait(false)];

    private static async Task<Finding> ReadAsync(ProbeDoor door, bool mayRead)
    {
        try
        {
            var answer = await door.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            return Finding.Of(Readable, ProbeView.Of(answer) is not null);
        }
        catch (ServiceException exception) when (exception.Kind is FailureKind.NotAllowed or FailureKind.KeyRefused)
        {
            // A key that may read no sequence shows nothing about archived ones.
            return mayRead && exception is { Kind: FailureKind.NotAllowed, IsOutOfScope: false }
                ? Finding.Refused(Readable, exception.Message)
                : Finding.Unclear(Readable, exception.Message);
        }
        catch (ServiceException exception) when (exception.Kind == FailureKind.NotFound)
        {
            return Finding.Refused(Readable, exception.Message);
        }
    }

    private static async Task<Finding> SearchAsync(ProbeDoor door)
    {
        var rows = await door.FindAsync(CancellationToken.None).ConfigureAwait(false);
        return Finding.Of(Hidden, rows.IsEmpty);
    }
}
