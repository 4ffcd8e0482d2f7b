namespace SequencesAsCode.Service.Probing.Runs;

/// <summary>Remembers the scratch sequence over the end of the process.</summary>
public interface IProbeJournal
{
    /// <summary>The scratch sequence of a run that did not end; null when there is none.</summary>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    ProbeNote? Read();

    /// <summary>Remembers a scratch sequence, on disk before this returns.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    void Write(ProbeNote note);

    /// <summary>Forgets the scratch sequence, which is archived.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    void Clear();
}

/// <summary>A scratch sequence that may still be in an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Id">Its id; null while it is about to be created.</param>
public sealed record ProbeNote(string Account, string? Id);
