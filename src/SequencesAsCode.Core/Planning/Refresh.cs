namespace SequencesAsCode.Core.Planning;

/// <summary>Which sequences of files and lock are read completely; each read costs a call.</summary>
public enum Refresh
{
    /// <summary>Every sequence.</summary>
    All,

    /// <summary>Only sequences that a plan may change or note, by files, lock and list.</summary>
    Changed,
}
