namespace SequencesAsCode.Tests.Pipelines;

/// <summary>What the steps of a job on GitHub share.</summary>
/// <param name="Result">How the job goes.</param>
/// <param name="Known">The values of expressions.</param>
/// <param name="Variables">Environment variables of every step.</param>
internal sealed record JobContext(
    JobRun Result,
    Dictionary<string, string> Known,
    IReadOnlyDictionary<string, string> Variables
);
