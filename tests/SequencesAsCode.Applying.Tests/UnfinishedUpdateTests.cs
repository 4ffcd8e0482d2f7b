using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;

namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// An update took effect and could never be read back; the service keeps bodies in a form of its own, so the lock knows
/// neither what was sent nor what came of it.
/// </summary>
[TestFixture]
internal sealed class UnfinishedUpdateTests() : EmulatedTests(null, new() { Sanitizer = Sanitizer.Rewrite })
{
    [Test]
    public async Task What_moved_as_the_file_says_is_no_conflict_in_the_next_run()
    {
        await scene.ApplyAsync(With("<p>One</p>"));
        await LoseReadBackAsync(With("<p>Two</p>"));

        var next = await scene.PlanAsync(With("<p>Two</p>"));
        var report = await scene.ApplyAsync(next);

        Assert.That(next.Sequences.Single().Action, Is.EqualTo(SequenceAction.Adopt));
        Assert.That(report.Results.Single().Status, Is.EqualTo(ChangeStatus.Applied));
        Assert.That(
            (await scene.PlanAsync(With("<p>Two</p>"))).Sequences.Single().Action,
            Is.EqualTo(SequenceAction.None)
        );
        Assert.That(File.Exists(scene.JournalPath), Is.False);
    }

    [Test]
    public async Task What_moved_otherwise_is_a_conflict_all_the_same()
    {
        await scene.ApplyAsync(With("<p>One</p>"));
        await LoseReadBackAsync(With("<p>Two</p>"));

        var next = await scene.PlanAsync(With("<p>Three</p>"));

        Assert.That(
            next.Sequences.Single().Blocks.Select(block => block.Code),
            Is.EqualTo(new[] { BlockCode.Conflict })
        );
    }

    [Test]
    public async Task A_change_of_markup_that_never_arrived_is_still_a_change()
    {
        await scene.ApplyAsync(With("<p>One</p>"));
        var plan = await scene.PlanAsync(With("<p><b>One</b></p>"));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.CutBefore,
                Method = "PUT",
                Times = 0,
            },
            new Fault
            {
                Kind = FaultKind.Error,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 2,
                Times = 0,
            }
        );
        var lost = await scene.ApplyOneAsync(plan);
        scene.Break();

        var next = await scene.PlanAsync(With("<p><b>One</b></p>"));

        Assert.That(lost.Status, Is.EqualTo(ChangeStatus.Unknown), lost.Message);
        Assert.That(
            next.Sequences.Single().Steps.Single().Touches.Single().Fields.Select(change => change.Field),
            Is.EqualTo(new[] { Fields.Body })
        );
    }

    [Test]
    public async Task Without_a_lock_a_half_written_sequence_stays_unknown()
    {
        var on = With("<p>One</p>").With(Fields.Active, new FieldValue.Flag(true));
        await scene.ApplyAsync(on);
        var id = scene.Base().Sequences.Single().Id;
        File.Delete(scene.LockPath);
        var plan = await scene.PlanAsync(
            Scene.Everything with
            {
                Overwrite = KeySelection.Every,
            },
            With("<p>Two</p>").With(Fields.Active, new FieldValue.Flag(false)) with
            {
                Id = id,
            }
        );
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Method = "PUT",
                Status = 422,
                Body = """{"error":"No."}""",
                Times = 0,
            }
        );

        var result = await scene.ApplyOneAsync(plan);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        Assert.That(scene.Base().Sequences, Is.Empty);
        Assert.That(scene.Base().Unfinished, Is.EqualTo(new[] { Wanted.Key }));
    }

    [Test]
    public async Task A_refused_update_leaves_nothing_to_look_for()
    {
        await scene.ApplyAsync(With("<p>One</p>"));
        var plan = await scene.PlanAsync(With("<p>Two</p>"));
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Answer,
                Method = "PUT",
                Status = 422,
                Body = """{"error":"No."}""",
                Times = 0,
            }
        );

        await scene.ApplyAsync(plan);

        Assert.That(scene.Base().Unfinished, Is.Empty);
        Assert.That(File.Exists(scene.JournalPath), Is.False);
    }

    private static DesiredSequence With(string body) => Wanted.New("Ours", Wanted.Draft("a", "Subject", body));

    private async Task LoseReadBackAsync(DesiredSequence wish)
    {
        var plan = await scene.PlanAsync(wish);
        scene.Break(
            new Fault
            {
                Kind = FaultKind.Error,
                Method = "GET",
                Path = "/emailer_campaigns/*",
                Call = 2,
                Times = 0,
            }
        );
        var result = await scene.ApplyOneAsync(plan);
        scene.Break();
        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        Assert.That(scene.Base().Unfinished, Is.EqualTo(new[] { Wanted.Key }));
    }
}
