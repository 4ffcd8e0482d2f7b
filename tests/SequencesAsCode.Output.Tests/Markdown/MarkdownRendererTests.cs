using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Markdown;
using SequencesAsCode.Output.Markdown.Writing;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Markdown;

public sealed class MarkdownRendererTests
{
    [Test]
    public void A_plan_with_everything_is_one_comment() =>
        Approve.Text(SomeComments.Comment(SomePlans.Everything), "md");

    [Test]
    public void What_is_blocked_comes_first_with_the_lines_to_add() =>
        Approve.Text(
            SomeComments.Comment(
                Some.Plan(
                    SomePlans.CopyChanged,
                    SomePlans.Blocked,
                    SomePlans.BlockedWithoutRemedy,
                    SomePlans.Conflicting
                )
            ),
            "md"
        );

    [Test]
    public void Everything_blocked_is_said_at_once() =>
        Approve.Text(
            SomeComments.Comment(
                new(
                    Some.Context,
                    [SomePlans.CopyChanged],
                    [],
                    [
                        new(
                            BlockCode.ManyAtOnce,
                            "The plan changes the copy or timing of 9 of 20 live sequences.",
                            null
                        )
                        {
                            Consent = Consent.ManyAtOnce,
                        },
                    ]
                )
            ),
            "md"
        );

    [Test]
    public void Nothing_to_do_is_short() =>
        Approve.Text(
            SomeComments.Comment(
                Some.Plan(Some.Sequence(SequenceAction.None), Some.Sequence(SequenceAction.None, "q4", "Q4"))
            ),
            "md"
        );

    [Test]
    public void Hostile_text_stays_text() =>
        Approve.Text(SomeComments.Comment(Some.Plan(SomeComments.Hostile, SomeComments.HostileBlock)), "md");

    [Test]
    public void Sixty_four_touches_are_one_fold() =>
        Approve.Text(SomeComments.Comment(Some.Plan(SomeComments.SixtyFourTouches)), "md");

    [Test]
    public void A_thousand_sequences_still_give_a_comment() =>
        Approve.Text(SomeComments.Comment(SomeComments.Thousand, 6_000), "md");

    [Test]
    public void The_smallest_comment_is_whole() =>
        Approve.Text(SomeComments.Comment(SomePlans.Everything, CommentContext.Smallest), "md");

    [Test]
    public void Mistakes_in_files_are_a_table() =>
        Approve.Text(
            Failure(
                [
                    Diagnostic.PermissionsHaveNoEffect(Some.At("q3-outbound", 7)),
                    Diagnostic.UnknownKey(Some.At("q3|`x`", 3), "stpes", "steps"),
                    Diagnostic.NoFilesButALock(new("sequences.production.lock.json")),
                ],
                null
            ),
            "md"
        );

    [Test]
    public void Trouble_with_the_service_is_said() =>
        Approve.Text(Failure([], new(FailureKind.KeyRefused, "Apollo refused the key; check <APOLLO_API_KEY>.")), "md");

    [Test]
    public void An_apply_ends_as_a_table()
    {
        using var output = new StringWriter();
        var report = Some.Report(
            Some.Result(ChangeStatus.Applied),
            Some.Result(ChangeStatus.Failed, "b", "B | b", "Apollo answered 500."),
            Some.Result(ChangeStatus.NotAttempted, "c", "C")
        ) with
        {
            Stopped = StopReason.Failure,
        };

        MarkdownRenderer.Write(report, SomeComments.Context with { Purpose = "apply" }, output);

        Approve.Text(output.ToString(), "md");
    }

    [TestCase("outbound/eu", "production", "<!-- sequences-as-code: outbound/eu production -->")]
    [TestCase(".", "a b--> <c>", "<!-- sequences-as-code: . a%20b-%2D%3E%20%3Cc%3E -->")]
    [TestCase("über", "-", "<!-- sequences-as-code: %C3%BCber %2D -->")]
    public void The_marker_is_the_first_line_and_nothing_can_end_it(
        string workspace,
        string environment,
        string expected
    )
    {
        using var output = new StringWriter();

        MarkdownRenderer.Write(
            Some.Plan(),
            SomeComments.Context with
            {
                Workspace = workspace,
                Environment = environment,
            },
            output
        );

        Assert.That(output.ToString().Split('\n')[0], Is.EqualTo(expected));
    }

    [Test]
    public void A_long_name_is_cut_in_the_marker_and_stays_unique()
    {
        var markers = new[] { "a", "b" }
            .Select(end => MarkdownText.Marker(new string('x', 200) + end).ToString())
            .ToList();

        Assert.That(markers, Is.Unique.And.All.Length.LessThan(80));
    }

    private static string Failure(System.Collections.Immutable.ImmutableArray<Diagnostic> diagnostics, Failure? error)
    {
        using var output = new StringWriter();
        MarkdownRenderer.Write(diagnostics, error, SomeComments.Context, output);
        return output.ToString();
    }
}
