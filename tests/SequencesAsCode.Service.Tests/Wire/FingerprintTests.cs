using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Service.Wire;

namespace SequencesAsCode.Service.Tests.Wire;

[TestFixture]
internal sealed class FingerprintTests
{
    private static readonly string[] Metrics =
    [
        "unique_scheduled",
        "unique_delivered",
        "unique_bounced",
        "unique_opened",
        "unique_hard_bounced",
        "unique_spam_blocked",
        "unique_replied",
        "unique_demoed",
        "unique_clicked",
        "unique_unsubscribed",
        "unique_opened_unfiltered",
        "unique_clicked_unfiltered",
        "unique_delivered_open_tracked",
        "unique_delivered_click_tracked",
        "bounce_rate",
        "hard_bounce_rate",
        "open_rate",
        "open_rate_tracked",
        "open_rate_unfiltered",
        "open_rate_unfiltered_tracked",
        "click_rate",
        "click_rate_tracked",
        "reply_rate",
        "spam_block_rate",
        "opt_out_rate",
        "demo_rate",
    ];

    private static readonly string[] NoiseOfSequences =
    [
        .. Metrics,
        "contact_statuses",
        "created_at",
        "updated_at",
        "last_used_at",
        "starred_by_user_ids",
        "prioritized_by_user",
        "is_performing_poorly",
        "num_contacts_email_status_extrapolated",
        "remind_ab_test_results",
        "ab_test_step_ids",
        "underperforming_touches_count",
        "loaded_stats",
        "num_steps",
        "auto_pause_warning_level",
        "auto_pause_bounce_rate",
        "overdue_manual_tasks_count",
        "emailer_steps",
    ];

    [TestCaseSource(nameof(NoiseOfSequences))]
    public void Noise_of_a_sequence_does_not_count(string key) =>
        Assert.That(Of(answer => answer["emailer_campaign"]![key] = "another"), Is.EqualTo(Of()));

    [Test]
    public void Who_asks_does_not_count() =>
        Assert.That(
            Of(answer => answer["emailer_campaign"]!["sharing_permission"]!["is_owner"] = false),
            Is.EqualTo(Of())
        );

    [TestCase("3.0")]
    [TestCase("\"2.0\"")]
    [TestCase("2.5")]
    public void A_number_counts_by_what_it_is_and_not_by_how_it_is_written(string number) =>
        Assert.That(
            Of(answer => answer["emailer_steps"]![1]!["wait_time"] = JsonNode.Parse(number))
                == Of(answer => answer["emailer_steps"]![1]!["wait_time"] = 2),
            Is.EqualTo(number.Contains("2.0", StringComparison.Ordinal))
        );

    [TestCase("counts")]
    [TestCase("ab_test_details")]
    [TestCase("note_text")]
    [TestCase("outcomes")]
    [TestCase("unique_scheduled")]
    [TestCase("unique_skipped")]
    [TestCase("unique_completed")]
    public void Noise_of_a_step_does_not_count(string key) =>
        Assert.That(Of(answer => answer["emailer_steps"]![1]![key] = 7), Is.EqualTo(Of()));

    [TestCaseSource(nameof(Metrics))]
    public void Noise_of_a_touch_does_not_count(string key) =>
        Assert.That(Of(answer => answer["emailer_touches"]![0]![key] = 7), Is.EqualTo(Of()));

    [TestCase("body_text")]
    [TestCase("created_at")]
    [TestCase("starred_by_user_ids")]
    public void Noise_of_a_template_does_not_count(string key) =>
        Assert.That(Of(answer => answer["emailer_templates"]![0]![key] = "another"), Is.EqualTo(Of()));

    [TestCase("emailer_steps")]
    [TestCase("emailer_touches")]
    [TestCase("emailer_templates")]
    [TestCase("attachments")]
    public void The_order_of_a_list_does_not_count(string list)
    {
        var reversed = Of(answer =>
            answer[list] = new JsonArray([.. answer[list]!.AsArray().Reverse().Select(item => item!.DeepClone())])
        );

        Assert.That(SomeAccount.Answer()[list]!.AsArray(), Has.Count.GreaterThan(1));
        Assert.That(reversed, Is.EqualTo(Of()));
    }

    [Test]
    public void The_order_of_members_and_roots_does_not_count()
    {
        var answer = SomeAccount.Answer();
        var reversed = new JsonObject(
            answer.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))
        );

        Assert.That(Fingerprint.Of(Element(reversed)), Is.EqualTo(Of()));
    }

    [Test]
    public void What_stands_beside_the_sequence_does_not_count() =>
        Assert.That(
            Of(answer => (answer["team"], answer["breadcrumbs"]) = (new JsonObject { ["id"] = "t" }, new JsonArray())),
            Is.EqualTo(Of())
        );

    [Test]
    public void Every_managed_field_counts()
    {
        var before = Of();
        var silent = new List<string>();
        foreach (var field in Fields.All)
        {
            var path = field.ApiName.Split('.');
            var (list, name) = field.Owner switch
            {
                FieldOwner.Sequence => ("emailer_campaign", path),
                FieldOwner.Step => ("emailer_steps", path),
                _ when path.Length > 1 => ("emailer_templates", path[1..]),
                _ => ("emailer_touches", path),
            };
            if (ReferenceEquals(field, Fields.Labels))
                name = ["label_ids"];
            if (Of(answer => Put(list == "emailer_campaign" ? answer[list]! : answer[list]![0]!, name)) == before)
                silent.Add(field.FullName);
        }

        Assert.That(Fields.All, Has.Length.GreaterThan(30));
        Assert.That(silent, Is.Empty);
    }

    [TestCase("emailer_steps", "wait_time")]
    [TestCase("emailer_steps", "position")]
    [TestCase("emailer_campaign", "max_emails_per_day")]
    public void A_number_that_is_written_as_a_string_is_the_same_number(string list, string key)
    {
        var number = Of(answer => Owner(answer)[key] = 7);

        Assert.That(Of(answer => Owner(answer)[key] = "7"), Is.EqualTo(number));
        Assert.That(Of(answer => Owner(answer)[key] = "8"), Is.Not.EqualTo(number));

        JsonNode Owner(JsonObject answer) => list == "emailer_campaign" ? answer[list]! : answer[list]![0]!;
    }

    [TestCase("7", "\"7\"")]
    [TestCase("-7", "\"-7\"")]
    [TestCase("5.0", "\"5.0\"")]
    public void A_number_of_an_unknown_member_that_is_written_as_a_string_is_the_same_number(string one, string other)
    {
        Assert.That(Unknown(other), Is.EqualTo(Unknown(one)));
        Assert.That(Unknown("8"), Is.Not.EqualTo(Unknown(one)));

        static string Unknown(string value) =>
            Of(answer => answer["emailer_campaign"]!["auto_pause_config"]!["min_volume"] = JsonNode.Parse(value));
    }

    [Test]
    public void An_answer_with_every_number_as_a_string_is_the_same()
    {
        var answer = SomeAccount.Answer();
        var loose = (JsonObject)Loose(answer)!;

        Assert.That(loose.ToJsonString(), Is.Not.EqualTo(answer.ToJsonString()));
        Assert.That(Fingerprint.Of(Element(loose)), Is.EqualTo(Of()));
    }

    [TestCase("007")]
    [TestCase("7.0")]
    [TestCase("7\n")]
    [TestCase(" 7")]
    [TestCase("+7")]
    public void Text_that_looks_like_a_number_is_text(string text) =>
        Assert.That(
            Of(answer => answer["emailer_templates"]![0]!["subject"] = text),
            Is.Not.EqualTo(Of(answer => answer["emailer_templates"]![0]!["subject"] = "7"))
        );

    [TestCase("emailer_campaign", "never_seen")]
    [TestCase("emailer_campaign", "auto_paused_at")]
    [TestCase("emailer_campaign", "status_reason")]
    [TestCase("emailer_campaign", "archived")]
    [TestCase("emailer_campaign", "auto_pause_config")]
    [TestCase("emailer_steps", "never_seen")]
    [TestCase("emailer_steps", "wait_mode")]
    [TestCase("emailer_steps", "position")]
    [TestCase("emailer_touches", "never_seen")]
    [TestCase("emailer_touches", "emailer_template_id")]
    [TestCase("emailer_touches", "generation_options")]
    [TestCase("emailer_templates", "never_seen")]
    [TestCase("emailer_templates", "builder_json")]
    [TestCase("attachments", "name")]
    public void What_is_unknown_or_not_managed_counts(string list, string key) =>
        Assert.That(
            Of(answer => Put(list == "emailer_campaign" ? answer[list]! : answer[list]![0]!, [key])),
            Is.Not.EqualTo(Of())
        );

    [TestCase("emailer_steps")]
    [TestCase("emailer_touches")]
    [TestCase("emailer_templates")]
    [TestCase("attachments")]
    public void A_part_that_is_missing_counts(string list) =>
        Assert.That(Of(answer => answer[list]!.AsArray().RemoveAt(0)), Is.Not.EqualTo(Of()));

    [Test]
    public void Two_reads_of_the_same_have_one_fingerprint_and_a_step_that_is_entered_does_not_change_it()
    {
        using var busy = new Scene(SomeAccount.Seed(people: 5));
        using var loading = new Scene(
            SomeAccount.Seed(),
            new() { Metrics = SequencesAsCode.Emulator.MetricsForm.Loading }
        );

        Assert.That(Fingerprint.Of(Element(busy.Raw())), Is.EqualTo(Of()).And.Length.EqualTo(64));
        Assert.That(Fingerprint.Of(Element(loading.Raw())), Is.EqualTo(Of()));
    }

    private static string Of(Action<JsonObject>? change = null)
    {
        var answer = SomeAccount.Answer();
        change?.Invoke(answer);
        return Fingerprint.Of(Element(answer));
    }

    private static void Put(JsonNode owner, string[] path)
    {
        foreach (var name in path[..^1])
            owner = owner[name]!;
        owner[path[^1]] = "changed by hand";
    }

    private static JsonNode? Loose(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Select(member => KeyValuePair.Create(member.Key, Loose(member.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Loose)]),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
            _ => node?.DeepClone(),
        };

    private static JsonNode? Reversed(JsonNode? node) =>
        node is JsonObject members
            ? new JsonObject(
                members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
            )
            : node?.DeepClone();

    private static JsonElement Element(JsonObject answer) => JsonDocument.Parse(answer.ToJsonString()).RootElement;
}
