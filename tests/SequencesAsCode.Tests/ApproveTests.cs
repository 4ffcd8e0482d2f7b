using System.Runtime.CompilerServices;

namespace SequencesAsCode.Tests.Support;

public sealed class ApproveTests
{
    [Test]
    public void Every_expected_file_belongs_to_a_test()
    {
        var files = ExpectedFiles(SourceFolder());
        var tests = typeof(ApproveTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        var orphans = files.Where(file => !tests.Contains(string.Join('.', Path.GetFileName(file).Split('.').Take(2))));

        Assert.That(files, Has.Count.GreaterThan(10));
        Assert.That(orphans, Is.Empty, "No test has these names: delete the files, or rename them with their tests.");
    }

    [Test]
    public void No_expected_file_has_carriage_returns() =>
        Assert.That(ExpectedFiles(SourceFolder()).Where(file => File.ReadAllText(file).Contains('\r')), Is.Empty);

    private static List<string> ExpectedFiles(string folder) =>
        [.. Directory.EnumerateFiles(folder, $"*{Approve.Marker}*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string SourceFolder([CallerFilePath] string source = "") => Path.GetDirectoryName(Path.GetDirectoryName(source)!)!;
}
