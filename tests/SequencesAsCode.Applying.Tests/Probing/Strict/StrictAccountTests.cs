using System.Text.Json.Nodes;
using SequencesAsCode.Core.Facts;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Probing;
using SequencesAsCode.Service.Probing.Runs;
using SequencesAsCode.Testing.Drawing;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Applying.Tests.Probing.Strict;

/// <summary>The probe describes an account whose behavior is not that of the emulator.</summary>
[TestFixture]
internal sealed class StrictAccountTests
{
    private static readonly ImmutableArray<string> CreateOnly =
    [
        "mark_finished_if_reply",
        "mark_finished_if_click",
        "mark_paused_if_ooo",
        "days_to_wait_before_mark_as_response",
        "create_task_if_email_open",
        "folder_id",
    ];

    private static readonly ImmutableArray<(string Name, string Fact)> Clears =
    [
        ("max_emails_per_day", "clear.sequence.max_emails_per_day"),
        ("same_account_reply_delay_days", "clear.sequence.same_account_reply_delay_days"),
        ("note", "clear.step.note"),
        ("subject", "clear.touch.subject"),
    ];

    [Test]
    public async Task It_is_described_rightly_and_only_the_scratch_sequence_is_left_archived()
    {
        var switches = new StrictSwitches
        {
            Tags = Allowed("p", "br", "b", "a href"),
            RefusedOnUpdate = ["folder_id"],
            TakenOnUpdate = ["mark_finished_if_click"],
            NotCleared = ["note"],
            KeepsOmittedSteps = true,
            ChangesType = false,
        };

        var (report, before, account) = await ProbeAsync(switches);

        Assert.That(report.Failure, Is.Null);
        Assert.That(Answers(report, "key."), Is.EqualTo("api_key refused, bearer refused, x_api_key yes"));
        Assert.That(Answer(report, "steps.omitted_stay"), Is.EqualTo(FactOutcome.Yes));
        Assert.That(Answer(report, "steps.empty_list_stays"), Is.EqualTo(FactOutcome.Refused));
        Assert.That(Answer(report, "steps.unknown_id_is_new"), Is.EqualTo(FactOutcome.Refused));
        Assert.That(Answer(report, "steps.left_out_value_stays"), Is.EqualTo(FactOutcome.Yes));
        Assert.That(Answer(report, "touches.left_out_list_stays"), Is.EqualTo(FactOutcome.Yes));
        Assert.That(Answer(report, "steps.linkedin_gets_touch"), Is.EqualTo(FactOutcome.No));
        Assert.That(Answer(report, "update.refused_changes_nothing"), Is.EqualTo(FactOutcome.Yes));
        Assert.That(Answer(report, "update.sequence.sequence_by_exact_daytime"), Is.EqualTo(FactOutcome.No));
        Assert.That(Answer(report, "markup.comment"), Is.EqualTo(FactOutcome.No));
        Assert.That(Answer(report, "markup.link_target"), Is.EqualTo(FactOutcome.No));
        Assert.That(Answer(report, "markup.link"), Is.EqualTo(FactOutcome.Yes));
        Assert.That(Answer(report, "answer.read"), Is.EqualTo(FactOutcome.No));
        Assert.That(ProblemsOf(report, switches), Is.Empty);
        Assert.That(Others(account), Is.EqualTo(before));
        Assert.That((bool)Scratches(account).Single()["archived"]!, Is.True);
    }

    [Test]
    public void Drawn_strict_accounts_are_described_rightly() =>
        Law.Holds(number => ProblemsAsync(new(number)).Result, cases: 10);

    private static async Task<ImmutableArray<string>> ProblemsAsync(Dice dice)
    {
        var taken = CreateOnly.Where(_ => dice.Chance(0.3)).ToImmutableHashSet();
        var switches = new StrictSwitches
        {
            KeepsOmittedSteps = dice.Chance(0.5),
            TakesEmptyList = dice.Chance(0.5),
            WaitModes = dice.Chance(0.5) ? ["minute", "hour", "day", "second"] : ["minute", "hour", "day"],
            Tags = Allowed([
                .. new[] { "p", "br", "b", "div", "h1", "ul", "li", "a href" }.Where(_ => dice.Chance(0.5)),
            ]),
            TakenOnUpdate = taken,
            RefusedOnUpdate = [.. CreateOnly.Except(taken).Where(_ => dice.Chance(0.3))],
            NotCleared = [.. Clears.Select(each => each.Name).Where(_ => dice.Chance(0.3))],
            HasPatch = dice.Chance(0.5),
            ShowsArchived = dice.Chance(0.5),
            KeepsReplySubject = dice.Chance(0.5),
            ChangesType = dice.Chance(0.5),
            TakesOwner = dice.Chance(0.5),
        };
        var (report, before, account) = await ProbeAsync(switches);
        return
        [
            .. report.Failure is { } failure ? [failure.Message] : (string[])[],
            .. ProblemsOf(report, switches),
            .. Others(account) == before ? (string[])[] : ["another sequence changed"],
            .. Scratches(account).Any(each => !(bool)each["archived"]!) ? ["one is left"] : (string[])[],
        ];
    }

    private static IEnumerable<string> ProblemsOf(ProbeReport report, StrictSwitches switches) =>
        Expected(switches)
            .Where(each => Answer(report, each.Name) != each.Outcome)
            .Select(each => $"{each.Name} is {Answer(report, each.Name)} and not {each.Outcome}");

    private static IEnumerable<(string Name, FactOutcome Outcome)> Expected(StrictSwitches switches) =>
        [
            ("steps.omitted_stay", switches.KeepsOmittedSteps ? FactOutcome.Yes : FactOutcome.Refused),
            ("steps.empty_list_stays", switches.TakesEmptyList ? FactOutcome.No : FactOutcome.Refused),
            ("wait.seconds", switches.WaitModes.Contains("second") ? FactOutcome.Yes : FactOutcome.Refused),
            ("method.patch", switches.HasPatch ? FactOutcome.Yes : FactOutcome.Refused),
            ("read.archived", switches.ShowsArchived ? FactOutcome.Yes : FactOutcome.Refused),
            ("text.reply_subject", switches.KeepsReplySubject ? FactOutcome.Yes : FactOutcome.No),
            ("steps.type_change_keeps_id", YesIf(switches.ChangesType)),
            ("create.user_id", YesIf(switches.TakesOwner)),
            ("markup.p", YesIf(switches.Tags.ContainsKey("p"))),
            ("markup.div", YesIf(switches.Tags.ContainsKey("div"))),
            ("markup.heading", YesIf(switches.Tags.ContainsKey("h1"))),
            ("markup.link", YesIf(switches.Tags.ContainsKey("a"))),
            .. Clears.Select(each => (each.Fact, YesIf(!switches.NotCleared.Contains(each.Name)))),
            .. CreateOnly.Select(name => ($"update.sequence.{name}", Of(name, switches))),
        ];

    private static FactOutcome Of(string name, StrictSwitches switches) =>
        switches.RefusedOnUpdate.Contains(name) ? FactOutcome.Refused : YesIf(switches.TakenOnUpdate.Contains(name));

    private static FactOutcome YesIf(bool isYes) => isYes ? FactOutcome.Yes : FactOutcome.No;

    private static async Task<(ProbeReport Report, string Before, StrictAccount Account)> ProbeAsync(
        StrictSwitches switches
    )
    {
        var account = new StrictAccount(switches);
        account.Create(
            new()
            {
                ["name"] = "Events",
                ["folder_id"] = "7c1004a0ffffffffffff0001",
                ["emailer_steps"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "call",
                        ["wait_time"] = 1,
                        ["wait_mode"] = "day",
                    }
                ),
            }
        );
        account.Campaigns.Values.Single()["user_id"] = StrictAccount.Colleague;
        var before = Others(account);
        await using var server = new StrictServer(account, switches);
        using var handler = new SocketsHttpHandler();
        var time = new InstantTime();
        using var service = new ApolloService(new(server.Address, StrictServer.Key, handler, time, null));
        var run = new ProbeRun(service.Probe, new Forgetful(), time);
        return (await run.RunAsync("strict", StrictAccount.Team, [], null, CancellationToken.None), before, account);
    }

    private static FactOutcome? Answer(ProbeReport report, string name) =>
        report.Facts.FirstOrDefault(fact => fact.Name == name)?.Outcome;

    private static string Answers(ProbeReport report, string start) =>
        string.Join(
            ", ",
            report
                .Facts.Where(fact => fact.Name.StartsWith(start, StringComparison.Ordinal))
                .Select(fact => $"{fact.Name[start.Length..]} {fact.Outcome.ToString().ToLowerInvariant()}")
        );

    private static ImmutableDictionary<string, ImmutableHashSet<string>> Allowed(params string[] tags) =>
        tags.Select(tag => tag.Split(' '))
            .ToImmutableDictionary(words => words[0], words => words[1..].ToImmutableHashSet());

    private static IEnumerable<JsonObject> Scratches(StrictAccount account) =>
        account.Campaigns.Values.Where(each => (string?)each["name"] == ScratchName.Text);

    private static string Others(StrictAccount account) =>
        string.Join(
            '\n',
            account
                .Campaigns.Values.Where(each => (string?)each["name"] != ScratchName.Text)
                .Select(each => each.ToJsonString())
        );

    /// <summary>A journal of a process that does not end early.</summary>
    private sealed class Forgetful : IProbeJournal
    {
        public ProbeNote? Read() => null;

        public void Write(ProbeNote note) { }

        public void Clear() { }
    }
}
