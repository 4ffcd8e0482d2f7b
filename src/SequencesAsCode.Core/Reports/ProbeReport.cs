using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Reports;

/// <summary>A question that a probe asks.</summary>
/// <param name="Name">The name of the experiment.</param>
/// <param name="Question">The question, with a yes or no.</param>
/// <param name="Meaning">What the program does with the answer.</param>
/// <param name="Updates">The updates that it sends.</param>
public sealed record ProbeQuestion(string Name, string Question, string Meaning, int Updates);

/// <summary>What a probe did and found out.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Account">The account; empty before it is known.</param>
/// <param name="Questions">The questions of this run.</param>
/// <param name="Facts">The answers, sorted by name.</param>
public sealed record ProbeReport(
    string Environment,
    string Account,
    ImmutableArray<ProbeQuestion> Questions,
    ImmutableArray<Fact> Facts
)
{
    /// <summary>The id of the scratch sequence; null when none was made.</summary>
    public string? Scratch { get; init; }

    /// <summary>Whether no unarchived scratch sequence is left.</summary>
    public bool IsClean { get; init; } = true;

    /// <summary>How many scratch sequences of earlier runs were archived.</summary>
    public int Cleaned { get; init; }

    /// <summary>Whether nothing was sent, because only the questions were asked for.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the run ended early; null when it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The updates that all questions need, with one that restores the steps before most of them.</summary>
    public int Updates => Questions.Sum(question => question.Updates);

    /// <summary>The reads that all questions need.</summary>
    public int Reads => Updates + Questions.Length;
}
