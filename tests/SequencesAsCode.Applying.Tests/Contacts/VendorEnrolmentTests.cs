using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Apollo.Contacts;
using SequencesAsCode.Service.Connection;

namespace SequencesAsCode.Applying.Tests.Contacts;

/// <summary>
/// Apollo's own command line client and we do the same to the same account: what it sends is taken from its source.
/// </summary>
public sealed class VendorEnrolmentTests
{
    private static readonly ImmutableArray<string> Everybody =
    [
        .. Enumerable.Range(1, 6).Select(number => $"5c1004a0ffffffffffff000{number}"),
        "5c1004a0ffffffffffff9999",
    ];

    [TestCase("")]
    [TestCase("sequence_no_email")]
    [TestCase("sequence_unverified_email")]
    [TestCase("sequence_job_change sequence_same_company_in_same_campaign")]
    public async Task The_same_contacts_are_added(string flags)
    {
        var given = EnrolmentFlag.All.Where(flag => flags.Split(' ').Contains(flag.Parameter)).ToImmutableArray();
        var (theirs, ours) = (new Bench(), new Bench());
        var body = Vendor(Bench.Mailbox, given);

        var theirAnswer = Send(theirs, $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids", body).Json;
        var ourAnswer = await SendAsync(
            ours,
            new ContactWork.Add([new(Bench.Mailbox, "dana@example.com", true)], null, given, null, null, null)
        );

        Assert.That(
            ours.Apollo.ExportState(),
            Is.EqualTo(theirs.Apollo.ExportState()).And.Not.EqualTo(new Bench().Apollo.ExportState())
        );
        Assert.That(
            ourAnswer.Named,
            Is.EquivalentTo(theirAnswer.Strings("contacts", "id")).And.Count.EqualTo(2 + given.Length)
        );
        Assert.That(ourAnswer.Skipped.Keys, Is.EquivalentTo(theirAnswer["skipped_contact_ids"]!.Keys()));
    }

    [Test]
    public async Task The_same_contacts_are_added_as_paused_from_several_mailboxes()
    {
        const string Second = "5c1004a0bbbbbbbbbbbb0003";
        var seed = Bench.Seed.Replace(
            "\"email_accounts\": [",
            $"\"email_accounts\": [ {{ \"id\": \"{Second}\", \"email\": \"lee@example.com\" }},",
            StringComparison.Ordinal
        );
        var (theirs, ours) = (Bench.WithSeed(seed), Bench.WithSeed(seed));
        var body = Vendor(new JsonArray(Bench.Mailbox, Second), []);
        (body["status"], body["auto_unpause_at"], body["send_email_from_email_address"]) = (
            "paused",
            "2027-01-15T09:00:00Z",
            "sales@example.com"
        );

        Send(theirs, $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids", body);
        await SendAsync(
            ours,
            new ContactWork.Add(
                [new(Bench.Mailbox, "", true), new(Second, "", true)],
                "sales@example.com",
                [],
                null,
                EnrolmentStatus.Paused,
                new(2027, 1, 15, 9, 0, 0, TimeSpan.Zero)
            )
        );

        Assert.That(ours.Apollo.ExportState(), Is.EqualTo(theirs.Apollo.ExportState()).And.Contain("paused"));
    }

    [TestCase(TakeOutMode.Remove, "remove")]
    [TestCase(TakeOutMode.MarkAsFinished, "mark_as_finished")]
    [TestCase(TakeOutMode.Stop, "stop")]
    public async Task The_same_contacts_are_taken_out(TakeOutMode mode, string word)
    {
        var (theirs, ours) = (new Bench(), new Bench());
        foreach (var bench in new[] { theirs, ours })
            Send(bench, $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids", Vendor(Bench.Mailbox, []));
        var before = ours.Apollo.ExportState();

        Send(
            theirs,
            "/emailer_campaigns/remove_or_stop_contact_ids",
            new JsonObject
            {
                ["contact_ids"] = List(Everybody),
                ["emailer_campaign_ids"] = new JsonArray(Bench.Outbound),
                ["mode"] = word,
                ["stop_reason"] = "asked",
            }
        );
        await SendAsync(ours, new ContactWork.TakeOut(mode, "asked"));

        Assert.That(ours.Apollo.ExportState(), Is.EqualTo(theirs.Apollo.ExportState()).And.Not.EqualTo(before));
        Assert.That(
            JsonNode.DeepEquals(
                JsonNode.Parse(ours.Apollo.Requests[^1].Body),
                JsonNode.Parse(theirs.Apollo.Requests[^1].Body)
            ),
            Is.True
        );
    }

    [Test]
    public void No_malformed_request_can_be_made()
    {
        var work = new ContactWork.TakeOut(TakeOutMode.Stop, null);
        ImmutableArray<string> sequence = [Bench.Outbound];

        Assert.That(() => ContactRequests.Build(work, sequence, []), Throws.ArgumentException);
        Assert.That(() => ContactRequests.Build(work, [], Everybody), Throws.ArgumentException);
        Assert.That(() => ContactRequests.Build(work, sequence, ["a/b"]), Throws.ArgumentException);
        Assert.That(() => ContactRequests.Build(work, [""], Everybody), Throws.ArgumentException);
        Assert.That(
            () => ContactRequests.Build(work, sequence, [.. Enumerable.Repeat(Bench.Dana, 101)]),
            Throws.ArgumentException
        );
        Assert.That(
            () => ContactRequests.Build(new ContactWork.TakeOut((TakeOutMode)7, null), sequence, Everybody),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(
            () =>
                ContactRequests.Build(
                    new ContactWork.Add([], null, [], null, null, null),
                    [Bench.Outbound, Bench.Quiet],
                    Everybody
                ),
            Throws.InvalidOperationException
        );
    }

    [Test]
    public void Ten_thousand_contacts_are_added_once_each()
    {
        var contacts = Enumerable.Range(1, 10_000).Select(StrictScene.IdOf).ToList();
        var seed = new JsonObject
        {
            ["email_accounts"] = new JsonArray(
                new JsonObject { ["id"] = Bench.Mailbox, ["email"] = "dana@example.com" }
            ),
            ["contacts"] = new JsonArray([
                .. contacts.Select(id =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = id,
                            ["email"] = $"{id}@example.org",
                            ["account_id"] = id,
                        }
                ),
            ]),
            ["sequences"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = Bench.Outbound,
                    ["name"] = "Many",
                    ["steps"] = new JsonArray(
                        new JsonObject
                        {
                            ["type"] = "call",
                            ["wait_time"] = 1,
                            ["wait_mode"] = "day",
                        }
                    ),
                }
            ),
        };
        var bench = Bench.WithSeed(seed.ToJsonString());

        foreach (var batch in contacts.Chunk(100))
        {
            var answer = Send(
                bench,
                $"/emailer_campaigns/{Bench.Outbound}/add_contact_ids",
                new JsonObject
                {
                    ["emailer_campaign_id"] = Bench.Outbound,
                    ["send_email_from_email_account_id"] = Bench.Mailbox,
                    ["contact_ids"] = List(batch),
                }
            );
            Assert.That(answer.Json["contacts"]!.AsArray(), Has.Count.EqualTo(100));
        }

        Assert.That((int?)bench.Read()["emailer_campaign"]!["contact_statuses"]!["paused"], Is.EqualTo(10_000));
    }

    private static JsonObject Vendor(JsonNode mailbox, ImmutableArray<EnrolmentFlag> flags)
    {
        var body = new JsonObject
        {
            ["id"] = Bench.Outbound,
            ["emailer_campaign_id"] = Bench.Outbound,
            ["send_email_from_email_account_id"] = mailbox,
            ["contact_ids"] = List(Everybody),
        };
        foreach (var flag in flags)
            body[flag.Parameter] = true;
        return body;
    }

    private static JsonArray List(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);

    private static Answer Send(Bench bench, string path, JsonObject body) =>
        new(
            bench.Apollo.Handle(
                new EmulatorRequest(
                    "POST",
                    $"/api/v1{path}",
                    "",
                    [
                        new("authorization", "Bearer token"),
                        new("content-type", "application/json"),
                        new("user-agent", "apollo-io-cli/2.0.0"),
                    ],
                    body.ToJsonString()
                )
            )
        );

    private static async Task<ContactAnswer> SendAsync(Bench bench, ContactWork work)
    {
        using var handler = new EmulatorHandler(bench.Apollo);
        using var service = new ApolloService(new(ConnectionSettings.DefaultBaseUrl, "key", handler, bench.Time, null));
        return await service.Contacts.SendAsync(work, [Bench.Outbound], Everybody, CancellationToken.None);
    }
}
