using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.Supaglue;

/// <summary>Ends a request of Supaglue's door with errors; caught where the door answers.</summary>
internal sealed class SupaglueException(SupaglueProblem problem) : Exception(problem.Detail)
{
    public SupaglueProblem Problem { get; } = problem;
}
