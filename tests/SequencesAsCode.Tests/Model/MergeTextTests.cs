using SequencesAsCode.Model;

namespace SequencesAsCode.Tests.Model;

[TestFixture]
internal sealed class MergeTextTests
{
    [Test]
    public void Parts_are_told_apart_and_make_the_text_again()
    {
        const string text = "Hi {{ first_name }}, {{#if company}}at {{company}}{{#else}}there{{#endif}} {{#upcase x}} {{#if }} {{open";

        var parts = MergeText.Parts(text).ToList();

        Assert.That(string.Concat(parts.Select(part => part.Source)), Is.EqualTo(text));
        Assert.That(parts, Has.All.Matches<MergePart>(part => text[part!.Index..].StartsWith(part.Source, StringComparison.Ordinal)));
        Assert.That(
            parts.Where(part => part.Kind != MergeKind.Text).Select(part => (part.Kind, part.Name, part.IsClosed)),
            Is.EqualTo(new (MergeKind, string?, bool)[]
            {
                (MergeKind.Variable, "first_name", true),
                (MergeKind.If, "company", true),
                (MergeKind.Variable, "company", true),
                (MergeKind.Else, null, true),
                (MergeKind.EndIf, null, true),
                (MergeKind.Other, null, true),
                (MergeKind.If, null, true),
                (MergeKind.Variable, "open", false),
            }));
    }

    [Test]
    public void Variables_are_named_once_in_the_order_of_their_first_use() =>
        Assert.That(MergeText.Variables("{{b}} {{#if a}}{{b}}{{#endif}} {{c d}}"), Is.EqualTo(new[] { "b", "a" }));

    [TestCase("")]
    [TestCase("{{}}")]
    [TestCase("{{{a}}}")]
    [TestCase("{{a\n}}")]
    [TestCase("}} {{ {{a}}")]
    public void No_text_is_lost(string text) => Assert.That(string.Concat(MergeText.Parts(text).Select(part => part.Source)), Is.EqualTo(text));
}
