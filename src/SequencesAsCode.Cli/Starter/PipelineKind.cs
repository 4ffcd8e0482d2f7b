namespace SequencesAsCode.Cli.Starter;

/// <summary>The hosts that <c>init --ci</c> writes a pipeline for.</summary>
internal enum PipelineKind
{
    Github,
    Gitlab,
    Azure,
}
