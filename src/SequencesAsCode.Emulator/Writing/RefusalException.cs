using SequencesAsCode.Emulator.Http;

namespace SequencesAsCode.Emulator.Writing;

/// <summary>Ends the writing of a sequence with a 422; caught in the routes that write.</summary>
internal sealed class RefusalException(Problem problem) : Exception(problem.Error)
{
    public Problem Problem { get; } = problem;
}
