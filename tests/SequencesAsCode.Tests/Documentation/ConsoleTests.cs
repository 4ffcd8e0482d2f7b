namespace SequencesAsCode.Tests.Documentation;

/// <summary>Every terminal of the pages shows what the program prints.</summary>
[TestFixture]
internal sealed class ConsoleTests
{
    private static IEnumerable<string> Pages =>
        Page.All.Where(page => page.Text.Contains("```console\n", StringComparison.Ordinal)).Select(page => page.Name);

    [Test]
    public void The_pages_that_teach_show_a_terminal() =>
        Assert.That(
            Pages,
            Is.SupersetOf([
                "docs/concepts.md",
                "docs/first-change.md",
                "docs/import-and-pull.md",
                "docs/troubleshooting.md",
                "docs/undo.md",
            ])
        );

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_shows_what_the_program_prints(string name)
    {
        await using var session = new ConsoleSession();
        await session.BeginAsync("fresh");
        foreach (var part in ConsoleBlock.Of(Page.All.Single(page => page.Name == name).Text))
        {
            if (part.Scene is not null)
                await session.BeginAsync(part.Scene);
            if (part.Edit is not null)
                session.Edit(part.Edit);
            foreach (var command in part.Commands)
            {
                var printed = await session.RunAsync(command.Line);
                Assert.That(
                    command.Output.IsEmpty || command.IsPrintedIn(printed),
                    $"{name} shows another output than this of: {command.Line}\n{printed}"
                );
            }
        }
    }

    [Test]
    public async Task The_README_shows_what_its_first_command_prints()
    {
        await using var session = new ConsoleSession();
        await session.BeginAsync("fresh");
        var readme = await File.ReadAllTextAsync(Page.Readme);
        var shown = readme.Split("```text\n")[1].Split("```")[0].TrimEnd('\n').Split('\n');

        var printed = await session.RunAsync("sequences plan");

        Assert.That(shown, Has.Length.GreaterThan(4));
        Assert.That(new TypedCommand("sequences plan", [.. shown]).IsPrintedIn(printed), printed);
    }

    [TestCase("one\n…\nfour", true)]
    [TestCase("one\ntwo\nthree\nfour", true)]
    [TestCase("one\ntw…\n…", true)]
    [TestCase("one\nthree\n…", false)]
    [TestCase("one\ntwo", false)]
    public void Left_out_lines_are_said_to_be_left_out(string shown, bool isTrue)
    {
        var block = ConsoleBlock.Of($"```console\n$ sequences plan  # a comment\n{shown}\n```\n").Single();

        var command = block.Commands.Single();

        Assert.That(command.Line, Is.EqualTo("sequences plan"));
        Assert.That(command.IsPrintedIn("one\ntwo\nthree\nfour\n"), Is.EqualTo(isTrue));
    }
}
