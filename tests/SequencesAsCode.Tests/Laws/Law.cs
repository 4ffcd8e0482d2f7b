using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SequencesAsCode.Tests.Laws;

/// <summary>Checks a law over drawn cases. The seed is printed; the environment variable <c>LAW_SEED</c> repeats a run.</summary>
internal static class Law
{
    public const int Cases = 1000;

    /// <summary>The category of what takes longer than the test command may: <c>dotnet test --settings tests/long.runsettings</c> runs it, and so does CI.</summary>
    public const string Long = "Long";

    /// <summary>The law holds when no drawn seed gives a problem; the first one that does is reported with its problems.</summary>
    public static void Holds(Func<int, IEnumerable<string>> problems, int cases = Cases)
    {
        var given = Environment.GetEnvironmentVariable("LAW_SEED");
        var seed = given is null ? (ulong)TestContext.CurrentContext.Random.NextUInt() : ulong.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine($"LAW_SEED={seed}, {cases} cases");
        var (checkedCases, broken) = (0, new List<string>());
        var property = Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), drawn =>
        {
            checkedCases++;
            var found = Problems(problems, drawn);
            if (found.Count > 0 && broken.Count == 0) broken.AddRange(found.Prepend($"case {drawn}:"));
            return found.Count == 0;
        });
        Check.One(Config.Quick.WithMaxTest(cases).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(new(new Rnd(seed + Own(TestContext.CurrentContext.Test.FullName), 1), FSharpOption<int>.None))), property);

        Assert.That(broken, Is.Empty, $"LAW_SEED={seed}");
        Assert.That(checkedCases, Is.GreaterThanOrEqualTo(cases));
    }

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
