using SequencesAsCode.Core.Facts;

namespace SequencesAsCode.Core.Reports;

/// <summary>A question that a probe asks.</summary>
/// <param name="Name">The name of the experiment.</param>
/// <param name="Question">The question, with a yes or no.</param>
/// <param name="Meaning">What the program does with the answer.</param>
/// <param name="Updates">The updates that it sends.</param>
public sealed record ProbeQuestion(string Name, string Question, string Meaning, int Updates);

/// <summary>The calls of a probe to one endpoint.</summary>
/// <param name="Endpoint">Apollo's name for it.</param>
/// <param name="Needed">About how many it makes.</param>
/// <param name="Left">How many are left of the hour or the day, the lower number; null when unknown, or for no
/// limit.</param>
/// <param name="Window">The window of <paramref name="Left"/>, such as <c>hour</c>; null without a number.</param>
public sealed record ProbeCalls(string Endpoint, int Needed, long? Left, string? Window)
{
    /// <summary>How many are allowed each minute; null when unknown, or for no limit.</summary>
    public long? PerMinute { get; init; }

    /// <summary>The full minutes that the limit of a minute takes for these calls; 0 without a limit.</summary>
    public int Minutes => PerMinute is > 0 and var most ? (int)((Needed - 1) / most) : 0;
}

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
    /// <summary>How many seconds a call is assumed to take. Apollo documents no time.</summary>
    public const double SecondsOfACall = 0.4;

    /// <summary>The id of the scratch sequence; null when none was made.</summary>
    public string? Scratch { get; init; }

    /// <summary>Whether no unarchived scratch sequence is left.</summary>
    public bool IsClean { get; init; } = true;

    /// <summary>How many scratch sequences of earlier runs were archived.</summary>
    public int Cleaned { get; init; }

    /// <summary>Whether nothing was sent, because only the questions were asked for.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The calls that it makes, and what is left of them; empty when that was not asked for.</summary>
    public ImmutableArray<ProbeCalls> Calls { get; init; } = [];

    /// <summary>Why the run ended early; null when it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>
    /// About how many seconds it takes: the time of its calls, or the minutes that their limits take.
    /// </summary>
    public int Seconds =>
        Math.Max(
            (int)Math.Ceiling(Calls.Sum(calls => calls.Needed) * SecondsOfACall),
            60 * Calls.Select(calls => calls.Minutes).DefaultIfEmpty().Max()
        );

    /// <summary>The updates that all questions need, with one that restores the steps before most of them.</summary>
    public int Updates => Questions.Sum(question => question.Updates);

    /// <summary>The reads that all questions need.</summary>
    public int Reads => Updates + Questions.Length;
}
