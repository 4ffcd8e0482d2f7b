using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

public sealed class ValidateCommandTests
{
    [Test]
    public async Task Files_without_mistakes_end_with_0_and_need_neither_key_nor_service()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .With(
                "sequences.yaml",
                "version: 1\nenvironments: { production: { apollo: {} } }\nvariables: [webinar_date]\n"
            );

        var run = await workspace.RunAsync("validate");

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((0, "0 errors, 0 warnings.\n")));
        Assert.That(run.Error, Is.EqualTo("3 sequences read for the environment 'production'.\n"));
    }

    [Test]
    public async Task Mistakes_end_with_3_and_are_the_result()
    {
        using var workspace = WithMistakes();

        var run = await workspace.RunAsync("validate");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((3, "")));
        Approve.Text(run.Out);
    }

    [Test]
    public async Task Mistakes_as_JSON_are_one_document_with_the_same_exit_code()
    {
        using var workspace = WithMistakes();

        var run = await workspace.RunAsync("validate", "--format", "json");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((3, "")));
        Approve.Text(run.Out, "json");
    }

    [Test]
    public async Task A_warning_alone_is_shown_and_ends_with_0()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .Replace("sequences/trial-welcome.yaml", "Your trial, {{first_name}}", "Your trial, {{first_nam}}");

        var run = await workspace.RunAsync("validate");

        Assert.That(run.ExitCode, Is.Zero, run.All);
        Assert.That(
            run.Out,
            Does.Contain("sequences/trial-welcome.yaml:").And.Contain("warning").And.EndsWith("0 errors, 1 warning.\n")
        );
    }

    [Test]
    public async Task A_folder_without_a_workspace_ends_with_3_and_says_how_to_begin()
    {
        using var workspace = new CliWorkspace();

        var text = await workspace.RunAsync("validate");
        var json = await workspace.RunAsync("validate", "--format", "json");

        Assert.That((text.ExitCode, json.ExitCode), Is.EqualTo((3, 3)));
        Assert.That(text.Out, Does.Contain("There is no 'sequences.yaml'").And.Contain("'sequences init'"));
        Assert.That((string?)json.Json["diagnostics"]![0]!["code"], Is.EqualTo("SEQ101"));
    }

    [TestCase("plan")]
    [TestCase("apply --auto-approve")]
    public async Task Other_commands_tell_the_same_mistakes_on_stderr(string line)
    {
        using var workspace = WithMistakes();

        var validate = await workspace.RunAsync("validate");
        var run = await workspace.RunAsync(line.Split(' '));

        Assert.That((run.ExitCode, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Error, Is.EqualTo(validate.Out));
    }

    [Test]
    public async Task Equal_findings_are_one_with_its_places_unless_every_detail_is_asked_for()
    {
        using var workspace = CliWorkspace
            .Quickstart()
            .Replace("sequences/trial-welcome.yaml", "Your trial, {{first_name}}", "Your trial, {{hook}} {{hook}}")
            .Replace("sequences/q3-outbound/value.md", "surprised", "{{hook}}");

        var run = await workspace.RunAsync("validate");
        var each = await workspace.RunAsync("validate", "--verbose");
        var json = await workspace.RunAsync("validate", "--format", "json");

        Assert.That(run.Out.Split('\n')[0], Does.Match(@"^warning SEQ340: \d places in 2 sequences$"), run.Out);
        Assert.That(
            run.Out.Split('\n').Count(line => line.Contains("{{hook}}", StringComparison.Ordinal)),
            Is.EqualTo(1)
        );
        Assert.That(run.Out, Does.Contain("sequences/q3-outbound/value.md:"));
        var places = json.Json["diagnostics"]!.AsArray().Count;
        Assert.That(
            each.Out.Split('\n').Count(line => line.Contains(": warning SEQ340: ", StringComparison.Ordinal)),
            Is.EqualTo(places)
        );
        Assert.That(run.Out, Does.EndWith($"0 errors, {places} warnings.\n"));
    }

    private static CliWorkspace WithMistakes() =>
        CliWorkspace
            .Quickstart()
            .Replace("sequences/trial-welcome.yaml", "schedule: Normal", "shedule: Normal")
            .Replace("sequences/conference-follow-up.yaml", "wait: 1 hour", "wait: one hour");
}
