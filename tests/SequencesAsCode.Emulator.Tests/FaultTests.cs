using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

[TestFixture(DoorKind.Handler)]
[TestFixture(DoorKind.Kestrel)]
public sealed class FaultTests(DoorKind kind)
{
    [TestCase("error", 500)]
    [TestCase("bad_gateway", 502)]
    [TestCase("quota", 429)]
    [TestCase("lock", 429)]
    public async Task A_call_is_answered_with_a_failure_and_has_no_effect(string fault, int status)
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, $$"""[{"kind":"{{fault}}"}]""");

        using var failed = await door.ArchiveAsync();
        using var worked = await door.ReadAsync();

        Assert.That(((int)failed.StatusCode, (int)worked.StatusCode), Is.EqualTo((status, 200)));
        Assert.That(bench.Apollo.Version, Is.Zero);
        Assert.That(bench.Apollo.Requests, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_quota_names_endpoint_and_window_and_says_when_to_come_back()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"quota","window":"hour","retry_after":30}]""");

        using var response = await door.ReadAsync();

        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Does.Contain("api/v1/emailer_campaigns/show is 200 times per hour.")
        );
    }

    [Test]
    public async Task A_lock_has_the_documented_text_and_no_time_to_wait_unless_it_is_set()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(
            bench,
            """[{"kind":"lock"},{"kind":"lock","call":2,"retry_after":"2"}]"""
        );

        using var first = await door.ArchiveAsync();
        using var second = await door.ArchiveAsync();

        Assert.That(
            await first.Content.ReadAsStringAsync(),
            Is.EqualTo("""{"error":"We are already processing the request for your sequence"}""")
        );
        Assert.That(first.Headers.RetryAfter, Is.Null);
        Assert.That(second.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task Any_answer_can_be_scripted()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(
            bench,
            """[{"kind":"answer","status":503,"body":{"message":"later"},"headers":{"retry-after":7,"x-a":"b"}}]"""
        );

        using var response = await door.ReadAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"message":"later"}"""));
        Assert.That(response.Headers.GetValues("x-a"), Is.EqualTo(new[] { "b" }));
        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task Garbage_is_200_and_no_json()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"garbage"}]""");

        using var response = await door.ReadAsync();
        var text = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => JsonNode.Parse(text), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public async Task A_truncated_answer_ends_in_the_middle_after_the_effect()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"truncated"}]""");

        using var response = await door.ArchiveAsync();
        var text = await response.Content.ReadAsStringAsync();

        Assert.That(text, Does.StartWith("""{"emailer_campaign":{"""));
        Assert.That(() => JsonNode.Parse(text), Throws.InstanceOf<JsonException>());
        Assert.That(bench.Apollo.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Wrong_types_turn_numbers_ids_and_lists_into_something_else()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"wrong_types"}]""");

        using var response = await door.ReadAsync();
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.That(json["emailer_steps"], Is.InstanceOf<JsonObject>());
        Assert.That(json["emailer_campaign"]!["id"]!.GetValueKind(), Is.EqualTo(JsonValueKind.Number));
        Assert.That(json["emailer_campaign"]!["num_steps"]!.GetValueKind(), Is.EqualTo(JsonValueKind.String));
        Assert.That(json["emailer_campaign"]!["active"]!.GetValueKind(), Is.EqualTo(JsonValueKind.String));
    }

    [TestCase("cut_before", 0)]
    [TestCase("cut_after", 1)]
    public async Task A_cut_connection_breaks_before_or_after_the_effect(string fault, int version)
    {
        var bench = new Bench();
        var told = 0;
        await using var door = await OpenAsync(bench, $$"""[{"kind":"{{fault}}"}]""", _ => told++);

        Assert.That(
            async () => await door.ArchiveAsync(),
            Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<IOException>()
        );

        using var after = await door.ReadAsync();
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((bench.Apollo.Version, told), Is.EqualTo(((long)version, version)));
    }

    [TestCase("cut_within", 1)]
    public async Task A_connection_that_breaks_within_the_body_gives_no_answer(string fault, int version)
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, $$"""[{"kind":"{{fault}}"}]""");

        Assert.That(async () => await door.ArchiveAsync(), Throws.InstanceOf<HttpRequestException>());
        Assert.That(bench.Apollo.Version, Is.EqualTo(version));
    }

    [TestCase("timeout_before", 0)]
    [TestCase("timeout_after", 1)]
    public async Task A_call_without_an_answer_lasts_until_the_client_gives_up(string fault, int version)
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, $$"""[{"kind":"{{fault}}"}]""");
        using var patience = new CancellationTokenSource();

        var waiting = door.Client.PostAsync(
            new Uri($"emailer_campaigns/{Bench.Outbound}/archive", UriKind.Relative),
            null,
            patience.Token
        );
        SpinWait.SpinUntil(
            () => bench.Apollo.Requests.Length == 1 && bench.Apollo.Version == version,
            TimeSpan.FromSeconds(10)
        );
        var early = waiting.IsCompleted;
        await patience.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((early, bench.Apollo.Version), Is.EqualTo((false, (long)version)));
    }

    [TestCase("empty", 200, "")]
    [TestCase("error_after", 500, """{"error":"Internal server error"}""")]
    public async Task An_answer_that_says_nothing_comes_after_the_effect(string fault, int status, string body)
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, $$"""[{"kind":"{{fault}}"}]""");

        using var response = await door.ArchiveAsync();

        Assert.That(((int)response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((status, body)));
        Assert.That(bench.Apollo.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Loose_types_are_numbers_as_strings_and_people_that_are_being_counted()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"loose_types"}]""");

        using var response = await door.ReadAsync();
        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.That(json["emailer_campaign"]!["num_steps"]!.GetValueKind(), Is.EqualTo(JsonValueKind.String));
        Assert.That((string?)json["emailer_campaign"]!["id"], Is.EqualTo(Bench.Outbound));
        Assert.That((string?)json["emailer_campaign"]!["contact_statuses"]!["active"], Is.EqualTo("loading"));
        Assert.That(json["emailer_steps"], Is.InstanceOf<JsonArray>());
    }

    [Test]
    public async Task The_answer_may_be_about_another_sequence()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"other_sequence"}]""");

        using var response = await door.ArchiveAsync();

        Assert.That(
            (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["emailer_campaign"]!["id"],
            Is.Not.EqualTo(Bench.Outbound)
        );
        Assert.That(bench.Apollo.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task A_sequence_is_missing_or_archived_just_before_it_is_read()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"missing"},{"kind":"vanish","call":2}]""");

        using var missing = await door.ReadAsync();
        var version = bench.Apollo.Version;
        using var vanished = await door.ReadAsync();

        Assert.That((missing.StatusCode, version), Is.EqualTo((HttpStatusCode.NotFound, 0L)));
        Assert.That(await ArchivedAsync(vanished), Is.True);
    }

    [Test]
    public async Task A_lagging_read_shows_the_state_of_so_long_ago()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"lag","method":"GET","delay_ms":5000,"times":0}]""");
        using var archived = await door.ArchiveAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(4));

        using var late = await door.ReadAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        using var fresh = await door.ReadAsync();

        Assert.That(await ArchivedAsync(late), Is.False);
        Assert.That(await ArchivedAsync(fresh), Is.True);
    }

    [Test]
    public async Task A_delayed_call_waits_for_the_clock()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"delay","delay_ms":5000}]""");

        var waiting = door.ReadAsync();
        SpinWait.SpinUntil(() => bench.Time.Waiting > 0, TimeSpan.FromSeconds(10));
        bench.Time.Advance(TimeSpan.FromSeconds(4.999));
        var early = waiting.IsCompleted;
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        using var response = await waiting;

        Assert.That(early, Is.False);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_stale_read_shows_the_state_before_the_last_change()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"stale","method":"GET"}]""");
        using var archived = await door.ArchiveAsync();

        using var stale = await door.ReadAsync();
        using var fresh = await door.ReadAsync();

        Assert.That(await ArchivedAsync(stale), Is.False);
        Assert.That(await ArchivedAsync(fresh), Is.True);
    }

    [Test]
    public async Task A_write_meets_the_state_as_it_is_even_when_it_is_scripted_as_stale()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, """[{"kind":"stale","times":0,"method":"POST"}]""");

        using var first = await door.PostAsync("sequences", """{"name":"a"}""");
        using var second = await door.PostAsync("sequences", """{"name":"b"}""");

        Assert.That(
            bench.Send("POST", "/emailer_campaigns/search").Json.Strings("emailer_campaigns", "name"),
            Is.EqualTo(new[] { "Q3 Outbound", "Quiet one", "a", "b" })
        );
    }

    [TestCase("repeat_page", new[] { "1", "2", "1", "2", "5", "6" })]
    [TestCase("drop_page", new[] { "1", "2", "5", "6", "5", "6" })]
    public async Task A_page_is_repeated_or_dropped_under_the_number_that_was_asked_for(string fault, string[] names)
    {
        var bench = Bench.WithSeed(
            $$"""{"sequences":[{{string.Join(',', Enumerable.Range(1, 6).Select(i => $$"""{"name":"{{i}}"}"""))}}]}"""
        );
        await using var door = await OpenAsync(bench, $$"""[{"kind":"{{fault}}","call":2}]""");

        var pages = new List<JsonNode>();
        for (var page = 1; page <= 3; page++)
        {
            using var response = await door.SearchAsync(
                string.Create(CultureInfo.InvariantCulture, $$"""{"page":{{page}},"per_page":2}""")
            );
            pages.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        }

        Assert.That(pages.SelectMany(p => p.Strings("emailer_campaigns", "name")), Is.EqualTo(names));
        Assert.That(pages.Select(p => (int)p["pagination"]!["page"]!), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(pages.Select(p => (int)p["pagination"]!["total_entries"]!), Is.All.EqualTo(6));
    }

    private static async Task<bool> ArchivedAsync(HttpResponseMessage response) =>
        (bool)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["emailer_campaign"]!["archived"]!;

    private Task<Door> OpenAsync(Bench bench, string faults, Action<EmulatedApollo>? onChanged = null) =>
        Door.OpenAsync(kind, bench, FaultScript.Parse(faults), onChanged);
}
