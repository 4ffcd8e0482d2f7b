namespace SequencesAsCode.Files.Tests;

public sealed class WorkspaceOutlineTests
{
    [Test]
    public void Environments_and_keys_are_read_with_the_patterns_of_the_workspace()
    {
        using var workspace = new TemporaryWorkspace(
            "version: 1\nsequences: [emea/*.yaml, { by_environment: { production: us/*.yaml } }]\n"
                + "environments: { production: { apollo: {} }, local: { emulator: {} } }\n"
        )
            .With("emea/b.yaml", "key: q4.outbound_2   # the name\nname: B\n")
            .With("emea/a.yaml", "# key: not-this\r\nname: A\r\nkey: 'a-1'\r\nsteps: [{ key: inner }]\r\n")
            .With("us/c.yaml", "key: \"c\"\n")
            .With("sequences/d.yaml", "key: elsewhere\n");

        var outline = new WorkspaceOutline(workspace.Folder);

        Assert.That(outline.Environments, Is.EqualTo(new[] { "production", "local" }));
        Assert.That(outline.Keys, Is.EqualTo(new[] { "a-1", "c", "q4.outbound_2" }));
    }

    [TestCase("")]
    [TestCase("- a\n- b\n")]
    [TestCase("environments: { local")]
    [TestCase("environments: text\nsequences: { a: [ ] }\n")]
    public void Mistakes_leave_out_what_cannot_be_read(string file)
    {
        using var workspace = new TemporaryWorkspace(file).With("sequences/a.yaml", "key: [\nkey: a\n");

        var outline = new WorkspaceOutline(workspace.Folder);

        Assert.That(outline.Environments, Is.Empty);
        Assert.That(outline.Keys, Is.SubsetOf(new[] { "a" }));
    }

    [TestCase("key: UPPER")]
    [TestCase("  key: inner")]
    [TestCase("key: 'a\"")]
    [TestCase("key: two words")]
    [TestCase("keys: a")]
    public void A_line_that_is_no_key_gives_none(string line)
    {
        using var workspace = new TemporaryWorkspace().With("sequences/a.yaml", $"{line}\n");

        Assert.That(new WorkspaceOutline(workspace.Folder).Keys, Is.Empty);
    }

    [Test]
    public void Without_a_workspace_there_are_no_names()
    {
        using var workspace = new TemporaryWorkspace(null);

        var outline = new WorkspaceOutline(workspace.Folder);

        Assert.That(outline.Environments.Concat(outline.Keys), Is.Empty);
    }
}
