using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class TeamListsTests
{
    [Test]
    public void Schedules_have_hours_by_default()
    {
        var bench = new Bench();

        var schedules = bench.Send("GET", "/emailer_schedules").Json["emailer_schedules"]!;

        Assert.That((string?)schedules[0]!["name"], Is.EqualTo("Normal Business Hours"));
        Assert.That((bool?)schedules[0]!["default"], Is.True);
        Assert.That(schedules[0]!["schedule_hash"]!["monday"]!.ToJsonString(), Is.EqualTo("[[8,17]]"));
        Assert.That(schedules[1]!["schedule_hash"]!.ToJsonString(), Is.EqualTo("""{"monday":[]}"""));
    }

    [Test]
    public void Email_accounts_show_the_recorded_limits()
    {
        var bench = new Bench();

        var account = bench.Send("GET", "/email_accounts").Json["email_accounts"]![0]!;

        Assert.That((int?)account["seconds_delay_between_emails"], Is.EqualTo(600));
        Assert.That((int?)account["email_daily_threshold"], Is.EqualTo(50));
        Assert.That((string?)account["user_id"], Is.EqualTo(Bench.Dana));
    }

    [Test]
    public void Users_are_paged_with_strings()
    {
        var bench = new Bench();

        var json = bench.Send("GET", "/users/search", "", "?per_page=1&page=2").Json;

        Assert.That(json.Strings("users", "id"), Is.EqualTo(new[] { Bench.Lee }));
        Assert.That(json["pagination"]!["page"]!.ToJsonString(), Is.EqualTo("\"2\""));
        Assert.That(json["pagination"]!["total_pages"]!.ToJsonString(), Is.EqualTo("2"));
    }

    [Test]
    public void The_profile_is_the_senior_admin_with_the_team()
    {
        var bench = new Bench();

        var user = bench.Send("GET", "/users/api_profile").Json;

        Assert.That((string?)user["id"], Is.EqualTo(Bench.Dana));
        Assert.That((string?)user["team_id"], Is.EqualTo("5c1004a0dddddddddddd0001"));
    }

    [Test]
    public void Health_is_good()
    {
        var bench = new Bench();

        var json = bench.Send("GET", "/auth/health").Json;

        Assert.That(json.ToJsonString(), Is.EqualTo("""{"healthy":true,"is_logged_in":true}"""));
    }

    [Test]
    public void Usage_is_told_per_endpoint_and_leaves_out_the_create()
    {
        var bench = new Bench("enforce_quota=true");
        bench.Send("POST", "/emailer_campaigns/search");

        var usage = bench.Send("POST", "/usage_stats/api_usage_stats").Json;

        Assert.That(
            usage["[\"api/v1/emailer_campaigns\", \"search\"]"]!["hour"]!.ToJsonString(),
            Is.EqualTo("""{"limit":400,"consumed":1,"left_over":399}""")
        );
        Assert.That(usage.Keys(), Does.Not.Contain("[\"api/v1/sequences\", \"create\"]"));
    }

    [Test]
    public void Labels_are_a_bare_array()
    {
        var bench = new Bench();

        var labels = bench.Send("GET", "/labels").Json;

        Assert.That(labels, Is.InstanceOf<JsonArray>());
        Assert.That(
            labels[0]!.Keys(),
            Is.EqualTo(
                new[]
                {
                    "_id",
                    "id",
                    "key",
                    "name",
                    "modality",
                    "cached_count",
                    "team_id",
                    "user_id",
                    "created_at",
                    "updated_at",
                }
            )
        );
    }

    [Test]
    public void A_label_is_created_and_renamed()
    {
        var bench = new Bench();

        var created = bench.Send("POST", "/labels", """{"name":"Hot","modality":"contacts"}""").Json["label"]!;
        var renamed = bench.Send("PATCH", $"/labels/{created["id"]}", """{"name":"Warm"}""").Json["label"]!;

        Assert.That((string?)created["name"], Is.EqualTo("Hot"));
        Assert.That(
            ((string?)renamed["id"], (string?)renamed["name"]),
            Is.EqualTo((created["id"]!.ToString(), "Warm"))
        );
    }

    [TestCase("""{"name":" ","modality":"contacts"}""", "Please enter a non-empty name!")]
    [TestCase("""{"name":"x","modality":"emailer_campaigns"}""", "Please enter a valid modality!")]
    [TestCase("""{"name":"VIP","modality":"contacts"}""", "VIP already exists")]
    public void A_wrong_label_is_refused(string body, string error)
    {
        var bench = new Bench();

        var answer = bench.Send("POST", "/labels", body);

        Assert.That((answer.Status, answer.Error), Is.EqualTo((422, error)));
        Assert.That((bool?)answer.Json["skip_alert_dialog"], Is.True);
    }

    [Test]
    public void A_label_cannot_be_renamed_to_nothing_to_another_or_when_it_is_gone()
    {
        var bench = new Bench();
        var id = bench.Send("POST", "/labels", """{"name":"Hot"}""").Json["label"]!["id"]!.ToString();

        var blank = bench.Send("PATCH", $"/labels/{id}", """{"name":""}""");
        var taken = bench.Send("PATCH", $"/labels/{id}", """{"name":"VIP"}""");
        var gone = bench.Send("PATCH", "/labels/none", """{"name":"x"}""");

        Assert.That(new[] { blank.Status, taken.Status, gone.Status }, Is.EqualTo(new[] { 422, 422, 404 }));
    }
}
