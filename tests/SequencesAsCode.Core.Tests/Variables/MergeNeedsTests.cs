using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Core.Tests.Variables;

/// <summary>Which variables an email needs a value of.</summary>
[TestFixture]
internal sealed class MergeNeedsTests
{
    [TestCase("Hi {{first_name}} of {{company}}, {{first_name}}", "first_name company")]
    [TestCase("Hi {{#if first_name}}{{first_name}}{{#else}}there{{#endif}}", "")]
    [TestCase("Hi {{#if first_name}}{{#endif}}", "")]
    [TestCase("{{#if first_name}}{{company}}{{#endif}}", "company")]
    [TestCase("{{#if first_name}}x{{#else}}{{first_name}}{{#endif}}", "first_name")]
    [TestCase("{{#if city}}{{#if state}}{{city}} {{state}}{{#endif}}{{#endif}} {{state}}", "state")]
    [TestCase("<a href=\"x?{{Pain Point}}\">y</a>", "Pain_Point")]
    [TestCase("{{email}} {{sender_name}} {{sender_meeting_link}} {{now | date}} {{first_name", "")]
    public void A_variable_outside_of_a_condition_of_its_own_is_needed(string body, string names)
    {
        var touch = FieldSet.Of((Fields.Subject, Some.Text("")), (Fields.Body, Some.Html(body)));

        Assert.That(string.Join(' ', MergeNeeds.Of(touch).Select(name => name.Replace(' ', '_'))), Is.EqualTo(names));
    }

    [Test]
    public void The_subject_counts() =>
        Assert.That(
            MergeNeeds.Of(FieldSet.Of((Fields.Subject, Some.Text("For {{company}}")))),
            Is.EqualTo(new[] { "company" })
        );
}
