namespace SequencesAsCode.Core.Reports;

/// <summary>Everything a command has to say, for machines.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Diagnostics">Mistakes in the files.</param>
/// <param name="Error">What kept the command from its result; null when nothing did.</param>
/// <param name="Plan">The plan; null when none was made.</param>
/// <param name="Report">How the apply ended; null when there was none.</param>
public sealed record OutputDocument(
    int ExitCode,
    ImmutableArray<Diagnostic> Diagnostics,
    Failure? Error,
    Plan? Plan,
    ApplyReport? Report
)
{
    /// <summary>The account's sequences; null when they were not asked for, and then it is not written.</summary>
    public Listing? Listing { get; init; }

    /// <summary>What was looked at; null when nothing was, and then it is not written.</summary>
    public CheckReport? Checks { get; init; }

    /// <summary>What became of contacts; null when the command is not about any, and then it is not written.</summary>
    public ContactReport? Contacts { get; init; }

    /// <summary>What was measured in the account; null when nothing was, and then it is not written.</summary>
    public ProbeReport? Probe { get; init; }
}
