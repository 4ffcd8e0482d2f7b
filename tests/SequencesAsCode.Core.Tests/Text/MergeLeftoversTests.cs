namespace SequencesAsCode.Core.Tests.Text;

/// <summary>What git leaves in a text is told from what an email may hold.</summary>
public sealed class MergeLeftoversTests
{
    private const string Sha = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";

    [TestCase("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> rep\nd\n", "2-6")]
    [TestCase("<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> rep\r\n", "1-5")]
    [TestCase("<<<<<<< HEAD\nb\n||||||| 1a2b3c4\nz\n=======\nc\n>>>>>>> 5d6e7f8 (Say it shorter)\n", "1-7")]
    [TestCase("<<<<<<<\nb\n=======\n>>>>>>>\n", "1-4")]
    [TestCase("    <<<<<<< Updated upstream\n    b\n    =======\n    c\n    >>>>>>> Stashed changes\n", "1-5")]
    [TestCase("<<<<<<<<<< HEAD\nb\n==========\nc\n>>>>>>>>>> rep\n", "1-5")]
    [TestCase(
        "<<<<<<< HEAD\nb\n||||||| 1a2b3c4\n<<<<<<<<< Temporary merge branch 1\nx\n=========\ny\n>>>>>>>>> "
            + "Temporary merge branch 2\n=======\nc\n>>>>>>> rep\n",
        "1-11"
    )]
    [TestCase(
        "<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> rep\nmiddle\n<<<<<<< HEAD\nd\n=======\ne\n>>>>>>> rep\n",
        "1-5 7-11"
    )]
    [TestCase("<<<<<<< HEAD\nb\n", "1-1")]
    [TestCase("<<<<<<< HEAD\nb\n=======\nc\n", "1-1")]
    [TestCase("<<<<<<< HEAD\nb\n<<<<<<< HEAD\nc\n=======\nd\n>>>>>>> rep\n", "1-1 3-7")]
    [TestCase("b\n=======\nc\n>>>>>>> rep\n\n> quoted", "4-4")]
    [TestCase("c\n||||||| merged common ancestors\nd\n", "2-2")]
    [TestCase("c\n>>>>>>> rep", "2-2")]
    [TestCase("<<<<<<< Sale of the year", "1-1")]
    public void Conflicts_and_single_markers_are_found(string text, string expected) =>
        Assert.That(Places(text), Is.EqualTo(expected));

    [TestCase("Offer\n=======\n\nText\n")]
    [TestCase("Offer\n================\n")]
    [TestCase("a <<<<<<< b\n=======\nc >>>>>>> d\n")]
    [TestCase("<<<<<< HEAD\nb\n======\nc\n>>>>>> rep\n")]
    [TestCase("<<<<<<<HEAD\nb\n>>>>>>>rep\n")]
    [TestCase(">>>>>> six\n>>>>>>> seven\n>>>>>> six\n")]
    [TestCase(">>>>>>> seven\n>>>>>>>> eight\n")]
    [TestCase(">>>>>>> Click here <<<<<<<\n\n<<<<<<< or here >>>>>>>\n")]
    [TestCase("<<<<<<< Sale >>>>>>>\n=======\n")]
    [TestCase("||||||| a |\n")]
    [TestCase("|||||||\n>>>>>>>\n<<<<<<<\n")]
    [TestCase("> > > > > > > deep\n")]
    [TestCase("See version https://git-lfs.github.com/spec/v1\n")]
    [TestCase("Our tool reads\n\nversion https://git-lfs.github.com/spec/v1\n\nand more.\n")]
    public void What_an_email_may_hold_is_text(string text) => Assert.That(Places(text), Is.Empty);

    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:" + Sha + "\nsize 120\n", 1)]
    [TestCase("version https://git-lfs.github.com/spec/v1\r\noid sha256:" + Sha + "\r\nsize 120\r\n", 1)]
    [TestCase("\n  version https://hawser.github.com/spec/v1\n", 2)]
    [TestCase("Hi,\nversion https://git-lfs.github.com/spec/v1\noid sha256:" + Sha + "\nsize 120\n", 2)]
    public void A_pointer_is_found(string text, int line)
    {
        var found = MergeLeftovers.In(text);

        Assert.That(found.Select(leftover => (leftover.Line, leftover.IsPointer)), Is.EqualTo(new[] { (line, true) }));
        Assert.That(text[found[0].Index..], Does.StartWith("version"));
    }

    [Test]
    public void A_text_of_markers_alone_takes_one_look_at_each_line()
    {
        var text = string.Concat(Enumerable.Repeat("<<<<<<< HEAD\n", 80_000));

        Assert.That(MergeLeftovers.In(text), Has.Count.EqualTo(80_000));
    }

    private static string Places(string text) =>
        string.Join(
            ' ',
            MergeLeftovers.In(text).Select(leftover => FormattableString.Invariant($"{leftover.Line}-{leftover.Last}"))
        );
}
