using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class ActivationTests
{
    [Test]
    public void Abort_and_approve_answer_the_recorded_shapes()
    {
        var bench = new Bench();

        var aborted = bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/abort").Json;
        var approved = bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/approve", "{}").Json;

        Assert.That(aborted.Keys(), Is.EqualTo(new[] { "emailer_campaign", "emailer_touches", "emailer_steps" }));
        Assert.That(
            approved.Keys(),
            Is.EqualTo(new[] { "emailer_campaign", "emailer_touches", "emailer_steps", "team" })
        );
        Assert.That(
            approved["emailer_campaign"]!.Keys(),
            Is.EqualTo(new[] { "id", "unique_scheduled", "active", "contact_statuses" })
        );
        Assert.That(approved["emailer_touches"]![0]!.Keys(), Is.EqualTo(new[] { "id", "status", "unique_scheduled" }));
        Assert.That(
            ((bool)aborted["emailer_campaign"]!["active"]!, (bool)approved["emailer_campaign"]!["active"]!),
            Is.EqualTo((false, true))
        );
    }

    [Test]
    public void Abort_and_approve_leave_their_reasons()
    {
        var bench = new Bench();

        bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/abort");
        var paused = (string?)bench.Read()["emailer_campaign"]!["status_reason"];
        bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/approve");

        Assert.That(paused, Is.EqualTo("manual_pause"));
        Assert.That((string?)bench.Read()["emailer_campaign"]!["status_reason"], Is.EqualTo("manual_approve"));
    }

    [Test]
    public void Approving_a_sequence_does_not_approve_its_touches()
    {
        var bench = new Bench();
        bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/abort");

        bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/approve");

        Assert.That(
            (string?)bench.Read().Pick("emailer_touches", Bench.FollowUpTouch)["status"],
            Is.EqualTo("to_be_reviewed")
        );
    }

    [TestCase(Bench.Outbound, "approve", "The sequence is already active.")]
    [TestCase(Bench.Quiet, "abort", "The sequence is already inactive.")]
    [TestCase(
        Bench.Quiet,
        "approve",
        "Please make sure you have added at least 1 step before turning on the sequence."
    )]
    public void What_cannot_be_switched_is_refused(string id, string verb, string error)
    {
        var bench = new Bench();

        var answer = bench.Send("POST", $"/emailer_campaigns/{id}/{verb}");

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
    }

    [TestCase("approve")]
    [TestCase("abort")]
    [TestCase("archive")]
    [TestCase("add_contact_ids")]
    public void An_unknown_sequence_is_404(string verb)
    {
        var bench = new Bench();

        var answer = bench.Send("POST", $"/emailer_campaigns/66e9e215ece19801b219ffff/{verb}");

        Assert.That(answer.Status, Is.EqualTo(404));
    }

    [Test]
    public void An_archived_sequence_is_inactive_and_hidden_and_keeps_its_reason()
    {
        var bench = new Bench();

        var campaign = bench.Send("POST", $"/emailer_campaigns/{Bench.Outbound}/archive").Json["emailer_campaign"]!;

        Assert.That(
            ((bool)campaign["active"]!, (bool)campaign["archived"]!, (bool)campaign["deleted"]!),
            Is.EqualTo((false, true, true))
        );
        Assert.That((string?)campaign["status_reason"], Is.EqualTo("manual_approve"));
        Assert.That(
            bench.Send("POST", "/emailer_campaigns/search", "{}").Json.Strings("emailer_campaigns", "id"),
            Is.EqualTo(new[] { Bench.Quiet })
        );
        Assert.That((bool?)bench.Read()["emailer_campaign"]!["archived"], Is.True);
    }
}
