using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

[TestFixture(DoorKind.Handler)]
[TestFixture(DoorKind.Kestrel)]
public sealed class SupaglueDoorTests(DoorKind kind)
{
    [Test]
    public async Task It_is_served_beside_Apollo_and_its_requests_are_recorded()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench);

        using var supaglue = await door.Client.GetAsync(
            new Uri($"/engagement/v2/sequences/{Bench.Outbound}?include_raw_data=true", UriKind.Relative)
        );
        using var apollo = await door.ReadAsync();

        var record = JsonNode.Parse(await supaglue.Content.ReadAsStringAsync())!;
        var read = JsonNode.Parse(await apollo.Content.ReadAsStringAsync())!;
        Assert.That(supaglue.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(JsonNode.DeepEquals(record["raw_data"], read["emailer_campaign"]), Is.True);
        Assert.That(
            bench.Apollo.Requests.Select(r => $"{r.Method} {r.Path}"),
            Is.EqualTo(
                new[]
                {
                    $"GET /engagement/v2/sequences/{Bench.Outbound}",
                    $"GET /api/v1/emailer_campaigns/{Bench.Outbound}",
                }
            )
        );
    }

    [Test]
    public async Task A_change_is_told_once_and_a_refusal_is_not()
    {
        var bench = new Bench();
        var told = new List<long>();
        await using var door = await OpenAsync(bench, onChanged: apollo => told.Add(apollo.Version));

        using var changed = await PatchAsync(door, Bench.Intro);
        using var refused = await PatchAsync(door, Bench.Phone);

        Assert.That((changed.StatusCode, refused.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(told, Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public async Task A_change_that_cannot_be_kept_is_refused_in_the_form_of_this_door()
    {
        var bench = new Bench();
        var before = bench.Apollo.ExportState();
        await using var door = await OpenAsync(bench, onChanged: _ => throw new IOException("No space."));

        using var answer = await PatchAsync(door, Bench.Intro);

        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!;
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
        Assert.That((string?)error["detail"], Does.Contain("No space"));
        Assert.That((string?)error["meta"]!["origin"], Is.EqualTo("supaglue"));
        Assert.That(bench.Apollo.ExportState(), Is.EqualTo(before));
    }

    [TestCase("error_after", 500)]
    [TestCase("quota", 429)]
    [TestCase("bad_gateway", 502)]
    public async Task A_fault_meets_its_paths(string fault, int status)
    {
        var bench = new Bench();
        await using var door = await OpenAsync(
            bench,
            FaultScript.Parse(
                $$"""[{"kind":"{{fault}}","method":"PATCH","path":"/engagement/v2/sequences/*/"""
                    + """sequence_steps/*","call":2}]"""
            )
        );

        using var first = await PatchAsync(door, Bench.Intro);
        using var second = await PatchAsync(door, Bench.FollowUp);

        Assert.That(((int)first.StatusCode, (int)second.StatusCode), Is.EqualTo((200, status)));
        Assert.That(bench.Apollo.Version, Is.EqualTo(fault == "error_after" ? 2 : 1));
    }

    [TestCase("cut_before", 0)]
    [TestCase("cut_after", 1)]
    public async Task A_cut_connection_leaves_open_what_happened(string fault, long version)
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, FaultScript.Parse($$"""[{"kind":"{{fault}}"}]"""));

        await Assert.ThrowsAsync<HttpRequestException>(async () => await PatchAsync(door, Bench.Intro));

        Assert.That(bench.Apollo.Version, Is.EqualTo(version));
    }

    [Test]
    public async Task Another_sequence_may_be_answered_in_the_form_of_this_door()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, FaultScript.Parse("""[{"kind":"other_sequence"}]"""));

        using var answer = await door.Client.GetAsync(
            new Uri($"/engagement/v2/sequences/{Bench.Outbound}", UriKind.Relative)
        );

        var record = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That((string?)record["id"], Is.EqualTo(Bench.Quiet));
        Assert.That(record.Keys(), Does.Contain("is_enabled"));
    }

    [Test]
    public async Task A_sequence_may_be_archived_just_before_the_call()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, FaultScript.Parse("""[{"kind":"vanish"}]"""));

        using var answer = await door.Client.GetAsync(
            new Uri($"/engagement/v2/sequences/{Bench.Outbound}", UriKind.Relative)
        );

        Assert.That((bool?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["is_archived"], Is.True);
    }

    [Test]
    public async Task A_read_may_show_the_state_before_the_last_change()
    {
        var bench = new Bench();
        await using var door = await OpenAsync(bench, FaultScript.Parse("""[{"kind":"stale","method":"GET"}]"""));
        using var changed = await PatchAsync(door, Bench.Intro);

        using var late = await door.Client.GetAsync(
            new Uri($"/engagement/v2/sequences/{Bench.Outbound}", UriKind.Relative)
        );

        Assert.That(await late.Content.ReadAsStringAsync(), Does.Contain("Quick question"));
        Assert.That(Supaglue.Read(bench).Response.Body, Does.Not.Contain("Quick question"));
    }

    private async Task<Door> OpenAsync(
        Bench bench,
        FaultScript? faults = null,
        Action<EmulatedApollo>? onChanged = null
    )
    {
        var door = await Door.OpenAsync(kind, bench, faults, onChanged);
        door.Client.DefaultRequestHeaders.Add("x-customer-id", "acme");
        door.Client.DefaultRequestHeaders.Add("x-provider-name", "apollo");
        return door;
    }

    private static Task<HttpResponseMessage> PatchAsync(Door door, string step) =>
        door.Client.PatchAsync(
            new Uri($"/engagement/v2/sequences/{Bench.Outbound}/sequence_steps/{step}", UriKind.Relative),
            new StringContent(
                """{"record":{"template":{"subject":"New","body":"<p>New</p>"}}}""",
                Encoding.UTF8,
                "application/json"
            )
        );
}
