using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Wording;

/// <summary>What one or several sequences do, said in one line.</summary>
/// <param name="Effect">What they do.</param>
/// <param name="Changes">The sequences, one at least.</param>
internal sealed record EffectLine(Effect Effect, IReadOnlyList<SequenceChange> Changes)
{
    public string Sentence => EffectSentence.Of(Effect);

    public IEnumerable<string> Names => Changes.Select(change => change.Name);

    /// <summary>Whether any of them starts or stops to send.</summary>
    public bool IsAlarming => Changes.Any(change => change.Importance.IsAlarming());

    /// <summary>Whether any of them changes for people who are in it.</summary>
    public bool IsFeltByPeople => Changes.Any(change => change.Importance.IsFeltByPeople());

    /// <summary>Whether any of them approves touches that nobody receives now.</summary>
    public bool Approves => Changes.Any(change => change.Importance == Importance.Approves);

    /// <summary>The lines with those first that nobody may overlook, then those that people notice.</summary>
    public static List<EffectLine> ByImportance(IEnumerable<EffectLine> lines) =>
        [.. lines.OrderByDescending(line => line.IsAlarming).ThenByDescending(line => line.IsFeltByPeople)];
}
