namespace SequencesAsCode.Core.Facts;

/// <summary>
/// What the program assumes about a service: careful guesses, replaced by what <c>sequences probe</c> measured in this
/// very account.
/// </summary>
public sealed class ServiceFacts
{
    private readonly ImmutableDictionary<string, Fact> facts;

    private ServiceFacts(ImmutableDictionary<string, Fact> facts) => this.facts = facts;

    /// <summary>
    /// Nothing was measured: a field that is documented on create only cannot be changed, a clear is sent and read
    /// back, seconds are sent and may be refused.
    /// </summary>
    public static ServiceFacts Guesses { get; } = new(ImmutableDictionary<string, Fact>.Empty);

    /// <summary>Whether nothing was measured.</summary>
    public bool AreGuesses => facts.IsEmpty;

    /// <summary>The facts that are used, sorted by name.</summary>
    public ImmutableArray<Fact> All => FactSheet.Sorted(facts.Values);

    /// <summary>A fact that may be used; null for a guess.</summary>
    public Fact? this[string name] => facts.GetValueOrDefault(name);

    /// <summary>The facts of a sheet that may be used on a day: those that are neither doubted nor too old.</summary>
    public static ServiceFacts Of(FactSheet sheet, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var used = sheet.Facts.Where(fact => !fact.IsDoubted && !IsOld(fact, today));
        return new(used.ToImmutableDictionary(fact => fact.Name, StringComparer.Ordinal));
    }

    /// <summary>Whether a fact is too old to be used.</summary>
    public static bool IsOld(Fact fact, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return today.DayNumber - fact.Measured.DayNumber > FactSheet.LongestDays;
    }

    /// <summary>Whether an update was seen to change a field that is documented on create only.</summary>
    public bool TakesOnUpdate(Field field) => Is(FactNames.Update(field), FactOutcome.Yes);

    /// <summary>Whether a clear of the field was seen to work.</summary>
    public bool Clears(Field field) => Is(FactNames.Clear(field), FactOutcome.Yes);

    /// <summary>Whether a clear of the field was seen to fail.</summary>
    public bool KeepsValueOnClear(Field field) =>
        this[FactNames.Clear(field)] is { Outcome: FactOutcome.No or FactOutcome.Refused };

    /// <summary>The fact about waits in seconds, when it is clear; null for the guess.</summary>
    public Fact? Seconds => this[FactNames.WaitInSeconds] is { Outcome: not FactOutcome.Unclear } fact ? fact : null;

    /// <summary>
    /// The fact that the read of one sequence is refused; null when it is allowed, or for the guess. It belongs to the
    /// key that measured, so another key tries one read.
    /// </summary>
    public Fact? ReadRefusal => this[FactNames.ReadOne] is { Outcome: FactOutcome.Refused } fact ? fact : null;

    /// <summary>The fact that archived sequences cannot be read; null when they can, or for the guess.</summary>
    public Fact? ArchivedUnread =>
        this[FactNames.ReadArchived] is { Outcome: FactOutcome.No or FactOutcome.Refused } fact ? fact : null;

    private bool Is(string name, FactOutcome outcome) => this[name]?.Outcome == outcome;
}
