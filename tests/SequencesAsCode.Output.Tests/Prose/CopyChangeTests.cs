using SequencesAsCode.Output.Prose;

namespace SequencesAsCode.Output.Tests.Prose;

public sealed class CopyChangeTests
{
    private const string Body =
        "Hi {{first_name}},<br><br>One is here. Two is here. Three is here. Four is here. Five is "
        + "here.<br><br>Worth a call?<br>Dana";

    [TestCase(
        "Three is here",
        "Three is there",
        "… 2 sentences unchanged",
        "Two is here. Three is [-here-]{+there+}. Four is here.",
        "… 3 sentences unchanged"
    )]
    [TestCase(
        "Worth a call?",
        "Shall we talk on Thursday?",
        "… 5 sentences unchanged",
        "Five is here.",
        "[-Worth a call?-]",
        "{+Shall we talk on Thursday?+}",
        "Dana"
    )]
    [TestCase(
        "Two is here. ",
        "",
        "Hi {{first_name}},",
        "One is here. [-Two is here.-] Three is here.",
        "… 4 sentences unchanged"
    )]
    [TestCase(
        "Two is here. ",
        "Two is here. Wholly new! ",
        "… 2 sentences unchanged",
        "Two is here. {+Wholly new!+} Three is here.",
        "… 4 sentences unchanged"
    )]
    [TestCase(
        "Dana",
        "Dana<br><br>P.S. One more thing.",
        "… 7 sentences unchanged",
        "Dana",
        "{+P.S.+} {+One more thing.+}"
    )]
    [TestCase(
        "Four is here. Five",
        "Four is here.<br><br>Five",
        "… 4 sentences unchanged",
        "Four is here.",
        "{+¶+}Five is here.",
        "Worth a call?",
        "Dana"
    )]
    public void A_body_is_compared_by_sentence_and_the_rest_is_counted(string old, string now, params string[] expected)
    {
        var change = Compare(Body, Body.Replace(old, now, StringComparison.Ordinal));

        Assert.That(change.Kind, Is.EqualTo(CopyKind.Reworded));
        Assert.That(change.Lines.Select(line => line.ToString()), Is.EqualTo(expected));
    }

    [Test]
    public void Sentences_without_spaces_between_them_are_told_apart() =>
        Assert.That(
            Compare("こんにちは。お元気ですか？それでは。", "こんにちは。元気ですか？それでは。").Lines[0].ToString(),
            Is.EqualTo("こんにちは。[-お-]元気ですか？それでは。")
        );

    [Test]
    public void Other_markup_of_the_same_words_is_said_to_be_that() =>
        Assert.That(
            Compare("<p>Any thoughts?</p>", "<div><b>Any</b> thoughts?</div>"),
            Has.Property(nameof(CopyChange.Kind))
                .EqualTo(CopyKind.MarkupOnly)
                .And.Property(nameof(CopyChange.Lines))
                .Empty
        );

    [Test]
    public void Links_and_images_are_listed_apart()
    {
        var change = Compare(
            "See <a href='https://a.example/1'>this</a> <img src='x.png' alt='us'>",
            "See <a href='https://a.example/2'>this</a> <img src='x.png' alt='us'>"
        );

        Assert.That(change.Kind, Is.EqualTo(CopyKind.OtherTargets));
        Assert.That(
            (change.LinksOut.Single(), change.LinksIn.Single()),
            Is.EqualTo(("link https://a.example/1", "link https://a.example/2"))
        );
    }

    [TestCase(
        "<a href='a'>x</a> <a href='b'>y</a>",
        "<a href='b'>x</a> <a href='a'>y</a>",
        "link a (number 1), link b (number 2)",
        "link b (number 1), link a (number 2)"
    )]
    [TestCase(
        "<a href='a'>x</a> and <a href='b'>y</a>",
        "<a href='b'>x</a> or <a href='a'>y</a>",
        "link a (number 1), link b (number 2)",
        "link b (number 1), link a (number 2)"
    )]
    [TestCase("<a href='a'>x</a> <a href='a'>y</a>", "<a href='a'>x</a> y", "link a", "")]
    [TestCase("<a href='a'>x</a> y", "<a href='a'>x</a> <a href='a'>y</a>", "", "link a")]
    [TestCase(
        "<a href='a'>x</a> <a href='b'>y</a> z",
        "<a href='b'>x</a> <a href='a'>y</a> <a href='c'>z</a>",
        "link a (number 1), link b (number 2)",
        "link c, link b (number 1), link a (number 2)"
    )]
    public void Links_that_change_places_or_were_there_twice_are_listed_too(
        string old,
        string now,
        string gone,
        string come
    )
    {
        var change = Compare(old, now);

        Assert.That((string.Join(", ", change.LinksOut), string.Join(", ", change.LinksIn)), Is.EqualTo((gone, come)));
    }

    [TestCase("word ", " ", "yes", "no")]
    [TestCase("w", "", "A", "B")]
    [TestCase("ก", "", "ข", "คง")]
    [TestCase("🙂", "", "🙃", "🙄")]
    [TestCase("e\u0301", "", "e\u0300", "e\u0302")]
    public void A_change_in_the_middle_of_a_long_line_is_seen(string filler, string space, string gone, string come)
    {
        var edge = string.Concat(Enumerable.Repeat(filler, 3_000));

        var line = Compare($"{edge}{gone}{space}{edge}", $"{edge}{come}{space}{edge}").Lines.Single();

        Assert.That(line.Pieces.Single(piece => piece.Kind == PieceKind.Removed).Text, Is.EqualTo(gone));
        Assert.That(line.Pieces.Single(piece => piece.Kind == PieceKind.Added).Text, Is.EqualTo(come));
        Assert.That(line.ToString(), Has.Length.LessThan(1_500).And.Not.Contains("\\u{"));
    }

    [Test]
    public void Merge_variables_are_listed_apart()
    {
        var change = Compare(
            "Hi {{first_name}}, a word.",
            "Hi {{first_name}} of {{company}}, a word on {{webinar_date}}."
        );

        Assert.That(change.VariablesOut, Is.Empty);
        Assert.That(change.VariablesIn, Is.EqualTo(new[] { "company", "webinar_date" }));
    }

    [TestCase("", "<img src='a.png'>", CopyKind.OtherTargets)]
    [TestCase("<img src='a.png'>", "Words", CopyKind.New)]
    [TestCase("Words", "", CopyKind.Removed)]
    public void Copy_that_comes_or_goes_is_told_apart_from_other_words(string old, string now, object kind) =>
        Assert.That(Compare(old, now).Kind, Is.EqualTo(kind));

    [Test]
    public void Copy_that_was_not_there_is_new_in_full()
    {
        var change = CopyChange.Of(null, Some.Html("One. Two.<br><br>Three."));

        Assert.That(change.Kind, Is.EqualTo(CopyKind.New));
        Assert.That(change.Lines.Select(line => line.ToString()), Is.EqualTo(new[] { "One. Two.", "", "Three." }));
    }

    [Test]
    public void A_line_without_end_is_shown_by_its_edges_and_whole_characters()
    {
        var line = Compare("Short.", string.Concat(Enumerable.Repeat("🙂", 9_001))).Lines[^1].ToString();

        Assert.That(line, Has.Length.LessThan(1_000).And.Contains("17402 characters"));
        Assert.That(line.EnumerateRunes().Count(rune => rune.Value == 0xFFFD), Is.Zero);
    }

    [Test]
    public void Too_many_sentences_are_not_compared() =>
        Assert.That(
            Compare(
                string.Concat(Enumerable.Repeat("a. ", 5_000)),
                string.Concat(Enumerable.Repeat("b. ", 5_000))
            ).Kind,
            Is.EqualTo(CopyKind.TooLong)
        );

    [Test]
    public void Every_word_of_both_sides_is_shown_or_counted([Random(1, int.MaxValue, 100)] int seed)
    {
        var random = new Random(seed);
        var (before, after) = (Draw(), Draw());
        Assume.That(before, Is.Not.EqualTo(after));

        var change = Compare(before, after);

        // Shown and elided sentences together are those of the new text; what it shows as gone was in the old one.
        var lines = change.Kind is CopyKind.Reworded ? change.Lines : [];
        var now = string.Join(
            ' ',
            lines.Select(line =>
                string.Concat(
                    line.Pieces.Where(piece => piece.Kind != PieceKind.Removed && piece.Text is not ("↵" or "¶"))
                        .Select(piece => piece.Text)
                )
            )
        );
        var gone = lines
            .SelectMany(line => line.Pieces)
            .Where(piece => piece.Kind == PieceKind.Removed && piece.Text is not ("↵" or "¶"))
            .SelectMany(piece => WordPieces.Of(piece.Text))
            .Where(word => word.Any(char.IsLetterOrDigit));
        Assert.That(Words(HtmlText.Visible(after)), Is.SupersetOf(Words(now)));
        Assert.That(Words(HtmlText.Visible(before)), Is.SupersetOf(gone));
        if (lines.Length > 0 && lines.All(line => line.Unchanged == 0))
            Assert.That(Words(now), Is.EqualTo(Words(HtmlText.Visible(after))));

        string Draw() =>
            string.Concat(
                Enumerable
                    .Range(0, random.Next(1, 9))
                    .Select(_ =>
                        random.GetItems(
                            ["One. ", "Two words! ", "Three, words? ", "{{x}} ", "<br>", "<br><br>", "🙂. ", "日本。"],
                            1
                        )[0]
                    )
            );
    }

    private static List<string> Words(string text) =>
        [.. WordPieces.Of(text).Where(piece => piece.Any(char.IsLetterOrDigit))];

    private static CopyChange Compare(string before, string after) =>
        CopyChange.Of(Some.Html(before), Some.Html(after));
}
