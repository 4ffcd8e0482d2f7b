using SequencesAsCode.Cli;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Cli;

/// <summary>The arrows between the folders of the program, read from the compiled types.</summary>
public sealed class FoldersTests
{
    private const string Root = "SequencesAsCode.Cli.";

    private static readonly IReadOnlyList<Type> Types = TypeReferences.Written(typeof(App).Assembly);

    [TestCase("Screen", "")]
    [TestCase("Starter", "")]
    [TestCase("Results", "Screen")]
    [TestCase("Pipeline", "Results Screen")]
    [TestCase("Importing", "Pipeline Results")]
    [TestCase("CommandLine", "Pipeline Results Screen")]
    [TestCase("Verbs.Contacts", "CommandLine Pipeline Results Screen")]
    [TestCase("Verbs", "Verbs.Contacts CommandLine Importing Pipeline Results Screen Starter")]
    public void A_folder_knows_only_those_below_it(string folder, string below)
    {
        var types = Types.Where(type => Folder(type) == folder).ToList();

        var arrows = types
            .SelectMany(type => TypeReferences.Of(type).Select(Folder).OfType<string>())
            .Distinct()
            .Where(other => other != folder);

        Assert.That(types, Is.Not.Empty);
        Assert.That(arrows, Is.EquivalentTo(below.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void Every_folder_has_its_arrows()
    {
        var tested = typeof(FoldersTests)
            .GetMethod(nameof(A_folder_knows_only_those_below_it))!
            .GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Select(test => (string)((TestCaseAttribute)test).Arguments[0]!);

        var folders = Types.Select(Folder).OfType<string>().Distinct().ToList();

        Assert.That(folders, Has.Count.GreaterThan(5).And.SubsetOf(tested));
    }

    private static string? Folder(Type type) =>
        type.Assembly == typeof(App).Assembly && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true
            ? type.Namespace[Root.Length..]
            : null;
}
