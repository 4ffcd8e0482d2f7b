using System.Globalization;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class SearchTests
{
    [Test]
    public void A_search_answers_rows_with_steps_and_without_contact_statuses()
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/emailer_campaigns/search", "{}");

        var row = answer.Json.Pick("emailer_campaigns", Bench.Outbound);
        Assert.That(
            answer.Json.Keys(),
            Is.EqualTo(new[] { "pagination", "breadcrumbs", "emailer_campaigns", "num_fetch_result" })
        );
        Assert.That(row.Keys(), Does.Not.Contain("contact_statuses"));
        Assert.That(row.Keys(), Does.Not.Contain("auto_pause_config").And.Contains("auto_paused_at"));
        Assert.That(
            row["emailer_steps"]![1]!.Keys(),
            Is.EqualTo(new[] { "id", "position", "wait_time", "wait_mode", "type" })
        );
        Assert.That((int?)row["emailer_steps"]![1]!["position"], Is.EqualTo(2));
    }

    [TestCase("{\"q_name\":\"q3 OUT\"}", "")]
    [TestCase("", "?q_name=outbound")]
    [TestCase("{}", "q_name=Q3+Outbound")]
    public void The_name_is_a_part_in_any_case_from_body_or_query(string body, string query)
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/emailer_campaigns/search", body, query);

        Assert.That(answer.Json.Strings("emailer_campaigns", "id"), Is.EqualTo(new[] { Bench.Outbound }));
        Assert.That((string?)answer.Json["breadcrumbs"]![0]!["signal_field_name"], Is.EqualTo("q_name"));
    }

    [Test]
    public void Nothing_found_is_zero_pages()
    {
        var bench = new Bench();

        var pagination = bench.Send("POST", "/emailer_campaigns/search", """{"q_name":"nothing"}""").Json[
            "pagination"
        ]!;

        Assert.That((int?)pagination["total_entries"], Is.Zero);
        Assert.That((int?)pagination["total_pages"], Is.Zero);
    }

    [TestCase("{}", 1, 25)]
    [TestCase("{\"page\":2,\"per_page\":50}", 2, 50)]
    [TestCase("{\"page\":\"2\",\"per_page\":\"10\"}", 2, 10)]
    [TestCase("{\"per_page\":500}", 1, 100)]
    [TestCase("{\"page\":2,\"per_page\":100}", 2, 30)]
    public void Pages_have_25_rows_unless_asked_and_100_at_most(string body, int page, int rows)
    {
        var bench = ManySequences(130);

        var json = bench.Send("POST", "/emailer_campaigns/search", body).Json;

        Assert.That(json["emailer_campaigns"]!.AsArray(), Has.Count.EqualTo(rows));
        Assert.That((int?)json["pagination"]!["page"], Is.EqualTo(page));
        Assert.That((int?)json["pagination"]!["total_entries"], Is.EqualTo(130));
    }

    [Test]
    public void All_pages_together_give_every_sequence_once()
    {
        var bench = ManySequences(130);

        var names = Enumerable
            .Range(1, 6)
            .Select(page => bench.Send("POST", "/emailer_campaigns/search", "", $"page={page}").Json)
            .SelectMany(json => json.Strings("emailer_campaigns", "name"))
            .ToList();

        Assert.That(names, Has.Count.EqualTo(130));
        Assert.That(names, Is.Unique);
    }

    [Test]
    public void A_free_plan_can_be_refused()
    {
        var bench = new Bench("paid_plan=false");

        var answers = new[]
        {
            bench.Send("POST", "/emailer_campaigns/search", "{}"),
            bench.Send("GET", "/users/search"),
        };

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(403));
        Assert.That(
            (string?)answers[0].Json["message"],
            Is.EqualTo("This endpoint is only available to Apollo users on paid plans.")
        );
    }

    private static Bench ManySequences(int count)
    {
        var rows = Enumerable
            .Range(1, count)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"Sequence {{i}}"}"""));
        return Bench.WithSeed($$"""{"sequences":[{{string.Join(',', rows)}}]}""");
    }
}
