using System.Runtime.Versioning;
using SequencesAsCode.Files.Reading.Folder;

namespace SequencesAsCode.Files.Tests.Reading;

public sealed class WorkspaceSearchTests
{
    [TestCase("")]
    [TestCase("sequences")]
    [TestCase("sequences/q3/old")]
    public void The_nearest_folder_with_a_workspace_file_is_found_from_below(string start)
    {
        using var workspace = new TemporaryWorkspace();
        var folder = Directory.CreateDirectory(Path.Combine(workspace.Folder, start)).FullName.TrimEnd('/');

        Assert.That(WorkspaceSearch.From(folder), Is.EqualTo(workspace.Folder));
    }

    [Test]
    public void An_inner_workspace_comes_before_the_one_around_it()
    {
        using var workspace = new TemporaryWorkspace().With("emea/sequences.yaml", TemporaryWorkspace.Minimal);
        var inner = Path.Combine(workspace.Folder, "emea");

        Assert.That(WorkspaceSearch.From(inner), Is.EqualTo(inner));
    }

    [Test]
    public void Without_a_workspace_nothing_is_found()
    {
        using var workspace = new TemporaryWorkspace(null);

        Assert.That(WorkspaceSearch.From(workspace.Folder), Is.Null);
        Assert.That(WorkspaceSearch.From(Path.Combine(workspace.Folder, "not", "there")), Is.Null);
    }

    [TestCase(".git/HEAD")]
    [TestCase(".git")]
    public void The_search_ends_with_the_root_of_a_repository(string git)
    {
        using var workspace = new TemporaryWorkspace().With($"repository/{git}", "").With("repository/in/a.txt", "");
        var inside = Path.Combine(workspace.Folder, "repository", "in");

        var above = WorkspaceSearch.From(inside);
        File.WriteAllText(Path.Combine(workspace.Folder, "repository", "sequences.yaml"), "");
        var atRoot = WorkspaceSearch.From(inside);

        Assert.That(above, Is.Null);
        Assert.That(atRoot, Is.EqualTo(Path.Combine(workspace.Folder, "repository")));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_all_users_share_is_searched_only_when_the_search_begins_there()
    {
        using var workspace = new TemporaryWorkspace().With("mine/a.txt", "");
        const UnixFileMode everybody =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite;

        var before = WorkspaceSearch.From(Path.Combine(workspace.Folder, "mine"));
        File.SetUnixFileMode(workspace.Folder, everybody | UnixFileMode.StickyBit);

        Assert.That(before, Is.EqualTo(workspace.Folder));
        Assert.That(WorkspaceSearch.From(Path.Combine(workspace.Folder, "mine")), Is.Null);
        Assert.That(WorkspaceSearch.From(workspace.Folder), Is.EqualTo(workspace.Folder));
    }

    [Test]
    public void A_link_with_a_missing_target_is_a_workspace_file_too()
    {
        using var workspace = new TemporaryWorkspace(null).WithLink("sequences.yaml", "nowhere.yaml");

        Assert.That(WorkspaceSearch.From(workspace.Folder), Is.EqualTo(workspace.Folder));
    }

    [Test]
    public void The_error_names_the_workspace_above_or_how_to_create_one()
    {
        using var workspace = new TemporaryWorkspace().With("sequences/a.yaml", "");
        using var none = new TemporaryWorkspace(null);
        var below = Path.Combine(workspace.Folder, "sequences");

        Assert.That(
            WorkspaceSearch.Missing(below).ToString(),
            Is.EqualTo(
                $"error SEQ101: There is no 'sequences.yaml' in '{below}'. The nearest workspace is in "
                    + $"'{workspace.Folder}': name it with -C."
            )
        );
        Assert.That(
            WorkspaceSearch.Missing(none.Folder).ToString(),
            Is.EqualTo(
                $"error SEQ101: There is no 'sequences.yaml' in '{none.Folder}' or in a folder above it. Create a "
                    + "workspace with 'sequences init', or name its folder with -C."
            )
        );
    }
}
