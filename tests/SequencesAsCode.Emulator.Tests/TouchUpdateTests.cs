using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class TouchUpdateTests
{
    private const string Written =
        """{"emailer_template":{"subject":"New","body_html":"<p>Hello<script>x</script></p>"}}""";

    [Test]
    public void The_template_is_written_as_every_other_write_does_it()
    {
        var bench = new Bench();

        var answer = Update(bench, Bench.FollowUpTouch, Written);

        var template = Template(bench, Bench.FollowUpTouch);
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Json.Keys(), Is.EqualTo(new[] { "emailer_touch", "emailer_template" }));
        Assert.That(JsonNode.DeepEquals(answer.Json["emailer_template"], template), Is.True);
        Assert.That((string?)template["subject"], Is.EqualTo("New"));
        Assert.That((string?)template["body_html"], Is.EqualTo("<html><head></head><body><p>Hello</p></body></html>"));
        Assert.That((string?)template["body_text"], Is.EqualTo("Hello"));
    }

    [TestCase("approves", 200, "approved")]
    [TestCase("keeps", 200, "to_be_reviewed")]
    [TestCase("unusable", 422, "to_be_reviewed")]
    public void Whether_it_approves_is_what_the_switch_says(string choice, int status, string touchStatus)
    {
        var bench = new Bench($"touch_update={choice}");

        var answer = Update(bench, Bench.FollowUpTouch, Written);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That((string?)Touch(bench, Bench.FollowUpTouch)["status"], Is.EqualTo(touchStatus));
        Assert.That((string?)Template(bench, Bench.FollowUpTouch)["subject"], Is.EqualTo(status == 200 ? "New" : null));
    }

    [Test]
    public void Without_any_switch_it_approves_even_against_what_is_sent()
    {
        var bench = new Bench();

        Update(bench, Bench.FollowUpTouch, """{"status":"to_be_reviewed","emailer_template":{"body_html":"Hi"}}""");

        Assert.That((string?)Touch(bench, Bench.FollowUpTouch)["status"], Is.EqualTo("approved"));
    }

    [Test]
    public void Type_and_status_are_taken_where_they_are_sent()
    {
        var bench = new Bench("touch_update=keeps");

        Update(
            bench,
            Bench.FollowUpTouch,
            """{"type":"new_thread","status":"approved","emailer_template":{"body_html":"Hi"}}"""
        );

        var touch = Touch(bench, Bench.FollowUpTouch);
        Assert.That(((string?)touch["type"], (string?)touch["status"]), Is.EqualTo(("new_thread", "approved")));
    }

    [Test]
    public void What_else_the_touch_has_stays()
    {
        var bench = new Bench();
        var before = Touch(bench, Bench.IntroA);

        Update(bench, Bench.IntroA, Written);

        Assert.That(JsonNode.DeepEquals(Touch(bench, Bench.IntroA), before), Is.True);
        Assert.That((bool?)before["include_signature"], Is.True);
    }

    [TestCase("""{}""", "undefined method '[]' for nil")]
    [TestCase("""{"emailer_template":null}""", "undefined method '[]' for nil")]
    [TestCase("""{"emailer_template":"x"}""", "undefined method '[]' for nil")]
    [TestCase("""{"status":"sent","emailer_template":{"body_html":"Hi"}}""", "Status must be valid")]
    [TestCase("""{"type":"reply","emailer_template":{"body_html":"Hi"}}""", "Type must be valid")]
    [TestCase(
        """{"type":"reply_to_thread","emailer_template":{"body_html":"Hi"}}""",
        "A reply must follow a step that opened a thread"
    )]
    [TestCase(
        """{"status":"approved","emailer_template":{"body_html":""}}""",
        "Please make sure your template has a non-empty body before turning it on."
    )]
    public void What_is_refused_changes_nothing(string body, string error)
    {
        var bench = new Bench("touch_update=keeps");
        var before = bench.Apollo.ExportState();

        var answer = Update(bench, Bench.IntroA, body);

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
        Assert.That(bench.Apollo.ExportState(), Is.EqualTo(before));
    }

    [TestCase("approves")]
    [TestCase("unusable")]
    public void A_touch_that_does_not_exist_is_404(string choice)
    {
        var bench = new Bench($"touch_update={choice}");

        var answer = Update(bench, "66e9e215ece19801b219ffff", Written);

        Assert.That((answer.Status, answer.Error), Is.EqualTo((404, "Record not found.")));
    }

    [Test]
    public void A_template_that_several_touches_share_changes_for_all_of_them()
    {
        var bench = new Bench();
        var adopting = Bench.FullFollowUp();
        adopting["emailer_touches"]![0]!["emailer_template"] = new JsonObject
        {
            ["id"] = "66e9e215ece19801b2193001",
            ["subject"] = "Shared",
            ["body_html"] = "Hi",
        };
        bench.Update(Bench.Outbound, Bench.Steps(Bench.FullIntro(), Bench.FullPhone(), adopting).ToJsonString());

        Update(bench, Bench.IntroA, Written);

        Assert.That(
            (string?)Touch(bench, Bench.FollowUpTouch)["emailer_template_id"],
            Is.EqualTo("66e9e215ece19801b2193001")
        );
        Assert.That((string?)Template(bench, Bench.FollowUpTouch)["subject"], Is.EqualTo("New"));
        Assert.That((string?)Template(bench, Bench.IntroA)["subject"], Is.EqualTo("New"));
        Assert.That(bench.Apollo.ExportState(), Does.Not.Contain("Shared"));
    }

    [Test]
    public void It_is_an_endpoint_of_its_own()
    {
        var bench = new Bench("allowed_endpoints=api/v1/emailer_campaigns/show");

        var answer = Update(bench, Bench.IntroA, Written);

        Assert.That(answer.Status, Is.EqualTo(403));
        Assert.That(answer.Error, Does.Contain("api/v1/emailer_touches/update"));
    }

    private static Answer Update(Bench bench, string touch, string body) =>
        bench.Send("PUT", $"/emailer_touches/{touch}", body);

    private static JsonNode Touch(Bench bench, string id) => bench.Read().Pick("emailer_touches", id);

    private static JsonNode Template(Bench bench, string touch) =>
        bench.Read().Pick("emailer_templates", (string)Touch(bench, touch)["emailer_template_id"]!);
}
