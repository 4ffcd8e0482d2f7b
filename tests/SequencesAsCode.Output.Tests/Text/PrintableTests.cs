namespace SequencesAsCode.Output.Tests.Text;

public sealed class PrintableTests
{
    [TestCase("plain – text, Zoë, 日本", "plain – text, Zoë, 日本")]
    [TestCase("\e[31m", "␛[31m")]
    [TestCase("a\r\nb\tc\0", "a␍␊b␉c␀")]
    [TestCase("\u007f\u0085\u009b", "␡\\u{85}\\u{9b}")]
    [TestCase("\u202eabc\u2066\u2028\ufeff", "\\u{202e}abc\\u{2066}\\u{2028}\\u{feff}")]
    [TestCase("👩‍🚀 क्‍ष", "👩‍🚀 क्‍ष")]
    [TestCase("\U000e0041", "\\u{e0041}")]
    [TestCase("##vso[x] ##[y]", "#\\u{23}vso[x] #\\u{23}[y]")]
    public void What_is_not_seen_is_made_visible(string text, string expected) =>
        Assert.That(Printable.Text(text), Is.EqualTo(expected));

    [Test]
    public void Half_a_surrogate_pair_is_made_visible() =>
        Assert.That(Printable.Text("\ud800x\udc00"), Is.EqualTo("\\u{d800}x\\u{dc00}"));

    [TestCase("::error::x", "\\::error::x")]
    [TestCase("   ::error::x", "   \\::error::x")]
    [TestCase("a ::error::x", "a ::error::x")]
    public void A_line_is_no_command_of_a_runner(string line, string expected) =>
        Assert.That(Printable.Line(line), Is.EqualTo(expected));
}
