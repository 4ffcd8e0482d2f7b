namespace SequencesAsCode.Output.Wording;

/// <summary>What one or several sequences do, as one line.</summary>
/// <param name="Effect">What they do.</param>
/// <param name="Changes">The sequences, one at least.</param>
internal sealed record EffectLine(Effect Effect, IReadOnlyList<SequenceChange> Changes)
{
    /// <summary>How many lines an output shows.</summary>
    public const int MostShown = 6;

    /// <summary>What the sequences do, as a sentence.</summary>
    public string Sentence => EffectSentence.Of(Effect);

    /// <summary>The names of the sequences.</summary>
    public IEnumerable<string> Names => Changes.Select(change => change.Name);

    /// <summary>Whether any of them starts or stops to send.</summary>
    public bool IsAlarming => Changes.Any(change => change.Importance.IsAlarming());

    /// <summary>Whether any of them changes for people who are in it.</summary>
    public bool IsFeltByPeople => Changes.Any(change => change.Importance.IsFeltByPeople());

    /// <summary>Whether any of them approves touches that nobody receives now.</summary>
    public bool Approves => Changes.Any(change => change.Importance == Importance.Approves);

    /// <summary>How many sequences are in lines beyond <see cref="MostShown"/>; null when there is no such
    /// line.</summary>
    public static string? More(IReadOnlyCollection<EffectLine> lines) =>
        lines.Count > MostShown
            ? $"… and {Phrases.Count(lines.Skip(MostShown).Sum(line => line.Changes.Count), "sequence", "sequences")} "
                + "more, below"
            : null;

    /// <summary>The lines in order: alarming ones first, then those that people in a sequence notice.</summary>
    public static List<EffectLine> ByImportance(IEnumerable<EffectLine> lines) =>
        [.. lines.OrderByDescending(line => line.IsAlarming).ThenByDescending(line => line.IsFeltByPeople)];
}
