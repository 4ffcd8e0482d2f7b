using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;
using SequencesAsCode.Core.Json.Documents;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

/// <summary>What was left unread is counted and announced in every output, and never called unchanged.</summary>
[TestFixture]
internal sealed class NotReadTests
{
    private const string Announced =
        "995 sequences are up to date. Text edited in Apollo is not checked here; "
        + "'sequences plan --refresh all' checks it.";

    private static readonly Plan Large = Some.Plan([
        .. Enumerable.Range(0, 995).Select(AsLocked),
        .. Enumerable.Range(0, 5).Select(index => Some.Sequence(SequenceAction.None, $"same-{index}", $"Same {index}")),
    ]);

    [Test]
    public void In_text_they_are_one_line()
    {
        var text = Text(Large);

        Assert.That(
            text,
            Is.EqualTo(
                "Text edited in Apollo is not checked here; 'sequences plan --refresh all' checks it.\n"
                    + "No changes. 1,000 sequences in production are up to date.\n"
            )
        );
    }

    [Test]
    public void In_the_comment_they_are_one_line()
    {
        var comment = SomeComments.Comment(Large);

        Rendered.Of(comment);
        Assert.That(
            comment,
            Does.Contain("### Sequence plan: no changes\n")
                .And.Contain("995 sequences are up to date. Text edited in Apollo is not checked here; ")
                .And.Contain("<code>sequences plan --refresh all</code> checks it.")
        );
    }

    [Test]
    public void On_the_page_they_are_one_line_and_not_among_the_unchanged()
    {
        using var writer = new StringWriter();
        PreviewRenderer.Write(Large, writer);

        Assert.That(
            writer.ToString(),
            Does.Contain(Announced)
                .And.Contain("5 unchanged sequences")
                .And.Contain("The files ask for no change. Not every sequence was read from Apollo.")
                .And.Not.Contain("already matches")
                .And.Not.Contain("Locked 7")
        );
    }

    [Test]
    public void In_JSON_they_are_counted_and_each_has_its_reason()
    {
        using var writer = new StringWriter();
        JsonRenderer.Write(new OutputDocument(0, [], null, Large, null), writer);
        var plan = JsonNode.Parse(writer.ToString())!["plan"]!;

        Assert.That(OutputSchema.ProblemsOf(writer.ToString()), Is.Empty);
        Assert.That(
            ((bool)plan["complete"]!, (int)plan["counts"]!["sequences"]!["not_read"]!),
            Is.EqualTo((false, 995))
        );
        Assert.That(
            plan["sequences"]!.AsArray().Count(sequence => (string?)sequence!["reason"] == "as_locked"),
            Is.EqualTo(995)
        );
    }

    [Test]
    public void A_saved_plan_keeps_them() =>
        Assert.That(PlanFile.Write(PlanFile.Read(PlanFile.Write(Large))), Is.EqualTo(PlanFile.Write(Large)));

    [Test]
    public void One_is_told_in_the_singular_and_apart_from_what_the_run_is_limited_to()
    {
        var text = Text(
            Some.Plan(AsLocked(1), Some.Sequence(SequenceAction.NotRead, "later") with { Reason = Reason.NotTargeted })
        );

        Assert.That(
            text,
            Is.EqualTo(
                "Text edited in Apollo is not checked here; 'sequences plan --refresh all' checks it.\n"
                    + "1 sequence was not checked, because this run is limited to others.\n"
                    + "No changes. 1 sequence in production is up to date, 1 not checked.\n"
            )
        );
    }

    private static SequenceChange AsLocked(int index) =>
        Some.Sequence(SequenceAction.NotRead, $"key-{index}", $"Locked {index}") with
        {
            Reason = Reason.AsLocked,
            People = People.Unknown,
            Effect = new(EffectKind.NotLookedAt),
        };

    private static string Text(Plan plan)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new TextRenderer(false, 160).Write(plan, writer);
        return writer.ToString();
    }
}
