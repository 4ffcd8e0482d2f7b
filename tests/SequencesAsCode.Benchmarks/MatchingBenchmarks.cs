using BenchmarkDotNet.Attributes;
using SequencesAsCode.Core.States;

namespace SequencesAsCode.Benchmarks;

/// <summary>
/// One sequence of many steps without keys, each an email with three touches: match and plan, without a lock.
/// </summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private Workbench edited = null!;
    private Account account = null!;
    private DesiredState changed = null!;

    /// <summary>How many steps.</summary>
    [Params(5, 50, 200)]
    public int Steps { get; set; }

    /// <summary>Makes an account that holds the sequence, and files in which every text is another one.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        (account, edited) = (Account.Applied(Workbench.Long(Steps, "question")), Workbench.Long(Steps, "thought"));
        changed = Account.Files(edited);
    }

    /// <summary>Removes them.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        edited.Dispose();
        account.Dispose();
    }

    /// <summary>Nothing changed.</summary>
    [Benchmark]
    public object Same() => account.Plan(account.Desired);

    /// <summary>Every step changed.</summary>
    [Benchmark]
    public object Edited() => account.Plan(changed);
}
