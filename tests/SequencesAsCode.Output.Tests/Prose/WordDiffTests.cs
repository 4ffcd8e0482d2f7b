using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Tests.Prose;

public sealed class WordDiffTests
{
    [TestCase("Quick question", "Quick idea", "Quick [-question-]{+idea+}")]
    [TestCase(
        "the quick brown fox jumps over",
        "the slow red fox jumps over",
        "the [-quick brown-]{+slow red+} fox jumps over"
    )]
    [TestCase("Hi {{first_name}} there", "Hi {{last_name}} there", "Hi [-{{first_name}}-]{+{{last_name}}+} there")]
    [TestCase("Worth a call?", "Completely different words", "[-Worth a call?-] {+Completely different words+}")]
    [TestCase("a", "", "[-a-]")]
    public void Words_that_go_and_come_are_marked(string before, string after, string expected) =>
        Assert.That(Marked(before, after), Is.EqualTo(expected));

    [TestCase("来週、15分ほどお時間を", "来週、20分ほどお時間を", "来週、[-15-]{+20+}分ほどお時間を")]
    [TestCase("費用を半分にいたします。", "時間を半分にいたします。", "[-費用-]{+時間+}を半分にいたします。")]
    [TestCase("ขอเวลาสามสิบนาที", "ขอเวลาสองสิบนาที", "ขอเวลาส[-าม-]{+อง+}สิบนาที")]
    [TestCase("ຂໍເວລາສາມນາທີ", "ຂໍເວລາສອງນາທີ", "ຂໍເວລາສ[-າມ-]{+ອງ+}ນາທີ")]
    [TestCase("다음 주에 15분만 시간을", "다음 주에 20분만 시간을", "다음 주에 [-15-]{+20+}분만 시간을")]
    [TestCase("יש לך 15 דקות השבוע?", "יש לך 20 דקות השבוע?", "יש לך [-15-]{+20+} דקות השבוע?")]
    [TestCase("Q3 beats l'été", "Q4 beats l'été", "[-Q3-]{+Q4+} beats l'été")]
    [TestCase("Hi 👋🏽 there", "Hi 👋🏿 there", "Hi [-👋🏽-]{+👋🏿+} there")]
    [TestCase(
        "From 👩‍💻 with 🇫🇷 and 1️⃣",
        "From 👨‍💻 with 🇩🇪 and 2️⃣",
        "From [-👩‍💻-]{+👨‍💻+} with [-🇫🇷-]{+🇩🇪+} and [-1️⃣-]{+2️⃣+}"
    )]
    public void A_word_is_what_readers_of_its_script_see_as_one(string before, string after, string expected) =>
        Assert.That(Marked(before, after), Is.EqualTo(expected));

    [Test]
    public void Every_difference_shows_both_versions([Random(1, int.MaxValue, 50)] int seed)
    {
        var random = new Random(seed);
        string[] words = ["one", "two", " ", " ", ", ", "{{x}}", "é", "🙂", "!"];
        var (before, after) = (Draw(), Draw());

        var pieces = WordDiff.Of(before, after);

        var apart =
            pieces.Length > 1
            && pieces[0].Kind == PieceKind.Removed
            && pieces[^1].Kind == PieceKind.Added
            && pieces.Any(piece => piece is { Kind: PieceKind.Same, Text: " " });
        if (!apart)
        {
            Assert.That(
                string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Added).Select(piece => piece.Text)),
                Is.EqualTo(before)
            );
            Assert.That(
                string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Removed).Select(piece => piece.Text)),
                Is.EqualTo(after)
            );
        }

        string Draw() =>
            string.Concat(Enumerable.Range(0, random.Next(0, 20)).Select(_ => words[random.Next(words.Length)]));
    }

    [Test]
    public void Very_long_lines_are_shown_without_marks_inside()
    {
        var (before, after) = (new string('a', 50_000), string.Concat(Enumerable.Repeat("b ", 25_000)));

        Assert.That(WordDiff.Of(before, after), Has.Length.EqualTo(3));
    }

    private static string Marked(string before, string after) => string.Concat(WordDiff.Of(before, after));
}
