namespace SequencesAsCode.Core.Reports;

/// <summary>The result of all checks.</summary>
/// <param name="Environment">Name of the environment; empty when the workspace file has none.</param>
/// <param name="Service">Name of the service behind it; empty when there is no environment.</param>
/// <param name="Account">Team id of the account; empty when unknown.</param>
/// <param name="Checks">The checks, sorted by group.</param>
public sealed record CheckReport(string Environment, string Service, string Account, ImmutableArray<Check> Checks)
{
    private static readonly ImmutableArray<FailureKind?> MostUrgentFirst =
    [
        FailureKind.KeyRefused,
        FailureKind.FilesInvalid,
        FailureKind.NotAllowed,
        FailureKind.Unavailable,
    ];

    /// <summary>The lowest number of calls left, such as <c>199 a minute</c>; null when unknown, or for no
    /// limit.</summary>
    public string? LowestCalls { get; init; }

    /// <summary>The command to run next; with problems, after they are solved.</summary>
    public string Next { get; init; } = CommandWords.Plan;

    /// <summary>
    /// The most urgent problem: a refused key, then mistakes in the files, then calls that the key may not make, then a
    /// service that does not answer. Null when there is no problem.
    /// </summary>
    public FailureKind? Failure =>
        MostUrgentFirst.FirstOrDefault(failure => Checks.Any(check => check.Failure == failure));

    /// <summary>Whether it is about the settings of a pipeline, and not about a workspace and an account.</summary>
    public bool IsOfPipeline => Checks.Any(check => check.Group == CheckGroup.Ci);

    /// <summary>How many checks ended this way.</summary>
    public int Count(CheckStatus status) => Checks.Count(check => check.Status == status);
}
