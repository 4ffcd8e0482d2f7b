namespace SequencesAsCode.Core.Planning.Guarding;

/// <summary>What stops a change that the service cannot make.</summary>
internal static class ImpossibleGuards
{
    /// <summary>What a service without activation cannot do.</summary>
    public const string TurningOnOrOff = "turning a sequence on or off";

    /// <summary>Stops what the service cannot do.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="what">What cannot be done.</param>
    /// <param name="can">What the service can do; null where no service does it.</param>
    public static Block NotPossible(DesiredSequence sequence, string what, Capabilities? can = null) =>
        can is null
            ? new(BlockCode.NotPossible, $"{Provider.UsualRefusal}: {what}.", sequence.At)
            : NotPossible(sequence.At, what, can);

    private static Block NotPossible(SourceLocation? at, string what, Capabilities can) =>
        new(BlockCode.NotPossible, $"{can.Refusal}: {what}.", at) { Impossible = what };

    /// <summary>Stops an archive that somebody decided and the service cannot carry out.</summary>
    public static Block NoArchive(RemovedSequence decision, Capabilities can) =>
        NotPossible(decision.At, "archiving a sequence", can);
}
