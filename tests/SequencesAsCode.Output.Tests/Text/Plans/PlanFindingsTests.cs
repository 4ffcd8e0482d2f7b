using SequencesAsCode.Core.Plans;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text.Plans;

/// <summary>Which warnings of a plan are shown, and which are only counted.</summary>
internal sealed class PlanFindingsTests
{
    private const string Counted = "lint warning";

    [TestCase("sequences/changed.yaml", true)]
    [TestCase("texts/changed.md", true)]
    [TestCase("texts/shared.md", true)]
    [TestCase("sequences.yaml", true)]
    [TestCase("sequences/quiet.yaml", false)]
    [TestCase("texts/quiet.md", false)]
    public void Those_of_changed_sequences_and_of_the_workspace_are_shown(string file, bool isShown)
    {
        var plan = Plan(Found(file)) with
        {
            BodyFiles = ImmutableDictionary
                .Create<string, ImmutableArray<string>>(StringComparer.Ordinal)
                .Add("changed", ["texts/changed.md", "texts/shared.md"])
                .Add("quiet", ["texts/quiet.md", "texts/shared.md"]),
        };

        AssertShown(plan, file, isShown);
    }

    [TestCase("sequences/changed/intro.md", true)]
    [TestCase("sequences/quiet/intro.md", false)]
    public void Of_a_saved_plan_the_bodies_are_those_in_the_folder_of_the_sequence(string file, bool isShown) =>
        AssertShown(Plan(Found(file)), file, isShown);

    [Test]
    public void What_is_about_the_account_is_always_shown()
    {
        var found = Diagnostic.Saved("SEQ410", Severity.Warning, "Twice there.", new("sequences/quiet.yaml", 1));

        AssertShown(Plan(found), "sequences/quiet.yaml", isShown: true);
    }

    [Test]
    public void The_others_are_counted_in_one_line()
    {
        var text = PlanOutput.Text(
            Plan([
                Found("sequences/changed.yaml"),
                .. Enumerable.Range(1, 9).Select(line => Found("sequences/quiet.yaml", line)),
                Found("sequences/quiet/intro.md"),
            ])
        );

        Assert.That(text, Does.Contain("\n10 more lint warnings in 2 files: run 'sequences validate'.\n"));
    }

    private static void AssertShown(Plan plan, string file, bool isShown)
    {
        var text = PlanOutput.Text(plan);

        Assert.That(text.Contains($"  {file}:", StringComparison.Ordinal), Is.EqualTo(isShown), text);
        Assert.That(text.Contains(Counted, StringComparison.Ordinal), Is.EqualTo(!isShown), text);
    }

    private static Diagnostic Found(string file, int line = 3) =>
        Diagnostic.Saved("SEQ340", Severity.Warning, "The variable is not known.", new(file, line));

    private static Plan Plan(params IEnumerable<Diagnostic> warnings) =>
        Some.Plan(
                Some.Sequence(SequenceAction.Update, "changed"),
                Some.Sequence(SequenceAction.None, "quiet") with
                {
                    Id = "66e9e215ece19801b2199701",
                }
            )
            .WithWarnings(warnings);
}
