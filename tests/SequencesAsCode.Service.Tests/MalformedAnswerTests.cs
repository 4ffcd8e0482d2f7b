using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator.Faults;
using SequencesAsCode.Service.Apollo;
using SequencesAsCode.Service.Connection;
using SequencesAsCode.Service.Wire;
using SequencesAsCode.Testing.Time;

namespace SequencesAsCode.Service.Tests;

[TestFixture]
internal sealed class MalformedAnswerTests
{
    private static readonly (string What, Action<JsonObject> Spoil)[] Spoilt =
    [
        ("'emailer_campaign' is missing", answer => answer.Remove("emailer_campaign")),
        ("'emailer_campaign' is missing", answer => answer["emailer_campaign"] = new JsonArray()),
        ("the list 'emailer_steps' is missing", answer => answer.Remove("emailer_steps")),
        ("the list 'emailer_steps' is missing", answer => answer["emailer_steps"] = null),
        ("the list 'emailer_touches' is missing", answer => answer.Remove("emailer_touches")),
        (
            "the list 'emailer_touches' is missing",
            answer => answer["emailer_touches"] = new JsonObject { ["count"] = 4 }
        ),
        ("the list 'emailer_templates' is missing", answer => answer.Remove("emailer_templates")),
        (
            "it is about the sequence 66e9e215ece19801b2199800",
            answer => answer["emailer_campaign"]!["id"] = SomeAccount.Events
        ),
        ("an id is blank", answer => answer["emailer_campaign"]!["id"] = ""),
        ("an id is blank", answer => answer["emailer_steps"]![0]!["id"] = ""),
        ("'id' is missing", answer => ((JsonObject)answer["emailer_touches"]![0]!).Remove("id")),
        ("'id' is 1", answer => answer["emailer_templates"]![0]!["id"] = 1),
        (
            "a variant belongs to the step nowhere",
            answer => answer["emailer_touches"]![0]!["emailer_step_id"] = "nowhere"
        ),
        ("'emailer_step_id' is null", answer => answer["emailer_touches"]![0]!["emailer_step_id"] = null),
        (
            "the template nowhere of a variant is not listed",
            answer => answer["emailer_touches"]![0]!["emailer_template_id"] = "nowhere"
        ),
        ("'emailer_template_id' is 7", answer => answer["emailer_touches"]![0]!["emailer_template_id"] = 7),
        (
            "'emailer_template_id' is missing",
            answer => ((JsonObject)answer["emailer_touches"]![0]!).Remove("emailer_template_id")
        ),
        ("'body_html' is missing", answer => ((JsonObject)answer["emailer_templates"]![0]!).Remove("body_html")),
        ("'subject' is missing", answer => ((JsonObject)answer["emailer_templates"]![0]!).Remove("subject")),
        (
            "a step is listed twice",
            answer => answer["emailer_steps"]!.AsArray().Add(answer["emailer_steps"]![0]!.DeepClone())
        ),
        (
            "a variant is listed twice",
            answer => answer["emailer_touches"]!.AsArray().Add(answer["emailer_touches"]![0]!.DeepClone())
        ),
        ("", answer => answer["emailer_templates"]!.AsArray().Add(answer["emailer_templates"]![0]!.DeepClone())),
        ("'position' is missing", answer => ((JsonObject)answer["emailer_steps"]![0]!).Remove("position")),
        ("'position' is \"first\"", answer => answer["emailer_steps"]![0]!["position"] = "first"),
        ("'type' is null", answer => answer["emailer_steps"]![0]!["type"] = null),
        ("'wait_mode' is 'fortnight'", answer => answer["emailer_steps"]![0]!["wait_mode"] = "fortnight"),
        ("'wait_mode' is 7", answer => answer["emailer_steps"]![0]!["wait_mode"] = 7),
        ("'wait_time' is 1.5", answer => answer["emailer_steps"]![0]!["wait_time"] = 1.5),
        ("'exact_datetime' is \"soon\"", answer => answer["emailer_steps"]![0]!["exact_datetime"] = "soon"),
        ("'active' is \"true\"", answer => answer["emailer_campaign"]!["active"] = "true"),
        ("'archived' is \"true\"", answer => answer["emailer_campaign"]!["archived"] = "true"),
        (
            "'label_ids' is an object",
            answer => answer["emailer_campaign"]!["label_ids"] = new JsonObject { ["count"] = 1 }
        ),
        ("'label_ids' is 4", answer => answer["emailer_campaign"]!["label_ids"] = new JsonArray(4)),
        ("'name' is a list", answer => answer["emailer_campaign"]!["name"] = new JsonArray()),
        ("'include_signature' is \"yes\"", answer => answer["emailer_touches"]![0]!["include_signature"] = "yes"),
        (
            "'attachment_ids' is an object",
            answer => answer["emailer_touches"]![0]!["attachment_ids"] = new JsonObject()
        ),
        (
            "'emailer_template.body_html' is a list",
            answer => answer["emailer_templates"]![0]!["body_html"] = new JsonArray()
        ),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        Spoilt.Select(
            (pair, index) =>
                new TestCaseData(index).SetName(
                    $"A_sequence_is_read_whole_or_not_at_all({index + 1} {pair.What.Replace('.', ' ')})"
                )
        );

    [TestCaseSource(nameof(Cases))]
    public void A_sequence_is_read_whole_or_not_at_all(int index)
    {
        var answer = SomeAccount.Answer();
        Spoilt[index].Spoil(answer);

        Assert.That(
            () => WireReader.Sequence(SomeAccount.Q3, Element(answer.ToJsonString()), AccountDirectory.Empty),
            Failing.With(FailureKind.UnexpectedAnswer, Spoilt[index].What)
        );
    }

    [Test]
    public void The_answer_that_is_spoilt_in_these_tests_can_be_read() =>
        Assert.That(
            WireReader
                .Sequence(SomeAccount.Q3, Element(SomeAccount.Answer().ToJsonString()), AccountDirectory.Empty)
                .Steps,
            Has.Length.EqualTo(5)
        );

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("7")]
    [TestCase("\"ok\"")]
    [TestCase("{}")]
    [TestCase("""{"emailer_campaigns":{}}""")]
    [TestCase("""{"emailer_campaigns":[7]}""")]
    [TestCase("""{"emailer_campaigns":[{"name":"No id"}]}""")]
    [TestCase("""{"emailer_campaigns":[{"id":7}]}""")]
    [TestCase("""{"emailer_campaigns":[{"id":"a","name":7}]}""")]
    [TestCase("""{"emailer_campaigns":[{"id":"a","name":"A","active":"true"}]}""")]
    public void A_page_of_the_list_that_is_not_understood_is_refused(string answer) =>
        Assert.That(
            () => WireReader.Rows(Element(answer)),
            Failing.With(FailureKind.UnexpectedAnswer, "api/v1/emailer_campaigns/search")
        );

    [TestCase("""{"emailer_campaigns":[{"id":"a","num_steps":3}]}""", 3)]
    [TestCase("""{"emailer_campaigns":[{"id":"a","num_steps":"loading"}]}""", null)]
    [TestCase("""{"emailer_campaigns":[{"id":"a","num_steps":null}]}""", null)]
    [TestCase("""{"emailer_campaigns":[{"id":"a","num_steps":1e99}]}""", null)]
    public void A_row_without_a_number_of_steps_is_none_the_worse(string answer, int? steps) =>
        Assert.That(WireReader.Rows(Element(answer)).Single().Steps, Is.EqualTo(steps));

    [Test]
    public void A_draft_without_a_name_is_a_row_like_any_other()
    {
        var rows = WireReader.Rows(
            Element("""{"emailer_campaigns":[{"id":"a","name":null,"active":null},{"id":"b"}]}""")
        );

        Assert.That(
            rows.Select(row => (row.Id, row.Name, row.Active)),
            Is.EqualTo(new[] { ("a", "", false), ("b", "", false) })
        );
    }

    [TestCase("{}")]
    [TestCase("""[{"name":"No id"}]""")]
    [TestCase("""[{"id":"a","name":{}}]""")]
    public void A_look_up_that_is_not_understood_is_refused(string answer) =>
        Assert.That(
            () => WireReader.Entries("api/v1/labels/index", Element(answer), null, "name"),
            Failing.With(FailureKind.UnexpectedAnswer, "api/v1/labels/index")
        );

    [TestCase(FaultKind.Truncated)]
    [TestCase(FaultKind.WrongTypes)]
    [TestCase(FaultKind.Garbage)]
    public void A_spoilt_answer_of_the_service_is_never_a_part_of_a_sequence(FaultKind kind)
    {
        using var scene = new Scene(SomeAccount.Seed());
        scene.Break(
            new Fault
            {
                Kind = kind,
                Path = "/emailer_campaigns/*",
                Method = "GET",
                Times = 0,
            }
        );

        Assert.That(
            async () => await scene.ReadAsync(),
            Failing.With(FailureKind.UnexpectedAnswer, "api/v1/emailer_campaigns/show")
        );
    }

    [Test]
    public void A_team_that_is_no_text_at_all_is_malformed()
    {
        using var handler = Answers.InOrder(Answers.Json("""{"team_id":"\ud800"}"""));
        using var service = new ApolloService(
            new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null)
        );

        Assert.That(
            async () => await service.ReadAsync(new(true, false, []), CancellationToken.None),
            Failing.With(FailureKind.UnexpectedAnswer, "api/v1/users/api_profile")
        );
    }

    [TestCase("""{"team_id":7}""")]
    [TestCase("{}")]
    [TestCase("[]")]
    public async Task A_profile_that_names_no_team_leaves_the_account_unknown(string profile)
    {
        using var handler = Answers.InOrder(Answers.Json(profile));
        using var service = new ApolloService(
            new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null)
        );

        Assert.That((await service.ReadAsync(new(true, false, []), CancellationToken.None)).Account, Is.Empty);
    }

    [TestCase("""{"team_id":"t1"}""", 200, "t1")]
    [TestCase("""{"user":{"team_id":"t2"}}""", 200, "t2")]
    [TestCase("""{"error":"no"}""", 403, "")]
    [TestCase("""{"error":"no"}""", 404, "")]
    public async Task The_account_is_the_team_or_unknown_when_the_key_may_not_ask(
        string profile,
        int status,
        string expected
    )
    {
        using var handler = Answers.InOrder(Answers.Json(profile, status));
        using var service = new ApolloService(
            new(ConnectionSettings.DefaultBaseUrl, "key", handler, new InstantTime(), null)
        );

        var state = await service.ReadAsync(new(true, false, []), CancellationToken.None);

        Assert.That(state.Account, Is.EqualTo(expected));
    }

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;
}
