using SequencesAsCode.Applying.Locking;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Applying.Tests.Locking;

/// <summary>A lock that git merged line by line is read by taking both sides, and what they say otherwise is
/// named.</summary>
[TestFixture]
internal sealed class LockTextTests
{
    private const string Account = "5c1004000000000000000001";
    private const string Head = "{\n  \"version\": 1,\n  \"account\": \"" + Account + "\",\n  \"objects\": [\n";
    private const string Foot = "  ]\n}\n";
    private const string One =
        "    "
        + """{"id":"6600c4000000000000000001","""
        + """ "kind":"sequence","key":"one","name":"One","fields":{"name":"One"}}""";
    private const string Two =
        "    "
        + """{"id":"6600c4000000000000000002","""
        + """ "kind":"sequence","key":"two","name":"Two","fields":{"name":"Two"}}""";
    private const string Three =
        "    "
        + """{"id":"6600c4000000000000000003","""
        + """ "kind":"sequence","key":"three","name":"Three","fields":{"name":"Three"}}""";
    private const string Call =
        "    "
        + """{"id":"6600e7000000000000000008","kind":"step","in":"6600c4000000000000000001","""
        + """ "position":1,"key":"call","type":"call","fields":{"wait":"1 day"}}""";

    private static readonly TestCaseData[] Conflicts =
    [
        new TestCaseData(
            $"{Head}{One},\n<<<<<<< HEAD\n{Two},\n{Call}\n=======\n{Three},\n{Call}\n>>>>>>> " + $"alice\n{Foot}"
        ).SetArgDisplayNames("at the end"),
        new TestCaseData(
            $"{Head}{One},\n<<<<<<< HEAD\n{Two},\n{Call}\n||||||| "
                + $"1a2b3c4\n{Call}\n=======\n{Three},\n{Call}\n>>>>>>> alice\n{Foot}"
        ).SetArgDisplayNames("with what both come from"),
        new TestCaseData(
            $"{Head}{One},\n<<<<<<< HEAD\n{Two},\n=======\n{Three},\n>>>>>>> alice\n{Call}\n{Foot}"
        ).SetArgDisplayNames("in the middle"),
        new TestCaseData(
            $"{Head}<<<<<<< HEAD\n{One},\n=======\n{One},\n>>>>>>> alice\n{Two},\n<<<<<<< "
                + $"HEAD\n{Call}\n=======\n{Three},\n{Call}\n>>>>>>> alice\n{Foot}"
        ).SetArgDisplayNames("twice"),
        new TestCaseData(
            $"<<<<<<< HEAD\n{Head}{One},\n{Two},\n{Call}\n{Foot}=======\n"
                + $"{Head}{One},\n{Three},\n{Call}\n{Foot}>>>>>>> alice\n"
        ).SetArgDisplayNames("of the whole file"),
        new TestCaseData(
            $"{Head}{One},\n<<<<<<<<< HEAD\n{Two},\n{Call}\n=========\n{Three},\n{Call}\n>>>>>>>>> " + $"alice\n{Foot}"
        ).SetArgDisplayNames("with longer markers"),
        new TestCaseData($"{Head}{One},\n{Two},\n{Call}\n{Three},\n{Call}\n{Foot}").SetArgDisplayNames(
            "without its markers"
        ),
        new TestCaseData($"{Head}{One},\n{Two},\n{Call},,\n{Three},\n{Call},\n{Foot}").SetArgDisplayNames(
            "with commas too many"
        ),
        new TestCaseData($"{Head}{One},\n{Two},\n{Call}\n>>>>>>> alice\n{Three}\n{Foot}").SetArgDisplayNames(
            "with one marker left"
        ),
        new TestCaseData(
            $"{Head}{One.Replace("\"key\"", "\n\"key\"", StringComparison.Ordinal)},\n{Two},\n"
                + $"{Three},\n{{\"id\":\"6600e7000000000000000008\",\n\"kind\":\"step\",\n"
                + "\"in\":\"6600c4000000000000000001\",\n<<<<<<< "
                + $"HEAD\n\"position\":1,\n=======\n\"position\":2,\n>>>>>>> "
                + $"alice\n\"key\":\"call\",\n\"type\":\"call\",\"fields\":{{\"wait\":\"1 day\"}}}}\n{Foot}"
        ).SetArgDisplayNames("within a row that a formatter broke"),
    ];

    [TestCaseSource(nameof(Conflicts))]
    public void Both_sides_are_taken_and_equal_rows_once(string text)
    {
        foreach (var written in new[] { text, text.ReplaceLineEndings("\r\n") })
        {
            var read = LockText.Read("x.lock.json", written);

            Assert.That(
                read.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity)),
                Is.EqualTo(new[] { ("SEQ510", Severity.Warning) })
            );
            Assert.That(read.Account, Is.EqualTo(Account));
            Assert.That(
                read.Sequences!.Value.Select(sequence =>
                    $"{sequence.Key}:{string.Join(',', sequence.Steps.Select(step => step.Key))}"
                ),
                Is.EqualTo(new[] { "one:call", "two:", "three:" })
            );
        }
    }

    [TestCase(
        "\"1 day\"",
        "\"2 days\"",
        "of the step 6600e7000000000000000008, 'wait' is \"1 day\" in line 7 and \"2 days\" in line 9. Delete the "
            + "one of the two lines that is older"
    )]
    [TestCase("\"call\",\"type\"", "\"ring\",\"type\"", "'key' is \"call\" in line 7 and \"ring\" in line 9")]
    public void What_the_sides_say_otherwise_is_named_and_settled_by_deleting_one_line(
        string old,
        string by,
        string expected
    )
    {
        var text =
            $"{Head}{One},\n<<<<<<< "
            + $"HEAD\n{Call}\n=======\n{Call.Replace(old, by, StringComparison.Ordinal)}\n>>>>>>> alice\n{Foot}";

        var read = LockText.Read("x.lock.json", text);
        var lines = text.Split('\n').ToList();
        lines.RemoveAt(6);
        var settled = LockText.Read("x.lock.json", string.Join('\n', lines));

        Assert.That(read.Sequences, Is.Null);
        Assert.That(
            read.Diagnostics.Single().ToString(),
            Does.StartWith("x.lock.json:7: error SEQ501: ").And.Contain(expected)
        );
        Assert.That(settled.Sequences!.Value.Single().Steps, Has.Length.EqualTo(1));
    }

    [Test]
    public void What_only_one_side_changed_or_took_out_is_settled_by_what_both_come_from()
    {
        var longer = Call.Replace("1 day", "2 days", StringComparison.Ordinal);
        var changed = LockText.Read(
            "x",
            $"{Head}{One},\n<<<<<<< HEAD\n{Two},\n{Call}\n||||||| "
                + $"1a2b3c4\n{Two},\n{Call}\n=======\n{longer}\n>>>>>>> alice\n{Foot}"
        );

        Assert.That(changed.Sequences!.Value.Select(sequence => sequence.Key), Is.EqualTo(new[] { "one" }));
        Assert.That(changed.Sequences.Value[0].Steps.Single().Fields.Pairs["wait"].Sent, Is.EqualTo("2 days"));
    }

    [Test]
    public void A_protection_of_one_side_stays()
    {
        var kept = One.Replace("\"name\":\"One\",", "\"name\":\"One\",\"protect\":true,", StringComparison.Ordinal);

        var read = LockText.Read("x", $"{Head}<<<<<<< HEAD\n{One}\n=======\n{kept}\n>>>>>>> alice\n{Foot}");

        Assert.That(read.Sequences!.Value.Single().IsProtected, Is.True);
    }

    [Test]
    public void A_sequence_that_each_side_made_and_two_accounts_are_named()
    {
        var twin = LockText.Read(
            "x",
            $"{Head}<<<<<<< "
                + $"HEAD\n{Two}\n=======\n{Two.Replace("00002\"", "00009\"", StringComparison.Ordinal)}\n>>>>>>> "
                + $"alice\n{Foot}"
        );
        var accounts = LockText.Read(
            "x",
            $"{{\n\"version\": 1,\n<<<<<<< HEAD\n\"account\": \"a\",\n=======\n\"account\": \"b\",\n>>>>>>> "
                + $"alice\n\"objects\": [\n{One}\n{Foot}"
        );

        Assert.That(
            twin.Diagnostics.Single().ToString(),
            Does.Contain(
                "the key 'two' is the sequence 6600c4000000000000000002 in line 6 and "
                    + "6600c4000000000000000009 in line 8, so each side made it"
            )
        );
        Assert.That(accounts.Diagnostics.Single().Message, Does.Contain("they are of two accounts"));
    }

    [TestCase(
        "{\n<<<<<<< HEAD\n\"version\": 1,\n=======\n\"version\": 2,\n>>>>>>> x\n\"account\": "
            + "\"a\",\n\"objects\": [\n]\n}\n",
        "SEQ503"
    )]
    [TestCase("<<<<<<< HEAD\nnothing\n=======\nmuch\n>>>>>>> x\n", "SEQ501")]
    [TestCase(
        "{\n\"version\": 1,\n\"account\": \"a\",\n\"objects\": [\n<<<<<<< "
            + "HEAD\n{\"id\":\"1\"\n=======\n{\"id\":\"2\"\n>>>>>>> x\n]\n}\n",
        "SEQ501"
    )]
    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "SEQ134")]
    public void What_cannot_be_read_is_an_error(string text, string code) =>
        Assert.That(LockText.Read("x", text).Diagnostics.Single().Code, Is.EqualTo(code));

    [Test]
    public void A_lock_that_ends_too_early_is_none()
    {
        var text = LockFormat.Write("a", [SomeLock.Written]);
        for (var length = 1; length < text.Length - 3; length += 7)
            Assert.That(() => LockText.Read("x", text[..length]), Throws.InstanceOf<FormatException>(), text[..length]);
    }

    [Test]
    public void Sides_that_git_merged_are_the_union([Range(1, 40)] int seed)
    {
        var dice = new Dice(seed);
        var all = SomeLock.Draw(dice);
        var (left, right) = (Some(), Some());
        var (ours, theirs) = (Rows(left), Rows(right));
        var common = ours.Intersect(theirs)
            .TakeWhile((row, index) => ours[index] == row && theirs[index] == row)
            .Count();
        var text =
            $"{Head}{string.Concat(ours.Take(common).Select(row => row + "\n"))}<<<<<<< "
            + $"HEAD\n{string.Concat(ours.Skip(common).Select(row => row + "\n"))}=======\n"
            + $"{string.Concat(theirs.Skip(common).Select(row => row + "\n"))}>>>>>>> "
            + $"x\n{Foot}";

        var read = LockText.Read("x", text);

        var expected = all.Where(sequence => left.Contains(sequence) || right.Contains(sequence));
        Assert.That(SomeLock.Show(read.Sequences!.Value), Is.EqualTo(SomeLock.Show(expected)));

        ImmutableArray<BaseSequence> Some() => [.. all.Where(_ => dice.Chance(0.6))];
        static string[] Rows(ImmutableArray<BaseSequence> sequences) =>
            [
                .. LockFormat
                    .Write(Account, sequences)
                    .Split('\n')
                    .Where(line => line.StartsWith("    {", StringComparison.Ordinal)),
            ];
    }
}
