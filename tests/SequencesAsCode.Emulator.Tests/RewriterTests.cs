using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Writing;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

[TestFixture]
internal sealed class RewriterTests
{
    private const string Body = "It's \"new\": <a href='https://a.example/?x=1&amp;y=2'>{{#if \"x\"}}</a>";

    [TestCase(
        "links",
        "It's \"new\": <a "
            + "href=\"https://track.example/click?to=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y%3D2\">{{#if \"x\"}}</a>"
    )]
    [TestCase("pixel", Body + "<img src=\"https://track.example/open.gif\" alt=\"\" width=\"1\" height=\"1\">")]
    [TestCase("footer", Body + "<br><br>Sent with the emulator. <a href=\"https://out.example/stop\">Unsubscribe</a>")]
    [TestCase("quotes", "It’s “new”: <a href='https://a.example/?x=1&amp;y=2'>{{#if \"x\"}}</a>")]
    public void A_body_is_stored_otherwise(string rewrites, string stored) =>
        Assert.That(Stored(rewrites), Is.EqualTo($"<html><head></head><body>{stored}</body></html>"));

    [Test]
    public void Names_subjects_notes_labels_and_waits_are_stored_otherwise()
    {
        var made = Made("names,capitals,note_paragraphs,labels,units");

        Assert.That((string?)made["emailer_campaign"]!["name"], Is.EqualTo("Two blanks"));
        var touch = made["emailer_touches"]![0]!;
        Assert.That(
            (string?)
                made["emailer_templates"]!
                    .AsArray()
                    .First(template => (string?)template!["id"] == (string?)touch["emailer_template_id"])!["subject"],
            Is.EqualTo("Small first")
        );
        var call = made["emailer_steps"]!.AsArray().Single(step => (string?)step!["type"] == "call")!;
        Assert.That((string?)call["note"], Is.EqualTo("<p>one</p><p>two</p>"));
        Assert.That(((int?)call["wait_time"], (string?)call["wait_mode"]), Is.EqualTo(((int?)2, "day")));
    }

    [Test]
    public void It_makes_something_of_what_it_made_before_as_well()
    {
        var options = EmulatorOptions.Parse(["rewrites=footer"]);
        var twice = Rewriter.Body(Rewriter.Body("Hi", options), options);

        Assert.That(twice.Split("Sent with the emulator"), Has.Length.EqualTo(3));
    }

    [Test]
    public void A_kind_that_it_does_not_know_is_refused() =>
        Assert.That(
            () => EmulatorOptions.Parse(["rewrites=links,emoji"]),
            Throws.TypeOf<FormatException>().With.Message.Contains("links, pixel, footer")
        );

    private static string Stored(string rewrites) =>
        (string)
            Made(rewrites)["emailer_templates"]!
                .AsArray()
                .First(template => ((string?)template!["body_html"])!.Contains("{{#if", StringComparison.Ordinal))![
                "body_html"
            ]!;

    private static JsonObject Made(string rewrites)
    {
        using var scene = new Scene(SomeAccount.Seed(), EmulatorOptions.Parse([$"rewrites={rewrites}"]));
        var made = (JsonObject)
            scene.Call(
                "POST",
                "/sequences",
                new JsonObject
                {
                    ["name"] = "Two  blanks",
                    ["label_names"] = new JsonArray("Big Letters"),
                    ["emailer_steps"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = "auto_email",
                            ["wait_time"] = 1,
                            ["wait_mode"] = "day",
                            ["emailer_touches"] = new JsonArray(
                                new JsonObject
                                {
                                    ["type"] = "new_thread",
                                    ["status"] = "approved",
                                    ["emailer_template"] = new JsonObject
                                    {
                                        ["subject"] = "small first",
                                        ["body_html"] = Body,
                                    },
                                }
                            ),
                        },
                        new JsonObject
                        {
                            ["type"] = "call",
                            ["wait_time"] = 48,
                            ["wait_mode"] = "hour",
                            ["note"] = "one\ntwo",
                        }
                    ),
                }.ToJsonString()
            );
        return scene.Raw((string)made["emailer_campaign"]!["id"]!);
    }
}
