using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Tests.Linting.Text;

public sealed class VisibleLengthTests
{
    [TestCase("", 0)]
    [TestCase("Hello", 5)]
    [TestCase("Hi {{first_name}}", 13)]
    [TestCase("{{ first_name }} {{x}}", 21)]
    [TestCase("{{#if company}}For {{company}}{{#else}}For you{{#endif}}!", 15)]
    [TestCase("{{#if company}}x{{#else}}For you{{#endif}}!", 8)]
    [TestCase("{{#if a}}1{{#if b}}22{{#else}}333{{#endif}}{{#else}}22{{#endif}}", 4)]
    [TestCase("{{#if a}}1234", 4)]
    [TestCase("{{#endif}}12{{#else}}34", 4)]
    [TestCase("{{#if a}}{{#endif}}12", 2)]
    [TestCase("👩‍👩‍👧 é", 3)]
    public void It_is_what_a_recipient_sees(string subject, int length) =>
        Assert.That(VisibleLength.Of(subject), Is.EqualTo(length));
}
