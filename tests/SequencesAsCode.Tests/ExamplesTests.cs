using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests;

public sealed class ExamplesTests
{
    private static IEnumerable<string> Workspaces =>
        Repository
            .Files("examples", "sequences.yaml")
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!));

    [Test]
    public void Every_folder_of_the_examples_holds_a_workspace_or_a_pipeline()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(Repository.Root, "examples"))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder))
            .ToList();

        var untested = folders.Where(folder =>
            folder != Path.Combine("examples", "ci")
            && !Workspaces.Any(workspace =>
                workspace == folder
                || workspace.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            )
        );

        Assert.That(folders, Is.Not.Empty);
        Assert.That(Workspaces, Has.Member(Path.Combine("examples", "quickstart")));
        Assert.That(untested, Is.Empty);
    }

    [TestCaseSource(nameof(Workspaces))]
    public async Task An_example_validates_is_canonical_plans_applies_and_is_then_done(string example)
    {
        using var workspace = CliWorkspace.Of(example);

        var validate = await workspace.RunAsync("validate");
        var fmt = await workspace.RunAsync("fmt", "--check");
        var plan = await workspace.RunAsync("plan", "--detailed-exitcode");
        var apply = await workspace.RunAsync("apply", "--auto-approve");
        var empty = await workspace.RunAsync("plan", "--refresh", "all", "--detailed-exitcode");

        Assert.That(validate.Out, Is.EqualTo("0 errors, 0 warnings.\n"));
        Assert.That(
            (validate.ExitCode, plan.ExitCode, apply.ExitCode, empty.ExitCode),
            Is.EqualTo((0, IsImported(example) ? 0 : 2, 0, 0)),
            apply.All + empty.All
        );
        Assert.That(fmt.ExitCode, Is.Zero, fmt.All);
        Assert.That(empty.Out, Does.Contain("No changes."));
    }

    // Files that were imported equal the account, so nothing is to be sent.
    private static bool IsImported(string example) => example.EndsWith("imported-account", StringComparison.Ordinal);
}
