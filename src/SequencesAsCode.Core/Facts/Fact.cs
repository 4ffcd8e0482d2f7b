using System.Globalization;

namespace SequencesAsCode.Core.Facts;

/// <summary>How a question about a service was answered.</summary>
public enum FactOutcome
{
    /// <summary>The service does it, as often as it was measured.</summary>
    Yes,

    /// <summary>The service does not do it.</summary>
    No,

    /// <summary>The service refused the request that asks; <see cref="Fact.Seen"/> has its text.</summary>
    Refused,

    /// <summary>What came back answers neither yes nor no.</summary>
    Unclear,
}

/// <summary>What an experiment found out about one account.</summary>
/// <param name="Name">The name of the question, see <see cref="FactNames"/>.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Measured">The day of the measurement, in UTC.</param>
public sealed record Fact(string Name, FactOutcome Outcome, DateOnly Measured)
{
    /// <summary>The text of a refusal, or what came back; null when the outcome says all.</summary>
    public string? Seen { get; init; }

    /// <summary>The day of the measurement, as sentences name it.</summary>
    public string Day => Measured.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether a later apply saw the opposite. Such a fact is not used.</summary>
    public bool IsDoubted { get; init; }
}
