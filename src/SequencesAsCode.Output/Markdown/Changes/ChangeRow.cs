using SequencesAsCode.Output.Wording.Facts;

namespace SequencesAsCode.Output.Markdown.Changes;

/// <summary>A sequence with its facts, made once: the row of the table shows the first, the fold the others.</summary>
/// <param name="Change">The sequence.</param>
/// <param name="Facts">What its change does.</param>
internal sealed record ChangeRow(SequenceChange Change, ImmutableArray<ChangeFact> Facts)
{
    private const int MostFacts = 6;

    /// <summary>The facts in the row.</summary>
    public IEnumerable<ChangeFact> Shown => Facts.Take(MostFacts);

    /// <summary>The facts that the row has no room for.</summary>
    public ImmutableArray<ChangeFact> Left => [.. Facts.Skip(MostFacts)];

    /// <summary>The notes in the row: the first one of a sequence without facts.</summary>
    public IEnumerable<string> ShownNotes => Change.Notes.Take(NotesInRow);

    /// <summary>The notes that the row has no room for.</summary>
    public IEnumerable<string> LeftNotes => Change.Notes.Skip(NotesInRow);

    private int NotesInRow => Facts.IsEmpty && Change.Action != SequenceAction.Blocked ? 1 : 0;

    /// <summary>The row of a sequence.</summary>
    public static ChangeRow Of(SequenceChange change) => new(change, ChangeFacts.Of(change));
}
