namespace SequencesAsCode.Service.Probing;

/// <summary>A question about the service that the scratch sequence can answer.</summary>
/// <param name="name">Its name, and the name or the beginning of the names of its facts.</param>
/// <param name="question">The question, with a yes or no.</param>
/// <param name="meaning">What the program does with the answer.</param>
internal abstract class Experiment(string name, string question, string meaning)
{
    /// <summary>Its name, and the name or the beginning of the names of its facts.</summary>
    public string Name => name;

    /// <summary>The question, with a yes or no.</summary>
    public string Question => question;

    /// <summary>What the program does with the answer.</summary>
    public string Meaning => meaning;

    /// <summary>How many updates it sends, with the one that restores the steps.</summary>
    public virtual int Updates => 2;

    /// <summary>Asks the question.</summary>
    /// <param name="scratch">The sequence, whose steps are those of <see cref="Baseline"/>.</param>
    public abstract Task<ImmutableArray<Finding>> AskAsync(Scratch scratch);
}
