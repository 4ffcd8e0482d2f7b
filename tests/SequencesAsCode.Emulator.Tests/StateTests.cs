using System.Text.Json.Nodes;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Apollo;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Emulator.Tests;

public sealed class StateTests
{
    [Test]
    public void A_state_read_again_is_byte_equal_and_answers_the_same()
    {
        var bench = Worked();
        var state = bench.Apollo.ExportState();

        var again = EmulatedApollo.FromState(state, null, new ManualTime(DateTimeOffset.UnixEpoch));

        Assert.That(again.ExportState(), Is.EqualTo(state));
        foreach (var id in new[] { Bench.Outbound, Bench.Quiet })
        {
            var request = Bench.Request("GET", $"/emailer_campaigns/{id}");
            Assert.That(
                JsonNode.DeepEquals(
                    JsonNode.Parse(again.Handle(request).Body),
                    JsonNode.Parse(bench.Apollo.Handle(request).Body)
                ),
                Is.True
            );
        }
    }

    [Test]
    public void Requests_are_answered_the_same_where_they_are_not_kept()
    {
        var (bench, other) = (Worked(), Worked());
        other.Apollo.ClearLog();
        other.Apollo.KeepsRequests = false;

        var request = Bench.Request("POST", "/sequences", "{}");
        Assert.That(other.Apollo.Handle(request).Body, Is.EqualTo(bench.Apollo.Handle(request).Body));
        Assert.That((other.Apollo.Requests.IsEmpty, bench.Apollo.Requests[^1]), Is.EqualTo((true, request)));
    }

    [Test]
    public void New_ids_go_on_where_the_state_ended()
    {
        var bench = Worked();
        var again = EmulatedApollo.FromState(bench.Apollo.ExportState(), null, bench.Time);

        var here = bench.Send("POST", "/sequences", "{}").Json["emailer_campaign"]!["id"]!.ToString();
        var there = JsonNode.Parse(again.Handle(Bench.Request("POST", "/sequences", "{}")).Body)!["emailer_campaign"]![
            "id"
        ]!.ToString();

        Assert.That(there, Is.EqualTo(here));
        Assert.That(again.ExportState(), Is.EqualTo(bench.Apollo.ExportState()));
    }

    [Test]
    public void A_template_that_two_touches_share_is_still_shared_after_reading()
    {
        var bench = new Bench();
        var created = bench
            .Send(
                "POST",
                "/sequences",
                """
                {"emailer_steps":[{"type":"auto_email","wait_time":1,"wait_mode":"day","emailer_touches":[
                  {"emailer_template":{"id":"66e9e215ece19801b2193001"}}]}]}
                """
            )
            .Json;
        var again = EmulatedApollo.FromState(bench.Apollo.ExportState(), null, bench.Time);
        var body = Bench.AllSteps();
        body["emailer_steps"]![0]!["emailer_touches"]![0]!["emailer_template"]!["subject"] = "Both";

        again.Handle(Bench.Request("PUT", $"/sequences/{Bench.Outbound}", body.ToJsonString()));

        var other = JsonNode.Parse(
            again.Handle(Bench.Request("GET", $"/emailer_campaigns/{created["emailer_campaign"]!["id"]}")).Body
        )!;
        Assert.That((string?)other["emailer_templates"]![0]!["subject"], Is.EqualTo("Both"));
    }

    [Test]
    public void The_version_grows_with_changes_only()
    {
        var bench = new Bench();
        bench.Read();
        bench.Send("POST", "/emailer_campaigns/search");
        bench.Send("POST", "/labels", """{"name":""}""");
        var before = bench.Apollo.Version;

        bench.Send("POST", "/labels", """{"name":"x"}""");

        Assert.That((before, bench.Apollo.Version), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public void An_empty_seed_has_a_team_an_admin_and_nothing_else()
    {
        var bench = Bench.WithSeed("{}");

        var profile = bench.Send("GET", "/users/api_profile").Json;

        Assert.That((string?)profile["id"], Does.Match("^[0-9a-f]{24}$"));
        Assert.That((string?)profile["team_id"], Does.Match("^[0-9a-f]{24}$"));
        Assert.That(
            (int?)bench.Send("POST", "/emailer_campaigns/search").Json["pagination"]!["total_entries"],
            Is.Zero
        );
    }

    [Test]
    public void Ids_that_a_seed_leaves_out_are_the_same_every_time()
    {
        const string seed =
            """{"sequences":[{"name":"a","steps":[{"type":"auto_email","touches":[{"body_html":"x"}]}]}]}""";

        var first = EmulatedApollo.FromSeed(seed, null, new ManualTime());
        var second = EmulatedApollo.FromSeed(seed, null, new ManualTime());

        Assert.That(first.ExportState(), Is.EqualTo(second.ExportState()));
    }

    [TestCase("nonsense", "The seed is not valid JSON")]
    [TestCase("[]", "The seed must be a JSON object at $.")]
    [TestCase("""{"users":{}}""", "The seed is wrong at $.users: an array is expected.")]
    [TestCase("""{"users":[1]}""", "The seed is wrong at $.users[0]: an object is expected.")]
    [TestCase("""{"team":[]}""", "The seed is wrong at $.team: an object is expected.")]
    [TestCase("""{"users":[{"id":""}]}""", "The seed is wrong at $.users[0].id: a text is expected.")]
    [TestCase("""{"users":[{"id":"a"},{"id":"a"}]}""", "The seed is wrong at $.users[1].id: the id 'a' is used twice.")]
    [TestCase(
        """{"sequences":[{"active":"maybe"}]}""",
        "The seed is wrong at $.sequences[0].active: true or false is expected."
    )]
    [TestCase(
        """{"sequences":[{"emailer_schedule_id":"x"}]}""",
        "The seed is wrong at $.sequences[0].emailer_schedule_id: there is no schedule with the id 'x'."
    )]
    [TestCase(
        """{"sequences":[{"steps":[{"type":"fax"}]}]}""",
        "The seed is wrong at $.sequences[0].steps[0].type: one of auto_email, manual_email"
    )]
    [TestCase(
        """{"sequences":[{"steps":[{"type":"call","wait_time":"soon"}]}]}""",
        "The seed is wrong at $.sequences[0].steps[0].wait_time: a whole number is expected."
    )]
    [TestCase(
        """{"sequences":[{"steps":[{"type":"call","wait_mode":"days"}]}]}""",
        "The seed is wrong at $.sequences[0].steps[0].wait_mode: one of second, minute, hour, day is expected."
    )]
    [TestCase(
        """{"sequences":[{"steps":[{"type":"auto_email","touches":[{"status":"on"}]}]}]}""",
        "The seed is wrong at $.sequences[0].steps[0].touches[0].status: one of to_be_reviewed, approved is expected."
    )]
    public void A_wrong_seed_is_answered_with_the_place(string seed, string message)
    {
        var error = Assert.Throws<FormatException>(() => EmulatedApollo.FromSeed(seed))!;

        Assert.That(error.Message, Does.StartWith(message));
    }

    [Test]
    public void A_file_keeps_the_state_between_runs()
    {
        using var folder = new TemporaryFolder();
        var seed = Path.Combine(folder.Path, "seed.json");
        var state = Path.Combine(folder.Path, "deep", "er", "state.json");
        File.WriteAllText(seed, Bench.Seed);
        var apollo = EmulatorStateFile.LoadOrSeed(state, seed, null, new ManualTime());
        apollo.Handle(Bench.Request("POST", $"/emailer_campaigns/{Bench.Outbound}/archive"));

        using (var log = new EmulatorStateLog(apollo, state))
        {
            log.Save();
            apollo.Handle(Bench.Request("POST", "/sequences", """{"name":"New","label_names":["Neu"]}"""));
            log.Save();
        }

        var again = EmulatorStateFile.LoadOrSeed(state, seed, null, new ManualTime());

        Assert.That(again.ExportState(), Is.EqualTo(apollo.ExportState()));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(state)!), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_killed_process_loses_no_change_and_an_unfinished_line_was_never_answered()
    {
        using var folder = new TemporaryFolder();
        var state = Path.Combine(folder.Path, "state.json");
        var bench = Worked();
        var log = new EmulatorStateLog(bench.Apollo, state);
        log.Save();
        var whole = File.ReadAllText(state);
        bench.Send(
            "POST",
            $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_id"] = Bench.Outbound,
                ["contact_ids"] = new JsonArray("5c1004a0ffffffffffff0002"),
                ["send_email_from_email_account_id"] = Bench.Mailbox,
            }
        );
        log.Save();
        bench.Send("POST", "/sequences", """{"name":"One","label_names":["Other"]}""");
        bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(Bench.FullIntro(1), Bench.FullPhone(2)));
        log.Save();
        File.AppendAllText(state + ".log", """{"next_id":99""");

        var again = EmulatorStateFile.LoadOrSeed(state, "unused", null, new ManualTime());

        Assert.That(File.ReadAllText(state), Is.EqualTo(whole), "only the lines grow");
        Assert.That(File.ReadAllLines(state + ".log"), Has.Length.EqualTo(4));
        Assert.That(again.ExportState(), Is.EqualTo(bench.Apollo.ExportState()));
    }

    [Test]
    public void Lines_of_another_state_have_no_say_and_a_line_that_is_broken_is_named()
    {
        using var folder = new TemporaryFolder();
        var state = Path.Combine(folder.Path, "state.json");
        var bench = Worked();
        var log = new EmulatorStateLog(bench.Apollo, state);
        log.Save();
        bench.Send("POST", "/sequences", """{"name":"One"}""");
        log.Save();
        var lines = File.ReadAllText(state + ".log");
        log.Dispose();
        bench.Send("POST", "/sequences", """{"name":"Two"}""");
        new EmulatorStateLog(bench.Apollo, state).Save();
        File.WriteAllText(state + ".log", lines);

        var again = EmulatorStateFile.LoadOrSeed(state, "unused", null, new ManualTime());
        File.WriteAllText(state + ".log", "{\n");
        var error = Assert.Throws<FormatException>(() => EmulatorStateFile.LoadOrSeed(state, "unused"))!;

        Assert.That(again.ExportState(), Is.EqualTo(bench.Apollo.ExportState()));
        Assert.That(error.Message, Does.StartWith($"{state}: line 1 of state.json.log cannot be read"));
    }

    [Test]
    public void A_state_file_that_is_broken_is_named()
    {
        using var folder = new TemporaryFolder();
        var state = Path.Combine(folder.Path, "state.json");
        File.WriteAllText(state, "{");

        var error = Assert.Throws<FormatException>(() => EmulatorStateFile.LoadOrSeed(state, "unused"))!;

        Assert.That(error.Message, Does.StartWith(state));
    }

    [Test]
    public async Task What_cannot_be_kept_is_refused_and_did_not_happen()
    {
        using var folder = new TemporaryFolder();
        var state = Path.Combine(folder.Path, "state.json");
        var bench = Worked();
        using var log = new EmulatorStateLog(bench.Apollo, state);
        var isFull = false;
        using var handler = new EmulatorHandler(bench.Apollo, null, _ => Keep(), bench.Time);
        using var client = new HttpClient(handler) { BaseAddress = new("https://emulator/api/v1/") };
        client.DefaultRequestHeaders.Add("x-api-key", "any");

        var first = await client.PostAsync(
            new Uri("sequences", UriKind.Relative),
            new StringContent("""{"name":"Kept"}""")
        );
        var before = bench.Apollo.ExportState();
        isFull = true;
        var second = await client.PostAsync(
            new Uri("sequences", UriKind.Relative),
            new StringContent("""{"name":"Not kept"}""")
        );
        var afterwards = bench.Apollo.ExportState();
        isFull = false;
        var third = await client.PostAsync(
            new Uri("sequences", UriKind.Relative),
            new StringContent("""{"name":"Kept again"}""")
        );

        Assert.That(
            ((int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode),
            Is.EqualTo((200, 422, 200))
        );
        Assert.That(await second.Content.ReadAsStringAsync(), Does.Contain("nothing was changed: No space left"));
        Assert.That(afterwards, Is.EqualTo(before));
        Assert.That(
            EmulatorStateFile.LoadOrSeed(state, "unused", null, new ManualTime()).ExportState(),
            Is.EqualTo(bench.Apollo.ExportState())
        );

        void Keep()
        {
            if (isFull)
                throw new IOException("No space left.");
            log.Save();
        }
    }

    private static Bench Worked()
    {
        var bench = new Bench();
        bench.Send("POST", "/sequences", """{"name":"Ü \"x\" <b>","label_names":["Neu"],"active":true}""");
        bench.Send(
            "POST",
            $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
            new JsonObject
            {
                ["emailer_campaign_id"] = Bench.Outbound,
                ["contact_ids"] = new JsonArray("5c1004a0ffffffffffff0001", "5c1004a0ffffffffffff0006"),
                ["send_email_from_email_account_id"] = Bench.Mailbox,
            }
        );
        bench.Time.Advance(TimeSpan.FromHours(1));
        bench.Send("PUT", $"/sequences/{Bench.Outbound}", Bench.Steps(Bench.FullPhone(1), Bench.FullIntro(2)));
        return bench;
    }
}
