namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>Ends a request to Supaglue with errors; caught where the request is answered.</summary>
internal sealed class SupaglueException(SupaglueProblem problem) : Exception(problem.Detail)
{
    public SupaglueProblem Problem { get; } = problem;
}
