using System.Net;
using System.Text.Json.Nodes;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

[TestFixture(DoorKind.Handler)]
[TestFixture(DoorKind.Kestrel)]
public sealed class DoorTests(DoorKind kind)
{
    [Test]
    public async Task A_request_passes_with_query_headers_and_body()
    {
        var bench = new Bench("enforce_quota=true");
        await using var door = await Door.OpenAsync(kind, bench);

        using var response = await door.PostAsync("emailer_campaigns/search?q_name=Quiet+one", """{"page":"1"}""");

        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That(json.Strings("emailer_campaigns", "id"), Is.EqualTo(new[] { Bench.Quiet }));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(response.Headers.GetValues("x-minute-usage"), Is.EqualTo(new[] { "1" }));
        var logged = bench.Apollo.Requests.Single();
        Assert.That(
            (logged.Method, logged.Path, logged.Body),
            Is.EqualTo(("POST", "/api/v1/emailer_campaigns/search", """{"page":"1"}"""))
        );
    }

    [Test]
    public async Task Text_beyond_ascii_survives()
    {
        var bench = new Bench();
        await using var door = await Door.OpenAsync(kind, bench);

        using var response = await door.PostAsync("sequences", """{"name":"Grüße 🙂"}""");

        var json = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((string?)json["emailer_campaign"]!["name"], Is.EqualTo("Grüße 🙂"));
    }

    [Test]
    public async Task Without_a_key_the_answer_is_401()
    {
        var bench = new Bench();
        await using var door = await Door.OpenAsync(kind, bench);
        door.Client.DefaultRequestHeaders.Clear();

        using var response = await door.ReadAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
    }

    [Test]
    public async Task Changes_are_told_and_reads_are_not()
    {
        var bench = new Bench();
        var told = new List<long>();
        await using var door = await Door.OpenAsync(kind, bench, null, apollo => told.Add(apollo.Version));

        using var read = await door.ReadAsync();
        using var archived = await door.ArchiveAsync();
        using var readAgain = await door.ReadAsync();

        Assert.That(told, Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task The_log_can_be_cleared()
    {
        var bench = new Bench();
        await using var door = await Door.OpenAsync(kind, bench);
        using var before = await door.ReadAsync();
        bench.Apollo.ClearLog();

        using var after = await door.SearchAsync();

        Assert.That(
            bench.Apollo.Requests.Select(r => r.Path),
            Is.EqualTo(new[] { "/api/v1/emailer_campaigns/search" })
        );
    }

    [Test]
    public async Task Many_creates_at_once_are_all_there()
    {
        var bench = new Bench();
        await using var door = await Door.OpenAsync(kind, bench);

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => door.PostAsync("sequences", $$"""{"name":"{{i}}"}"""))
        );

        Assert.That(responses.Select(r => r.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
        var search = bench.Send("POST", "/emailer_campaigns/search", """{"per_page":100}""").Json;
        Assert.That(search.Strings("emailer_campaigns", "id"), Is.Unique.And.Length.EqualTo(42));
    }
}
