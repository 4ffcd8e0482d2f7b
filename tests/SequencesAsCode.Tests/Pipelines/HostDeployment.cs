namespace SequencesAsCode.Tests.Pipelines;

/// <summary>A deployment that GitHub made for a job, of whatever commit is asked for.</summary>
/// <param name="Environment">The environment of the job.</param>
/// <param name="Ref">The ref of the run.</param>
/// <param name="Run">The id of the run.</param>
/// <param name="State">How far the job came.</param>
internal sealed record HostDeployment(string Environment, string Ref, int Run, string State);
