using System.Text.Json.Nodes;
using SequencesAsCode.Emulator;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Service.Probing.Runs;

namespace SequencesAsCode.Applying.Tests.Probing;

/// <summary>A sequence that somebody uses is never archived, whatever its name.</summary>
[TestFixture]
internal sealed class ProbeCleanTests
{
    private const string Note = "\"note\": \"Ask\"";
    private static readonly string Unused = ProbeSeed
        .Text.Replace("\"Events\"", $"\"{ScratchName.Text}\"", StringComparison.Ordinal)
        .Replace("\"active\": true", "\"active\": false", StringComparison.Ordinal);
    private static readonly string Used = Unused.Replace(
        Note,
        $"{Note}, \"people\": {{ \"active\": 2, \"paused\": 1 }}",
        StringComparison.Ordinal
    );

    [Test]
    public async Task One_with_people_stays_and_the_others_are_archived()
    {
        var account = new ProbedAccount(Used, new());
        account.Apollo.Handle(
            new("POST", "/api/v1/sequences", "", [new("x-api-key", "k")], $$"""{"name":"{{ScratchName.Text}}"}""")
        );

        Assert.That(
            async () => await account.CleanAsync(),
            Throws
                .TypeOf<ServiceException>()
                .With.Message.EqualTo(
                    $"The sequence '{ScratchName.Text}' ({SomeAccount.Events}) has 3 people in it, so it is not "
                        + "archived. Remove them in Apollo. Then 'sequences probe --clean' archives it. To keep the "
                        + "sequence, rename it."
                )
        );
        Assert.That(Open(account), Is.EqualTo(new[] { SomeAccount.Events }));
    }

    [Test]
    public async Task One_with_people_stays_although_the_journal_names_it()
    {
        var account = new ProbedAccount(Used, new());
        Remember(account, SomeAccount.Events);

        Assert.That(
            async () => await account.ProbeAsync("read"),
            Throws.TypeOf<ServiceException>().With.Message.Contains("has 3 people in it")
        );
        Assert.That(Open(account), Is.EqualTo(new[] { SomeAccount.Events }));
        Assert.That(((IProbeJournal)account).Read()!.Id, Is.EqualTo(SomeAccount.Events));
    }

    [Test]
    public async Task One_that_was_renamed_and_is_used_is_forgotten()
    {
        var account = new ProbedAccount(Used.Replace(ScratchName.Text, "Our pilot", StringComparison.Ordinal), new());
        Remember(account, SomeAccount.Events);

        var report = await account.CleanAsync();

        Assert.That(report.Cleaned, Is.Zero);
        Assert.That(Open(account), Is.EqualTo(new[] { SomeAccount.Events }));
        Assert.That(((IProbeJournal)account).Read(), Is.Null);
    }

    [Test]
    public async Task Where_a_key_may_not_read_only_one_that_the_journal_names_is_archived()
    {
        var account = new ProbedAccount(Unused, EmulatorOptions.Parse(["read_one=false"]));

        Assert.That(
            async () => await account.CleanAsync(),
            Throws.TypeOf<ServiceException>().With.Message.Contains("does not show whether people are in")
        );
        Assert.That(Open(account), Has.Length.EqualTo(1));
        Remember(account, SomeAccount.Events);
        var report = await account.CleanAsync();

        Assert.That(report.Cleaned, Is.EqualTo(1));
        Assert.That(Open(account), Is.Empty);
    }

    [Test]
    public async Task After_a_lost_create_every_one_without_people_is_archived()
    {
        var account = new ProbedAccount(Unused, new());
        account.Apollo.Handle(
            new("POST", "/api/v1/sequences", "", [new("x-api-key", "k")], $$"""{"name":"{{ScratchName.Text}}"}""")
        );
        Remember(account, null);

        var report = await account.CleanAsync();

        Assert.That(report.Cleaned, Is.EqualTo(2));
        Assert.That(Open(account), Is.Empty);
        Assert.That(((IProbeJournal)account).Read(), Is.Null);
    }

    [Test]
    public async Task One_that_is_turned_on_during_the_probe_stays()
    {
        var account = new ProbedAccount(ProbeSeed.Text, new());
        using var handler = new DyingHandler(
            account.Handler(),
            _ =>
            {
                if (Open(account).FirstOrDefault() is { } id)
                    account.Apollo.Handle(
                        new("POST", $"/api/v1/emailer_campaigns/{id}/approve", "", [new("x-api-key", "k")], "{}")
                    );
                return true;
            }
        );

        var report = await account.ProbeAsync(handler, ["wait"]);

        Assert.That(report.IsClean, Is.False);
        Assert.That(report.Failure!.Message, Does.Contain("is on, so it is not archived"));
        Assert.That(Open(account), Has.Length.EqualTo(1));
    }

    private static void Remember(ProbedAccount account, string? id) =>
        ((IProbeJournal)account).Write(new(SomeAccount.Team, id));

    private static string[] Open(ProbedAccount account) =>
        [
            .. JsonNode.Parse(account.Apollo.ExportState())!["sequences"]!
                .AsArray()
                .Where(each =>
                    (bool?)each!["archived"] != true && (string?)each["name"] is ScratchName.Text or "Our pilot"
                )
                .Select(each => (string)each!["id"]!),
        ];
}
