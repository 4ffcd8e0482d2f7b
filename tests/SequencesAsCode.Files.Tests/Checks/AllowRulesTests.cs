namespace SequencesAsCode.Files.Tests.Checks;

/// <summary>Entries under <c>allow</c>: what the schema cannot say about them, and how they are read.</summary>
[TestFixture]
internal sealed class AllowRulesTests
{
    [TestCase("allow: [{ what: activation, reason: a }, { what: activation, reason: b }]", "3:42 SEQ351")]
    [TestCase("allow: [{ what: overwrite, reason: a }]", "3:9 SEQ352")]
    [TestCase("allow: [{ what: activation, edit: 1a2b3c4d, reason: a }]", "3:9 SEQ353")]
    [TestCase("allow: [{ what: activation, reason: a }, { what: overwrite, edit: 1a2b3c4d, reason: b }]", "")]
    [TestCase(
        "allow: [{ what: removal, key: nudge, reason: a }, { what: removal, id: 66e9e215ece19801b2199204, reason: a }]",
        ""
    )]
    [TestCase("allow: [{ what: removal, reason: a }]", "3:9 SEQ354")]
    [TestCase("allow: [{ what: removal, key: nudge, edit: 1a2b3c4d, reason: a }]", "3:44 SEQ353")]
    [TestCase("allow: [{ what: activation, key: nudge, reason: a }]", "3:34 SEQ355")]
    [TestCase("removed: [{ key: nudge, reason: a }]\nallow: [{ what: removal, key: nudge, reason: a }]", "4:31 SEQ311")]
    [TestCase("allow: []", "")]
    [TestCase("allow: { by_environment: { local: [{ what: overwrite, reason: a }], other: [] } }", "3:36 SEQ352")]
    [TestCase("allow: [{ what: activation, reason: { by_environment: { local: a, other: b } } }]", "")]
    public void What_does_not_belong_together_is_a_mistake(string line, string expected)
    {
        using var workspace = Files(line);

        var found = workspace
            .Read("local")
            .Diagnostics.Select(found => $"{found.At!.Line}:{found.At.Column} {found.Code}");

        Assert.That(string.Join(' ', found), Is.EqualTo(expected));
    }

    [Test]
    public void Entries_are_read_for_their_environment()
    {
        using var workspace = Files(
            "allow: { by_environment: { local: [{ what: overwrite, edit: 1a2b3c4d, reason: ' ours ' }] } }"
        );

        var entry = workspace.Read("local").Desired!.Sequences.Single().Allow.Single();

        Assert.That((entry.What, entry.Edit, entry.Reason), Is.EqualTo((AllowKind.Overwrite, "1a2b3c4d", "ours")));
        Assert.That(entry.Place, Is.EqualTo("sequences/a.yaml:3"));
        Assert.That(workspace.Read("other").Desired!.Sequences.Single().Allow, Is.Empty);
    }

    [Test]
    public void Reason_and_edit_are_part_of_what_the_lock_remembers()
    {
        var entry = new AllowEntry(AllowKind.Overwrite, "ours", new("a.yaml", 1, 1)) { Edit = "1a2b3c4d" };

        Assert.That(entry.Identity, Does.Match("^overwrite:[0-9a-f]{8}$"));
        Assert.That(
            new[] { entry with { Reason = "other" }, entry with { Edit = "00000000" } }.Select(one => one.Identity),
            Has.None.EqualTo(entry.Identity)
        );
        Assert.That((entry with { At = new("b.yaml", 7, 1) }).Identity, Is.EqualTo(entry.Identity));
    }

    private static TemporaryWorkspace Files(string line) =>
        new TemporaryWorkspace()
            .With("sequences.yaml", "version: 1\nenvironments: { local: { emulator: {} }, other: { emulator: {} } }\n")
            .With("sequences/a.yaml", $"key: a\nname: A\n{line}\n");
}
