using static SequencesAsCode.Files.Tests.TemporaryWorkspace;

namespace SequencesAsCode.Files.Tests;

/// <summary>What a merge left in a file is an error with its line, wherever the text stands.</summary>
[TestFixture]
internal sealed class LeftoversTests
{
    private const string Conflict = "<<<<<<< HEAD\nnew\n=======\ngreat\n>>>>>>> rep\n";
    private const string Pointer =
        "version https://git-lfs.github.com/spec/v1\noid "
        + "sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12\n";
    private const string Head = "key: a\nname: A\nactive: false\nsteps:\n";
    private const string Touch =
        "  - type: auto_email\n    wait: 1 day\n    touches:\n      - { type: new_thread, "
        + "status: approved, subject: Hi, body_file: ";

    [TestCase("a.md", "Hi,\n\n" + Conflict, "sequences/a.md:3 SEQ133")]
    [TestCase(
        "a.html",
        "<p>Hi</p>\r\n<<<<<<< HEAD\r\nnew\r\n||||||| 1a2b3c4\r\nold\r\n=======\r\ngreat\r\n>>>>>>> " + "rep\r\n",
        "sequences/a.html:2 SEQ133"
    )]
    [TestCase("a.md", "Hi\n" + Conflict + "and\n" + Conflict, "sequences/a.md:2 SEQ133 sequences/a.md:8 SEQ133")]
    [TestCase("a.md", Pointer, "sequences/a.md:1 SEQ134")]
    [TestCase("a.html", Pointer, "sequences/a.html:1 SEQ134")]
    [TestCase("a.md", "Offer\n=======\n\nText\n", "")]
    public void In_a_body(string file, string text, string expected)
    {
        using var workspace = new TemporaryWorkspace()
            .With("sequences/a.yaml", $"{Head}{Touch}{file} }}\n")
            .With($"sequences/{file}", text);

        Check(workspace, expected);
    }

    [TestCase(Head + Conflict, "sequences/a.yaml:5 SEQ133")]
    [TestCase(Pointer, "sequences/a.yaml:1 SEQ134")]
    [TestCase("key: a\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> rep\n", "sequences/a.yaml:2 SEQ133")]
    [TestCase(
        Head
            + "  - type: call\n    wait: 1 day\n    note: |\n      <<<<<<< HEAD\n      new\n      =======\n  "
            + "    great\n      >>>>>>> rep\n",
        "sequences/a.yaml:8 SEQ133"
    )]
    [TestCase(
        Head
            + "  - type: call\n    wait: 1 day\n    note: { by_environment: { other: \"one\\n<<<<<<< HEAD\" "
            + "} }\n",
        "sequences/a.yaml:7:38 SEQ133"
    )]
    [TestCase("key: a\nname: <<<<<<< HEAD\nactive: false\n", "sequences/a.yaml:2:7 SEQ133")]
    [TestCase(
        Head + "  - type: call\n    wait: 1 day\nremoved: [{ key: b, reason: \"a\\n>>>>>>> rep\" }]\n",
        "sequences/a.yaml:7:29 SEQ133"
    )]
    [TestCase(
        Head
            + "  - type: call\n    wait: 1 day\n    note: \"version https://git-lfs.github.com/spec/v1\\noid "
            + "sha256:4d\"\n",
        "sequences/a.yaml:7:11 SEQ134"
    )]
    [TestCase(
        Head
            + "  - type: call\n    wait: 1 day\n    note: |\n      Offer\n      =======\n      >>>>>> six\n  "
            + "    >>>>>>> seven\n",
        ""
    )]
    public void In_a_sequence_file(string text, string expected)
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\nenvironments: { local: { emulator: {} }, other: { emulator: {} } }\ndefault_environment: "
                + "local\n"
        ).With("sequences/a.yaml", text);

        Check(workspace, expected);
    }

    [TestCase(
        "version: 1\n<<<<<<< HEAD\nenvironments: { local: { emulator: {} } }\n=======\nenvironments: { prod: "
            + "{ apollo: {} } }\n>>>>>>> rep\n",
        "sequences.yaml:2 SEQ133"
    )]
    [TestCase(Pointer, "sequences.yaml:1 SEQ134")]
    [TestCase(
        "version: 1\nenvironments: { local: { emulator: {} } }\nremoved_sequences: [{ key: b, do: forget, "
            + "reason: \"<<<<<<< HEAD\" }]\n",
        "sequences.yaml:3:52 SEQ133"
    )]
    public void In_the_workspace_file(string text, string expected)
    {
        using var workspace = new TemporaryWorkspace(text);

        Check(workspace, expected);
    }

    [Test]
    public void A_message_says_from_where_to_where_and_what_to_do()
    {
        using var workspace = new TemporaryWorkspace().With("sequences/a.yaml", "key: a\n" + Conflict);

        Assert.That(
            workspace.Read().Diagnostics.Single().ToString(),
            Is.EqualTo(
                "sequences/a.yaml:2: error SEQ133: There is an unresolved merge conflict in the lines 2 to "
                    + "6. Keep the text that you want, and delete the lines of '<<<<<<<', '=======' and '>>>>>>>'."
            )
        );
    }

    private static void Check(TemporaryWorkspace workspace, string expected)
    {
        var read = workspace.Read();

        Assert.That(string.Join(' ', Places(read.Diagnostics)), Is.EqualTo(expected));
        Assert.That(read.Desired is null, Is.EqualTo(expected.Length > 0));
        Assert.That(read.Diagnostics.Select(diagnostic => diagnostic.Severity), Is.All.EqualTo(Severity.Error));
    }
}
