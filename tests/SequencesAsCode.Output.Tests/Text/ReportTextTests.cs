using SequencesAsCode.Core.Plans;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Output.Tests.Text;

public sealed class ReportTextTests
{
    [Test]
    public void Every_ending_is_named_and_followed_by_what_to_do() => Approve.Text(Text(Mixed));

    [Test]
    public void A_clean_apply_is_short() =>
        Approve.Text(
            Text(
                Some.Report(
                    Some.Result(ChangeStatus.Applied),
                    Some.Result(ChangeStatus.Applied, "q4", "Q4") with
                    {
                        Action = SequenceAction.Create,
                    }
                )
            )
        );

    [TestCase(StopReason.Cancelled)]
    [TestCase(StopReason.QuotaSpent)]
    [TestCase(StopReason.Denied)]
    public void A_run_that_stopped_says_why(StopReason reason) =>
        Approve.Text(
            Text(
                Some.Report(Some.Result(ChangeStatus.Applied), Some.Result(ChangeStatus.NotAttempted, "q4", "Q4")) with
                {
                    Stopped = reason,
                }
            ),
            part: reason.ToString()
        );

    [Test]
    public void A_lock_that_could_not_be_written_is_said_last()
    {
        var text = Text(
            Some.Report(Some.Result(ChangeStatus.Applied)) with
            {
                LockError = "The lock could not be written: disk full; run apply again.",
            }
        );

        Assert.That(
            text,
            Does.EndWith("Apply: 1 applied.\nThe lock could not be written: disk full; run apply again.\n")
        );
    }

    [Test]
    public void Progress_is_one_line_a_sequence()
    {
        using var output = new StringWriter();

        new TextRenderer(false).Write(Some.Result(ChangeStatus.Applied), output);
        new TextRenderer(false).Write(
            Some.Result(ChangeStatus.Failed, "q4", "Q4\nfake", "Apollo said 422: name is taken."),
            output
        );

        Approve.Text(output.ToString());
    }

    [Test]
    public void Diagnostics_are_clickable_lines_and_a_count()
    {
        using var output = new StringWriter();
        ImmutableArray<Diagnostic> diagnostics =
        [
            Diagnostic.IdNotInService(Some.At("q3", 4), "this sequence has no step", "66\u202e"),
            Diagnostic.PermissionsHaveNoEffect(Some.At("q3", 9)),
        ];

        new TextRenderer(false).Write(diagnostics, output);

        Approve.Text(output.ToString());
    }

    [Test]
    public void No_diagnostics_are_a_count_too()
    {
        using var output = new StringWriter();

        new TextRenderer(false).Write(ImmutableArray<Diagnostic>.Empty, output);

        Assert.That(output.ToString(), Is.EqualTo("0 errors, 0 warnings.\n"));
    }

    internal static ApplyReport Mixed { get; } =
        Some.Report(
            Some.Result(
                ChangeStatus.Blocked,
                "cold-dach",
                "Cold DACH",
                "Step 2 (call) is no longer in the file, and 12 people are in it."
            ),
            Some.Result(ChangeStatus.Applied, "q4-renewal", "Q4 Renewal") with
            {
                Action = SequenceAction.Create,
            },
            Some.Result(ChangeStatus.Stale, "emea", "EMEA", "Somebody edited it in Apollo after the plan was made."),
            Some.Result(ChangeStatus.Unknown, "apac", "APAC", "The answer was lost."),
            Some.Result(
                ChangeStatus.Failed,
                "founders",
                "Fintech Founders",
                "Not taken by the service: step 2 note."
            ) with
            {
                Written = true,
            },
            Some.Result(ChangeStatus.NotAttempted)
        ) with
        {
            Stopped = StopReason.Failure,
        };

    private static string Text(ApplyReport report)
    {
        using var output = new StringWriter();
        new TextRenderer(false).Write(report, output);
        return output.ToString();
    }
}
