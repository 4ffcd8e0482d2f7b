using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class SupagluePatchTests
{
    [Test]
    public void It_changes_the_template_of_the_first_touch_and_nothing_else()
    {
        var bench = new Bench();
        var expected = JsonNode.Parse(bench.Apollo.ExportState())!;
        var template = expected["sequences"]![0]!["steps"]![0]!["touches"]![0]!["template"]!;
        template["subject"] = "New";
        template["body_html"] = "<html><head></head><body><p>Hello</p></body></html>";
        template["body_text"] = "Hello";

        var answer = Supaglue.Patch(
            bench,
            Bench.Intro,
            """{"template":{"subject":"New","body":"<p>Hello</p>"},"custom_fields":{"a":1}}"""
        );

        Assert.That((answer.Status, answer.Response.Body), Is.EqualTo((200, "{}")));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(bench.Apollo.ExportState()), expected), Is.True);
    }

    [TestCase("""{"template":{"subject":"New"}}""", "New", "<html><head></head><body>Hi {{first_name}}</body></html>")]
    [TestCase("""{"template":{"body":"Bye"}}""", "Quick question", "<html><head></head><body>Bye</body></html>")]
    [TestCase("""{"template":{"subject":null}}""", "", "<html><head></head><body>Hi {{first_name}}</body></html>")]
    [TestCase("""{"template":{}}""", "Quick question", "<html><head></head><body>Hi {{first_name}}</body></html>")]
    [TestCase("""{}""", "Quick question", "<html><head></head><body>Hi {{first_name}}</body></html>")]
    public void What_is_left_out_stays(string record, string subject, string body)
    {
        var bench = new Bench();

        Supaglue.Patch(bench, Bench.Intro, record);

        var template = Supaglue.Read(bench).Json.Pick("steps", Bench.Intro)["template"]!;
        Assert.That(((string?)template["subject"], (string?)template["body"]), Is.EqualTo((subject, body)));
    }

    [TestCase("approves", 200, "approved")]
    [TestCase("keeps", 200, "to_be_reviewed")]
    [TestCase("unusable", 499, "to_be_reviewed")]
    public void The_switch_of_Apollos_update_counts_here_too(string choice, int status, string touchStatus)
    {
        var bench = new Bench($"touch_update={choice}");

        var answer = Supaglue.Patch(bench, Bench.FollowUp, """{"template":{"body":"New"}}""");

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(
            (string?)bench.Read().Pick("emailer_touches", Bench.FollowUpTouch)["status"],
            Is.EqualTo(touchStatus)
        );
    }

    [TestCase(Bench.Outbound, Bench.Phone, "supaglue")]
    [TestCase(Bench.Outbound, "66e9e215ece19801b219ffff", "supaglue")]
    [TestCase(Bench.Quiet, Bench.Intro, "supaglue")]
    [TestCase("66e9e215ece19801b219ffff", Bench.Intro, "remote-provider")]
    public void Without_such_a_sequence_step_or_touch_it_is_404(string sequence, string step, string origin)
    {
        var bench = new Bench();

        var answer = Supaglue.Patch(bench, step, """{"template":{"subject":"New"}}""", sequence);

        Assert.That((answer.Status, (string?)answer.Problem()["problem_type"]), Is.EqualTo((404, "NOT_FOUND_ERROR")));
        Assert.That((string?)answer.Problem()["meta"]!["origin"], Is.EqualTo(origin));
        Assert.That(bench.Apollo.Version, Is.Zero);
    }

    [TestCase("", "MISSING_REQUIRED_FIELD")]
    [TestCase("{}", "MISSING_REQUIRED_FIELD")]
    [TestCase("[]", "MISSING_REQUIRED_FIELD")]
    [TestCase("""{"template":{"subject":"New"}}""", "MISSING_REQUIRED_FIELD")]
    [TestCase("{", "BAD_REQUEST_ERROR")]
    [TestCase("""{"record":{"template":"x"}}""", "BAD_REQUEST_ERROR")]
    public void A_body_without_a_record_is_400(string body, string type)
    {
        var bench = new Bench();

        var answer = Supaglue.Send(bench, "PATCH", $"/sequences/{Bench.Outbound}/sequence_steps/{Bench.Intro}", body);

        Assert.That((answer.Status, (string?)answer.Problem()["problem_type"]), Is.EqualTo((400, type)));
        Assert.That(bench.Apollo.Version, Is.Zero);
    }

    [Test]
    public void A_success_may_be_told_with_a_warning()
    {
        var bench = new Bench("supaglue_warnings=true");

        var answer = Supaglue.Patch(bench, Bench.Intro, """{"template":{"subject":"New"}}""");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Json.Keys(), Is.EqualTo(new[] { "warnings" }));
        Assert.That(
            answer.Json["warnings"]!.AsArray().Single()!.Keys(),
            Is.EqualTo(new[] { "detail", "problem_type", "title" })
        );
        Assert.That(bench.Apollo.Version, Is.EqualTo(1));
    }

    [Test]
    public void A_template_that_is_shared_changes_everywhere()
    {
        var bench = Bench.WithSeed(
            """
            {
              "sequences": [
                { "id": "s", "steps": [{ "id": "1", "type": "auto_email",
                  "touches": [{ "template_id": "t", "body_html": "A" }] }] },
                { "id": "z", "steps": [{ "id": "2", "type": "auto_email",
                  "touches": [{ "template_id": "t", "body_html": "A" }] }] }
              ]
            }
            """
        );

        Supaglue.Patch(bench, "1", """{"template":{"body":"B"}}""", "s");

        var other = Supaglue.Read(bench, "z").Json.Pick("steps", "2")["template"]!;
        Assert.That((string?)other["body"], Is.EqualTo("<html><head></head><body>B</body></html>"));
    }

    [Test]
    public void What_is_written_survives_a_new_start()
    {
        var bench = new Bench();
        Supaglue.Patch(bench, Bench.Intro, """{"template":{"subject":"New"}}""");

        var again = EmulatedApollo.FromState(bench.Apollo.ExportState());

        Assert.That(again.ExportState(), Is.EqualTo(bench.Apollo.ExportState()));
    }
}
