using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SequencesAsCode.Testing.Drawing;

/// <summary>
/// Checks a law over drawn cases. The seed is printed; the environment variable <c>LAW_SEED</c> repeats a run, and
/// <c>LAW_CASES</c> caps the cases of each law, whatever was drawn, for many seeds in a row (<c>tests/laws.sh</c>).
/// </summary>
internal static class Law
{
    public const int Cases = 1000;

    /// <summary>
    /// The category of what takes longer than the test command may: <c>dotnet test --settings tests/long.runsettings</c> runs
    /// it, and so does CI.
    /// </summary>
    public const string Long = "Long";

    private const int MostTimes = 50;
    private const int MostMore = 10_000;

    /// <summary>
    /// The law holds when no drawn seed gives a problem; the first one that does is reported with its problems. A law says
    /// nothing of what was never drawn, so while <paramref name="missing"/> names something, more cases are drawn and checked:
    /// no run depends on luck.
    /// </summary>
    /// <param name="problems">What is wrong in the case of one seed.</param>
    /// <param name="cases">How many cases are checked at least.</param>
    /// <param name="missing">What was not drawn often enough so far; the run fails when drawing on does not help.</param>
    public static void Holds(
        Func<int, IEnumerable<string>> problems, int cases = Cases, Func<IEnumerable<string>>? missing = null)
    {
        var seed = Given("LAW_SEED") ?? TestContext.CurrentContext.Random.NextUInt();
        var most = Math.Min(MostTimes * cases, cases + MostMore);
        var least = (int)Math.Min((ulong)cases, Given("LAW_CASES") ?? int.MaxValue);
        TestContext.Out.WriteLine($"LAW_SEED={seed}, {least} cases");
        var own = seed + Own(TestContext.CurrentContext.Test.FullName);
        var (checkedCases, broken) = (0, new List<string>());

        bool IsKept(int drawn)
        {
            checkedCases++;
            var found = Problems(problems, drawn);
            if (found.Count > 0 && broken.Count == 0) broken.AddRange(found.Prepend($"case {drawn}:"));
            return found.Count == 0;
        }

        Check.One(
            Config.Quick.WithMaxTest(least).WithQuietOnSuccess(true).WithReplay(Replay(own)),
            Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), IsKept));
        Assert.That(broken, Is.Empty, $"LAW_SEED={seed}");
        Assert.That(checkedCases, Is.GreaterThanOrEqualTo(least));

        if (least < cases || missing is null) return;
        var more = new Random(unchecked((int)own));
        while (checkedCases < most && missing().Any() && IsKept(more.Next())) continue;
        if (checkedCases > least) TestContext.Out.WriteLine($"{checkedCases} cases until each kind was drawn");
        Assert.That(broken, Is.Empty, $"LAW_SEED={seed}");
        Assert.That(missing(), Is.Empty, $"too rare to say anything, in {checkedCases} cases; LAW_SEED={seed}");
    }

    /// <summary>Of each count that is below what a law needs: what it counts, and how far it came.</summary>
    public static IEnumerable<string> Below(params (string What, int Count, int Needed)[] counts) =>
        counts.Where(item => item.Count < item.Needed)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.What}: {item.Count} of {item.Needed}"));

    private static FSharpOption<Replay> Replay(ulong seed) =>
        FSharpOption<Replay>.Some(new(new Rnd(seed, 1), FSharpOption<int>.None));

    private static ulong? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : null;

    // Tests that are given one seed draw different cases all the same.
    private static ulong Own(string test) => test.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));

    private static List<string> Problems(Func<int, IEnumerable<string>> problems, int drawn)
    {
        try
        {
            return [.. problems(drawn)];
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }
    }
}
