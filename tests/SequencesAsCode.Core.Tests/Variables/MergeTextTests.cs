using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Core.Tests.Variables;

[TestFixture]
internal sealed class MergeTextTests
{
    [Test]
    public void Parts_are_told_apart_and_make_the_text_again()
    {
        const string text =
            "Hi {{ first_name }}, {{#if company}}at {{company}}{{#else}}there{{#endif}} {{#upcase x}} {{#if }} {{open";

        var parts = MergeText.Parts(text).ToList();

        Assert.That(string.Concat(parts.Select(part => part.Source)), Is.EqualTo(text));
        Assert.That(
            parts,
            Has.All.Matches<MergePart>(part => text[part!.Index..].StartsWith(part.Source, StringComparison.Ordinal))
        );
        Assert.That(
            parts.Where(part => part.Kind != MergeKind.Text).Select(part => (part.Kind, part.Name, part.IsClosed)),
            Is.EqualTo(
                new (MergeKind, string?, bool)[]
                {
                    (MergeKind.Variable, "first_name", true),
                    (MergeKind.If, "company", true),
                    (MergeKind.Variable, "company", true),
                    (MergeKind.Else, null, true),
                    (MergeKind.EndIf, null, true),
                    (MergeKind.Other, null, true),
                    (MergeKind.If, null, true),
                    (MergeKind.Variable, "open", false),
                }
            )
        );
    }

    [Test]
    public void Variables_are_named_once_in_the_order_of_their_first_use() =>
        Assert.That(
            MergeText.Variables("{{b}} {{#if a}}{{b}}{{#endif}} {{c d}}"),
            Is.EqualTo(new[] { "b", "a", "c d" })
        );

    [TestCase("{{Pain Point}}", "Pain Point")]
    [TestCase("{{ account.name }}", "account.name")]
    [TestCase("{{Größe (m²)}}", "Größe (m²)")]
    [TestCase("{{会社名}}", "会社名")]
    [TestCase("{{R&amp;D budget?}}", "R&D budget?")]
    [TestCase("{{#if Pain Point}}", "Pain Point")]
    [TestCase("{{#if account.name}}", "account.name")]
    [TestCase("{{#if Pain Point == 'x'}}", "Pain Point")]
    [TestCase("{{#if Pain Point contains x}}", "Pain Point")]
    [TestCase("{{#if title of x}}", "title")]
    [TestCase("{{#if pain_point or x}}", "pain_point")]
    [TestCase("{{{first_name}}}", "first_name")]
    [TestCase("{{#if}}", null)]
    [TestCase("{{#iffy}}", null)]
    [TestCase("{{#if !x}}", null)]
    [TestCase("{{first_name | default: \"x\"}}", null)]
    [TestCase("{{first_<b>name</b>}}", null)]
    [TestCase("{{.Name}}", null)]
    [TestCase("{{/if}}", null)]
    [TestCase("{{* x}}", null)]
    [TestCase("{{open the door", null)]
    public void A_name_is_read_whole(string text, string? name) =>
        Assert.That(MergeText.Parts(text).Single().Name, Is.EqualTo(name));

    [TestCase("{{a}}}", "{{a}}", false)]
    [TestCase("{{{a}}", "{{a}}", false)]
    [TestCase("{{{a|b}}}", "{{{a|b}}}", true)]
    [TestCase("x {{{{a}}}} y", "{{{{a}}}}", true)]
    [TestCase("{{{a", "{{a", false)]
    public void Braces_that_only_one_side_has_are_text(string text, string source, bool isSpare)
    {
        var part = MergeText.Parts(text).Single(each => each.Kind != MergeKind.Text);

        Assert.That(
            (part.Source, part.HasSpareBraces, text[part.Index..].StartsWith(part.Source, StringComparison.Ordinal)),
            Is.EqualTo((source, isSpare, true))
        );
        Assert.That(string.Concat(MergeText.Parts(text).Select(each => each.Source)), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("{{}}")]
    [TestCase("{{{a}}}")]
    [TestCase("{{a\n}}")]
    [TestCase("}} {{ {{a}}")]
    [TestCase("{{{{a}}} {{{b}}}} {{{")]
    public void No_text_is_lost(string text) =>
        Assert.That(string.Concat(MergeText.Parts(text).Select(part => part.Source)), Is.EqualTo(text));
}
