using SequencesAsCode.Output.Html.Emails;

namespace SequencesAsCode.Output.Tests.Html.Emails;

/// <summary>What either contact gets in place of variables and conditions.</summary>
[TestFixture]
internal sealed class MergedTextTests
{
    [TestCase("Hi {{first_name}}!", "Hi Jordan!", "Hi (first_name)!")]
    [TestCase("{{webinar_date}}", "‹webinar_date›", "(webinar_date)")]
    [TestCase("{{sender_first_name}} {{email}}", "Sam jordan.lee@example.com", "Sam jordan.lee@example.com")]
    [TestCase("{{#if company}}at {{company}}{{#else}}there{{#endif}}.", "at Acme.", "there.")]
    [TestCase("a{{#if company}}b{{#endif}}c", "abc", "ac")]
    [TestCase(
        "{{#if city}}1{{#if state}}2{{#else}}3{{#endif}}4{{#else}}5{{#if email}}6{{#endif}}{{#endif}}",
        "124",
        "56"
    )]
    [TestCase(
        "{{#if title == 'x'}}a {{city}}{{#else}}b{{#endif}}",
        "<{{#if title == 'x'}}>a Austin<{{#else}}>b<{{#endif}}>",
        "<{{#if title == 'x'}}>a (city)<{{#else}}>b<{{#endif}}>"
    )]
    [TestCase("Greetings {{#if first_name}}{{#endif}},", "Greetings Jordan,", "Greetings ,")]
    [TestCase("{{#if Pain Point}}{{#endif}}", "‹Pain Point›", "")]
    [TestCase(
        "{{#if city}}{{#if state}}{{#endif}}{{#else}}{{#if email}}{{#endif}}{{#endif}}",
        "Texas",
        "jordan.lee@example.com"
    )]
    [TestCase("{{#if city}} {{#endif}}", " ", "")]
    [TestCase(
        "{{#if city == 'x'}}{{#endif}}",
        "<{{#if city == 'x'}}><{{#endif}}>",
        "<{{#if city == 'x'}}><{{#endif}}>"
    )]
    [TestCase(
        "{{#if Pain Point}}{{Pain Point}} of {{account.name}}{{#else}}none{{#endif}}",
        "‹Pain Point› of ‹account.name›",
        "none"
    )]
    [TestCase("{{{first_name}}}", "<{{{first_name}}}>", "<{{{first_name}}}>")]
    [TestCase("{{#if company}}never ended", "<{{#if company}}>never ended", "<{{#if company}}>never ended")]
    [TestCase("a{{#else}}b{{#endif}}c", "a<{{#else}}>b<{{#endif}}>c", "a<{{#else}}>b<{{#endif}}>c")]
    [TestCase("{{ today | plus 3 }} {{open", "<{{ today | plus 3 }}> <{{open>", "<{{ today | plus 3 }}> <{{open>")]
    [TestCase("\uE0000\uE001{{first_name}}", "\uFFFD0\uFFFDJordan", "\uFFFD0\uFFFD(first_name)")]
    public void Variables_are_replaced_and_conditions_decided(string text, string sample, string missing) =>
        Assert.That(
            (Shown(text, SampleContact.Complete), Shown(text, SampleContact.Missing)),
            Is.EqualTo((sample, missing))
        );

    [Test]
    public void Many_conditions_inside_each_other_are_no_trouble()
    {
        const int Depth = 50_000;
        var text =
            $"{string.Concat(Enumerable.Repeat("{{#if company}}", Depth))}deep"
            + $"{string.Concat(Enumerable.Repeat("{{#endif}}", Depth))}";

        Assert.That(
            (Shown(text, SampleContact.Complete), Shown(text, SampleContact.Missing)),
            Is.EqualTo(("deep", ""))
        );
    }

    private static string Shown(string text, SampleContact contact) =>
        string.Concat(
            BodyCleaner
                .OfText(text, contact)
                .Select(part =>
                    part switch
                    {
                        BodyPart.Words { Kind: WordsKind.Unknown } words => $"<{words.Text}>",
                        BodyPart.Words words => words.Text,
                        BodyPart.Blank blank => $"({blank.Name})",
                        _ => throw new AssertionException($"{part} is no text"),
                    }
                )
        );
}
