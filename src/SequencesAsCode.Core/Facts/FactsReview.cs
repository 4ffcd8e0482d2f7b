namespace SequencesAsCode.Core.Facts;

/// <summary>Decides which facts of a sheet a run may use, and says which it may not.</summary>
/// <param name="Facts">The facts to use; guesses for all others.</param>
/// <param name="Findings">Why facts are not used.</param>
public sealed record FactsReview(ServiceFacts Facts, ImmutableArray<Diagnostic> Findings)
{
    private SourceLocation? at;

    private const int MostNamed = 5;

    /// <summary>Nothing was measured.</summary>
    public static FactsReview Nothing { get; } = new(ServiceFacts.Guesses, []);

    /// <summary>Reviews the facts of an account.</summary>
    /// <param name="sheet">The facts.</param>
    /// <param name="account">The account of this run; empty when it is unknown, and then no fact is used.</param>
    /// <param name="today">The day of this run, in UTC.</param>
    /// <param name="file">The name of the facts file.</param>
    public static FactsReview Of(FactSheet sheet, string account, DateOnly today, string file)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var at = new SourceLocation(file);
        if (sheet.Account != account)
            return new(ServiceFacts.Guesses, [Diagnostic.FactsOfOtherAccount(at, sheet.Account, account)]);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var old = sheet.Facts.Count(fact => ServiceFacts.IsOld(fact, today));
        if (old > 0)
            findings.Add(Diagnostic.FactsAreOld(at, old, FactSheet.LongestDays));
        var doubted = sheet.Facts.Where(fact => fact.IsDoubted).Select(fact => fact.Name).ToList();
        if (doubted.Count > 0)
            findings.Add(Diagnostic.FactsAreDoubted(at, ShortList.Of(doubted, MostNamed)));
        return new(ServiceFacts.Of(sheet, today), findings.ToImmutable()) { at = at };
    }

    /// <summary>Whether a plan says the same as a warning about the files, with its own code.</summary>
    public bool IsSaidByPlan(Diagnostic warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        return warning.Code == "SEQ650" && Facts.Seconds is not null;
    }

    /// <summary>Says that only one read was tried, because it was measured to be refused, and is refused.</summary>
    /// <param name="current">What was read.</param>
    public IEnumerable<Diagnostic> OnReads(CurrentState current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return at is not null && current.Unreadable is not null && Facts.ReadRefusal is { } fact
            ? [Diagnostic.ReadWasNotTried(at, fact.Day)]
            : [];
    }
}
