namespace SequencesAsCode.Core.Planning;

/// <summary>Which of the sequences that files and lock mean are read whole; each costs a call.</summary>
public enum Refresh
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>Those that a plan may have something to say of, for all that files, lock and list show.</summary>
    Changed,
}
