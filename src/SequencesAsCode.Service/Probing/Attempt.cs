namespace SequencesAsCode.Service.Probing;

/// <summary>An update that was tried.</summary>
/// <param name="Before">The sequence before.</param>
/// <param name="After">The sequence afterwards; null when nothing shows it.</param>
/// <param name="Refusal">The text of the refusal; null when it was accepted.</param>
internal sealed record Attempt(ProbeView Before, ProbeView? After, string? Refusal)
{
    /// <summary>Reads the answer of an accepted update.</summary>
    /// <param name="name">The name of the question.</param>
    /// <param name="read">Reads the sequence afterwards.</param>
    public Finding Read(string name, Func<ProbeView, Finding> read)
    {
        if (Refusal is { } text)
            return Finding.Refused(name, text);
        return After is { } after ? read(after) : Finding.Unclear(name, "The answer did not show the sequence.");
    }
}
