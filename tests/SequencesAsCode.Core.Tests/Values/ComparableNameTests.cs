namespace SequencesAsCode.Core.Tests.Values;

[TestFixture]
internal sealed class ComparableNameTests
{
    [TestCase("Caf\u00e9 Launch", "Cafe\u0301 Launch", TestName = "composed and decomposed")]
    [TestCase("Q3 Outbound", "q3 OUTBOUND", TestName = "upper and lower case")]
    [TestCase("\u00c4rger", "A\u0308RGER", TestName = "letter case beyond ASCII and Unicode form")]
    [TestCase("\u041f\u0440\u0438\u0432\u0435\u0442", "\u043f\u0420\u0418\u0412\u0415\u0422", TestName = "Cyrillic")]
    [TestCase(
        "\u03a3\u0399\u03a3\u03a5\u03a6\u039f\u03a3",
        "\u03c3\u03b9\u03c3\u03c5\u03c6\u03bf\u03c2",
        TestName = "Greek with a final sigma"
    )]
    [TestCase("Stra\u00dfe", "STRASSE", TestName = "sharp s")]
    [TestCase("Q3 Outbound", "Q3\u00a0Outbound", TestName = "a no-break space")]
    [TestCase("Q3 Outbound", "  Q3 \t Outbound\u3000", TestName = "more blanks, and other ones")]
    [TestCase("Q3 Outbound", "Q3\u200b Out\u200dbound\ufeff", TestName = "zero-width characters")]
    [TestCase("Q3 Outbound", "Q3\u00ad Outbound\ufe0f", TestName = "a soft hyphen and a variation selector")]
    [TestCase("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af", TestName = "Hangul")]
    [TestCase("Q3 Outbound", "\uff31\uff13 \uff2futbound", TestName = "wide letters")]
    [TestCase("a\u0323\u0307", "a\u0307\u0323", TestName = "marks in another order")]
    [TestCase("\ud801\udc00", "\ud801\udc28", TestName = "letter case outside the first plane")]
    public void Names_that_read_alike_are_one(string one, string other)
    {
        Assert.That(one, Is.Not.EqualTo(other));
        Assert.That(ComparableName.Of(one), Is.EqualTo(ComparableName.Of(other)));
    }

    [TestCase("Cafe Launch", "Caf\u00e9 Launch")]
    [TestCase("Q3", "Q4")]
    [TestCase("Out bound", "Outbound")]
    [TestCase("", "a")]
    public void Names_that_do_not_are_two(string one, string other) =>
        Assert.That(ComparableName.Of(one), Is.Not.EqualTo(ComparableName.Of(other)));

    [Test]
    public void Half_of_a_character_pair_is_no_reason_to_fail() =>
        Assert.That(ComparableName.Of("a\ud801b"), Is.EqualTo("a\ufffdb"));
}
