using System.Text.RegularExpressions;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests;

/// <summary>The approved files of all test projects.</summary>
public sealed partial class ApproveTests
{
    private static readonly List<string> Expected =
    [
        .. Repository
            .Files("tests", $"*{Approve.Marker}*")
            .Where(file => !file.EndsWith(".cs", StringComparison.Ordinal)),
    ];

    [Test]
    public void Every_expected_file_belongs_to_a_test()
    {
        var tests = Repository.Files("tests", "*.cs").SelectMany(Tests).ToHashSet(StringComparer.Ordinal);

        var orphans = Expected.Where(file => !tests.Contains(Name(file)));

        Assert.That(Expected, Has.Count.GreaterThan(10));
        Assert.That(orphans, Is.Empty, "No test has these names: delete the files, or rename them with their tests.");
    }

    [Test]
    public void No_expected_file_has_carriage_returns() =>
        Assert.That(Expected.Where(file => File.ReadAllText(file).Contains('\r')), Is.Empty);

    private static string Name(string file) => string.Join('.', Path.GetFileName(file).Split('.').Take(2));

    private static IEnumerable<string> Tests(string file)
    {
        var text = File.ReadAllText(file);
        return TestClass()
            .Matches(text)
            .SelectMany(fixture =>
                TestMethod().Matches(text).Select(test => $"{fixture.Groups[1].Value}.{test.Groups[1].Value}")
            );
    }

    [GeneratedRegex(@"^(?:public|internal) sealed (?:partial )?class (\w+)", RegexOptions.Multiline)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"^    public (?:static )?(?:async )?\w+ (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
