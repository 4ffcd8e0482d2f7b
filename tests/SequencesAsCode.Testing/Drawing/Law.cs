using System.Globalization;

namespace SequencesAsCode.Testing.Drawing;

/// <summary>
/// Checks a law over drawn cases. A case is built from one number. The seed of a run is printed, and a case that breaks
/// the law is printed with the command that runs it alone. Environment variables: <c>LAW_SEED</c> repeats a run,
/// <c>LAW_CASE</c> runs one case alone, and <c>LAW_CASES</c> caps the cases of each law, for many seeds in a row
/// (<c>tests/laws.sh</c>).
/// </summary>
internal static class Law
{
    public const int Cases = 1000;

    /// <summary>
    /// The category of tests that the plain test command leaves out because they take long. They run with
    /// <c>dotnet test --settings tests/long.runsettings</c> and in CI.
    /// </summary>
    public const string Long = "Long";

    private const int MostTimes = 50;
    private const int MostMore = 10_000;

    /// <summary>
    /// Checks the law. The first drawn case with a problem fails the test. Cases that were never drawn prove nothing,
    /// so drawing goes on while <paramref name="missing"/> is not empty, and no run depends on luck.
    /// </summary>
    /// <param name="problems">Finds the problems of the case that is drawn from a number.</param>
    /// <param name="cases">The fewest cases to check.</param>
    /// <param name="missing">The kinds of cases that were not drawn often enough yet. The test fails when more draws do
    /// not help.</param>
    public static void Holds(
        Func<int, IEnumerable<string>> problems,
        int cases = Cases,
        Func<IEnumerable<string>>? missing = null
    )
    {
        if (Given("LAW_CASE") is { } only)
        {
            Check(problems, (int)only);
            Assert.Pass($"LAW_CASE={only} holds");
        }

        var seed = Given("LAW_SEED") ?? TestContext.CurrentContext.Random.NextUInt();
        var most = Math.Min(MostTimes * cases, cases + MostMore);
        var least = (int)Math.Min((ulong)cases, Given("LAW_CASES") ?? int.MaxValue);
        TestContext.Out.WriteLine($"LAW_SEED={seed}, {least} cases");
        var draws = new Random(unchecked((int)(seed + Own(TestContext.CurrentContext.Test.FullName))));

        var count = 0;
        for (; count < least; count++)
            Check(problems, draws.Next());
        if (least < cases || missing is null)
            return;
        for (; count < most && missing().Any(); count++)
            Check(problems, draws.Next());
        if (count > least)
            TestContext.Out.WriteLine($"{count} cases until each kind was drawn");
        Assert.That(missing(), Is.Empty, $"too rare to say anything, in {count} cases; LAW_SEED={seed}");
    }

    /// <summary>Lists the counts that are below the number that a law needs.</summary>
    public static IEnumerable<string> Below(params (string What, int Count, int Needed)[] counts) =>
        counts
            .Where(item => item.Count < item.Needed)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.What}: {item.Count} of {item.Needed}"));

    private static void Check(Func<int, IEnumerable<string>> problems, int drawn)
    {
        var found = Problems(problems, drawn);
        if (found.Count == 0)
            return;
        var test = TestContext.CurrentContext.Test;
        var name = $"{test.ClassName?.Split('.')[^1]}.{test.MethodName}";
        Assert.Fail(
            $"""
            {string.Join('\n', found)}

            This case alone: LAW_CASE={drawn} dotnet test --filter FullyQualifiedName~.{name}
            """
        );
    }

    private static ulong? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : null;

    // Makes tests with the same seed draw different cases.
    private static ulong Own(string test) =>
        test.Aggregate(14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL));

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
