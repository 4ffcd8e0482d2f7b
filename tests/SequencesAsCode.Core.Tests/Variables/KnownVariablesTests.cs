using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Core.Tests.Variables;

/// <summary>Which name was probably meant by one that is not known.</summary>
[TestFixture]
internal sealed class KnownVariablesTests
{
    private static readonly KnownVariables Known = new(["Pain Point", "linkedin_hook"]);

    [TestCase("Pain Point", true)]
    [TestCase("first_name", true)]
    [TestCase("pain point", false)]
    [TestCase("Pain", false)]
    public void A_name_is_known_as_it_is_written(string name, bool isKnown) =>
        Assert.That(Known.Contains(name), Is.EqualTo(isKnown));

    [TestCase("Pain Pont", "Pain Point")]
    [TestCase("pain_point", "Pain Point")]
    [TestCase("first name", "first_name")]
    [TestCase("First-Name", "first_name")]
    [TestCase("firstname", "first_name")]
    [TestCase("frist_name", "first_name")]
    [TestCase("first\u00a0name", "first_name")]
    [TestCase("contact.first_name", "first_name")]
    [TestCase("sender.first_name", "sender_first_name")]
    [TestCase("account.name", "company")]
    [TestCase("Company Name", "company")]
    [TestCase("company_name", "company")]
    [TestCase("contact.Pain Point", "Pain Point")]
    [TestCase("else", "#else")]
    [TestCase("end if", "#endif")]
    [TestCase("if first_name", "#if first_name")]
    [TestCase("Company Trigger", null)]
    [TestCase("account.industry", null)]
    public void What_was_probably_meant_is_found(string name, string? meant) =>
        Assert.That(Known.Nearest(name), Is.EqualTo(meant));
}
