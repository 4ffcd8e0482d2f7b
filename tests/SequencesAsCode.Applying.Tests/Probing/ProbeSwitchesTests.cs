using SequencesAsCode.Core.Facts;
using SequencesAsCode.Emulator;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Probing;

[TestFixture]
internal sealed class ProbeSwitchesTests
{
    private static readonly ImmutableArray<string> Fields =
    [
        "mark_finished_if_reply",
        "mark_finished_if_click",
        "mark_paused_if_ooo",
        "days_to_wait_before_mark_as_response",
        "create_task_if_email_open",
        "excluded_contact_stage_ids",
        "folder_id",
    ];

    [Test]
    public async Task Every_question_is_answered_in_the_usual_account()
    {
        var account = new ProbedAccount(ProbeSeed.Text, new());

        var report = await account.ProbeAsync();

        Assert.That(report.Failure, Is.Null);
        Assert.That(report.IsClean, Is.True);
        Assert.That(
            report.Facts.Where(fact => fact.Outcome == FactOutcome.Unclear).Select(fact => $"{fact.Name}: {fact.Seen}"),
            Is.Empty
        );
    }

    [Test]
    public async Task The_answers_in_the_usual_account_are_approved()
    {
        var report = await new ProbedAccount(ProbeSeed.Text, new()).ProbeAsync();

        Approve.Text(FactsFormat.Write(ProbedAccount.Sheet(report)), "json");
    }

    [Test]
    public async Task What_the_usual_account_says_may_be_shared()
    {
        var report = await new ProbedAccount(ProbeSeed.Text, new()).ProbeAsync();

        Assert.That(report.Facts.Select(fact => fact.Seen ?? "").Where(seen => SharedText.Of(seen) != seen), Is.Empty);
    }

    [TestCase("steps_omitted=kept")]
    [TestCase("steps_omitted=rejected")]
    [TestCase("steps_empty=accepted")]
    [TestCase("steps_empty=rejected")]
    [TestCase("mutate_before_validation=false")]
    [TestCase("require_position=false")]
    [TestCase("step_order=array")]
    [TestCase("unknown_ids=rejected")]
    [TestCase("omitted_step_fields=keep")]
    [TestCase("null_clears=false")]
    [TestCase("kept_on_null=campaign.max_emails_per_day,step.note,template.subject")]
    [TestCase("taken_on_update=folder_id,mark_finished_if_click")]
    [TestCase("exact_daytime_on_update=false")]
    [TestCase("wait_in_seconds=true")]
    [TestCase("create_defaults=null")]
    [TestCase("ignore_fields=step.note")]
    [TestCase("ignore_fields=touch.include_signature")]
    [TestCase("sanitizer=off")]
    [TestCase("sanitizer=rewrite")]
    [TestCase("rewrites=links,pixel")]
    [TestCase("rewrites=footer,quotes,names")]
    [TestCase("rewrites=units,capitals,note_paragraphs")]
    [TestCase("read_one=false")]
    [TestCase("refused_on_update=folder_id,mark_finished_if_click")]
    [TestCase("linkedin_without_touch=rejected")]
    [TestCase("linkedin_without_touch=none")]
    [TestCase("keep_generation_options=true")]
    [TestCase("user_id_on_create=true")]
    [TestCase("key_headers=x_api_key")]
    [TestCase("key_headers=x_api_key,bearer,api_key")]
    [TestCase("missing_keys=campaign.dmp_ids,template.prompt_id")]
    [TestCase("new_keys=step.color,touch.mood")]
    [TestCase("text_keys=campaign.underperforming_touches_count")]
    public async Task A_switch_is_found(string setting)
    {
        var options = EmulatorOptions.Parse([setting]);

        var report = await new ProbedAccount(ProbeSeed.Text, options).ProbeAsync();

        Assert.That(Shown(ProbedAccount.Switches(report)), Is.EqualTo(Shown(options)));
    }

    [Test]
    public void Drawn_switches_are_found() => Law.Holds(number => ProblemsAsync(number).Result, cases: 25);

    [Test]
    [Category(Law.Long)]
    public void Two_thousand_drawn_sets_of_switches_are_found() =>
        Law.Holds(number => ProblemsAsync(number).Result, cases: 2000);

    private static async Task<ImmutableArray<string>> ProblemsAsync(int number)
    {
        var settings = Draw(new(number));
        var options = EmulatorOptions.Parse(settings);
        var report = await new ProbedAccount(ProbeSeed.Text, options).ProbeAsync();
        var (found, wanted) = (Shown(ProbedAccount.Switches(report)), Shown(options));
        return found == wanted ? [] : [$"{string.Join(' ', settings)}\nwanted {wanted}\nfound  {found}"];
    }

    private static ImmutableArray<string> Draw(Dice dice)
    {
        ImmutableArray<string> settings =
        [
            $"steps_omitted={dice.Of("wiped", "rejected", "kept")}",
            $"steps_empty={dice.Of("wiped", "rejected", "accepted")}",
            $"mutate_before_validation={dice.Of("true", "false")}",
            $"require_position={dice.Of("true", "false")}",
            $"step_order={dice.Of("position", "array")}",
            $"unknown_ids={dice.Of("created", "rejected")}",
            $"omitted_step_fields={dice.Of("reset", "keep")}",
            $"exact_daytime_on_update={dice.Of("true", "false")}",
            $"wait_in_seconds={dice.Of("true", "false")}",
            $"create_defaults={dice.Of("recorded", "null")}",
            $"sanitizer={dice.Of("off", "basic", "rewrite")}",
            $"null_clears={dice.Of("true", "true", "false")}",
            $"linkedin_without_touch={dice.Of("empty_touch", "rejected", "none")}",
            $"keep_generation_options={dice.Of("true", "false")}",
            $"user_id_on_create={dice.Of("true", "false")}",
            $"key_headers={dice.Of("x_api_key", "x_api_key,bearer", "x_api_key,api_key", "x_api_key,bearer,api_key")}",
            $"missing_keys={dice.Of("", "campaign.dmp_ids", "step.ab_test_details,touch.template_type")}",
            $"new_keys={dice.Of("", "campaign.mood", "template.mood,touch.color")}",
            $"text_keys={dice.Of("", "campaign.underperforming_touches_count")}",
        ];
        var taken = Fields.Where(_ => dice.Chance(0.4)).ToList();
        var refused = Fields.Except(taken).Where(_ => dice.Chance(0.2)).ToList();
        var rewrites = new[] { "links", "pixel", "footer", "quotes", "note_paragraphs", "units", "names", "capitals" }
            .Where(_ => dice.Chance(0.2))
            .ToList();
        return
        [
            .. settings,
            .. refused.Count > 0 ? [$"refused_on_update={string.Join(',', refused)}"] : (string[])[],
            .. taken.Count > 0 ? [$"taken_on_update={string.Join(',', taken)}"] : (string[])[],
            .. rewrites.Count > 0 ? [$"rewrites={string.Join(',', rewrites)}"] : (string[])[],
        ];
    }

    private static string Shown(EmulatorOptions options) =>
        string.Join(
            ' ',
            options.StepsOmitted,
            options.StepsEmpty,
            options.MutateBeforeValidation,
            options.RequirePosition,
            options.StepOrder,
            options.UnknownIds,
            options.OmittedStepFields,
            options.NullClears,
            options.ExactDaytimeOnUpdate,
            options.WaitInSeconds,
            options.CreateDefaults,
            options.Sanitizer,
            options.ReadOne,
            options.LinkedinWithoutTouch,
            options.KeepGenerationOptions,
            options.UserIdOnCreate,
            Shown(options.KeyHeaders),
            Shown(options.MissingKeys),
            Shown(options.NewKeys),
            Shown(options.TextKeys),
            Shown(options.RefusedOnUpdate),
            Shown(options.TakenOnUpdate),
            Shown(options.KeptOnNull),
            Shown(options.IgnoreFields),
            Shown(options.Rewrites)
        );

    private static string Shown(ImmutableArray<string> words) =>
        $"[{string.Join(',', words.Order(StringComparer.Ordinal))}]";
}
