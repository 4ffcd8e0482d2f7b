using System.Text.Json.Nodes;
using SequencesAsCode.Emulator.Answers;
using SequencesAsCode.Testing.Apollo;

namespace SequencesAsCode.Emulator.Tests;

public sealed class OptionsTests
{
    [Test]
    public void Every_property_has_a_name_and_every_name_a_property()
    {
        var properties = typeof(EmulatorOptions)
            .GetProperties()
            .Select(p => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name))
            .ToList();

        var names = OptionTable.OptionNames;

        Assert.That(properties, Has.Count.GreaterThan(25));
        Assert.That(names, Is.EquivalentTo(properties));
    }

    [Test]
    public void Values_are_read_by_name()
    {
        var options = EmulatorOptions.Parse([
            "steps_omitted=kept",
            "enforce_quota = true",
            "quota_minute=5",
            "quota_day=unlimited",
            "ignore_fields=step.note, touch.type",
            "rewrites=links, quotes",
            "sanitizer=off",
            "linkedin_without_touch=empty_touch",
        ]);

        Assert.That(options.StepsOmitted, Is.EqualTo(StepsOmitted.Kept));
        Assert.That(options.EnforceQuota, Is.True);
        Assert.That((options.QuotaMinute, options.QuotaDay), Is.EqualTo(((int?)5, (int?)null)));
        Assert.That(options.IgnoreFields, Is.EqualTo(new[] { "step.note", "touch.type" }));
        Assert.That(options.Sanitizer, Is.EqualTo(Sanitizer.Off));
    }

    [Test]
    public void Nothing_said_leaves_the_most_damaging_behaviour()
    {
        var options = EmulatorOptions.Parse([]);

        Assert.That(options, Is.EqualTo(new EmulatorOptions()));
        Assert.That(options.StepsOmitted, Is.EqualTo(StepsOmitted.Wiped));
        Assert.That(options.StepsEmpty, Is.EqualTo(StepsEmpty.Wiped));
        Assert.That(options.OmittedStepFields, Is.EqualTo(OmittedStepFields.Reset));
        Assert.That(options.UnknownIds, Is.EqualTo(UnknownIds.Created));
        Assert.That(options.TouchUpdate, Is.EqualTo(TouchUpdate.Approves));
        Assert.That(options.MutateBeforeValidation, Is.True);
    }

    [Test]
    public void An_unknown_name_is_answered_with_all_names()
    {
        var error = Assert.Throws<FormatException>(() => EmulatorOptions.Parse(["step_omitted=kept"]))!;

        Assert.That(error.Message, Does.StartWith("'step_omitted' is not an option of the emulator."));
        Assert.That(OptionTable.OptionNames.Where(n => !error.Message.Contains(n, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("steps_omitted", "steps_omitted takes wiped or rejected or kept.")]
    [TestCase("steps_omitted=gone", "steps_omitted takes wiped or rejected or kept.")]
    [TestCase("enforce_quota=yes", "enforce_quota takes true or false.")]
    [TestCase("quota_minute=-1", "quota_minute takes a whole number or 'unlimited'.")]
    public void A_wrong_value_is_answered_with_what_the_option_takes(string setting, string takes)
    {
        var error = Assert.Throws<FormatException>(() => EmulatorOptions.Parse([setting]))!;

        Assert.That(error.Message, Is.EqualTo($"'{setting}' is not understood: {takes}"));
    }

    [TestCase("kept_on_null=step.notes", "'step.notes' is not known to kept_on_null. Did you mean 'step.note'?")]
    [TestCase("ignore_fields=campaing.name", "Did you mean 'campaign.name'?")]
    [TestCase("missing_keys=template.promt_id", "Did you mean 'template.prompt_id'?")]
    [TestCase("text_keys=campaign.num_step", "Did you mean 'campaign.num_steps'?")]
    [TestCase("allowed_endpoints=api/v1/sequence/create", "Did you mean 'api/v1/sequences/create'?")]
    [TestCase("kept_on_null=template.zzz", "Use: template.subject, template.body_html.")]
    [TestCase("new_keys=steps.color", "new_keys takes keys of campaign, step, touch, template")]
    [TestCase("step_omitted=kept", "Did you mean 'steps_omitted'?")]
    public void A_name_that_nothing_has_is_an_error_with_the_nearest(string setting, string message) =>
        Assert.That(
            () => EmulatorOptions.Parse([setting]),
            Throws.TypeOf<FormatException>().With.Message.Contains(message)
        );

    [Test]
    public void Every_key_of_an_answer_is_known()
    {
        var answer = new Bench().Read();
        string[] parts = ["emailer_campaign", "emailer_steps", "emailer_touches", "emailer_templates"];

        var keys = parts
            .Zip(KnownKeys.Objects)
            .SelectMany(pair =>
                Objects(answer[pair.First]).SelectMany(each => each.Select(key => $"{pair.Second}.{key.Key}"))
            )
            .ToHashSet();

        Assert.That(keys, Has.Count.GreaterThan(80).And.SubsetOf(KnownKeys.Answered));
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? part) =>
        part is JsonArray list ? list.OfType<JsonObject>() : [part!.AsObject()];
}
