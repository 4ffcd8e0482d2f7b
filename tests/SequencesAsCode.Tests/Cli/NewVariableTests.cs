using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>
/// A slip in a merge variable of a live sequence stops it, and the first lines of every output say so.
/// </summary>
public sealed class NewVariableTests
{
    private const string File = "sequences/q3.yaml";
    private const string Clause = "{{firstname}}, {first_name} are not known merge variables";

    [Test]
    public async Task The_plan_is_blocked_and_its_headline_names_them()
    {
        using var workspace = await EditedAsync();

        var (text, json, comment) = (
            await workspace.RunAsync("plan"),
            await workspace.RunAsync("plan", "--format", "json"),
            await workspace.RunAsync("plan", "--format", "markdown")
        );

        Assert.That((text.ExitCode, json.ExitCode, comment.ExitCode), Is.EqualTo((6, 6, 6)), text.All);
        Assert.That(text.Out.Split('\n').Take(5), Has.Some.EqualTo($"  {Clause}"));
        Assert.That(comment.Out, Does.Contain("### Sequence plan: 1 needs a decision\n").And.Contain($"{Clause}."));
        var blocks = json.Json["plan"]!["sequences"]![0]!["blocks"]!.AsArray();
        Assert.That(
            blocks.Select(block => $"{block!["code"]} {block["variables"]![0]}"),
            Is.EqualTo(new[] { "unknown_variable {{firstname}}", "single_braces {first_name}" })
        );
        Assert.That((await workspace.RunAsync("apply", "--auto-approve")).ExitCode, Is.EqualTo(6));
    }

    [Test]
    public async Task The_page_says_so_first()
    {
        using var workspace = await EditedAsync();

        var page = await workspace.RunAsync("plan", "--format", "html");

        Assert.That(page.ExitCode, Is.EqualTo(6), page.All);
        Assert.That(
            page.Out[page.Out.IndexOf("class=\"meaning\"", StringComparison.Ordinal)..],
            Does.Contain($"{Clause}.</p>")
        );
    }

    [TestCase("lint: { SEQ612: warning, SEQ613: off }", true)]
    [TestCase("lint: { SEQ612: off, SEQ613: off }", false)]
    public async Task At_another_level_it_goes_through(string lint, bool isTold)
    {
        using var workspace = await EditedAsync();
        workspace.Replace("sequences.yaml", "version: 1", $"version: 1\n{lint}");

        var (text, comment) = (
            await workspace.RunAsync("plan"),
            await workspace.RunAsync("plan", "--format", "markdown")
        );

        Assert.That(text.ExitCode, Is.Zero, text.All);
        Assert.That(
            text.Out.Contains("warning SEQ612: New in a sequence that is on", StringComparison.Ordinal),
            Is.EqualTo(isTold),
            text.Out
        );
        Assert.That(
            comment.Out.Split('\n')[3].Contains("dynamic variables that are not known", StringComparison.Ordinal),
            Is.EqualTo(isTold),
            comment.Out
        );
        Assert.That((await workspace.RunAsync("apply", "--auto-approve")).ExitCode, Is.Zero);
        Assert.That((await workspace.RunAsync("plan", "--detailed-exitcode")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Who_does_not_get_an_email_is_said_in_plan_and_page()
    {
        using var workspace = (await EditedAsync()).Replace(
            File,
            "Hi {{firstname}} {first_name}",
            "Hi {{city}} of {{Pain Point}} {{#if state}}{{state}}{{#endif}}"
        );

        var (text, page) = (
            await workspace.RunAsync("plan"),
            await workspace.RunAsync("preview", "--out", "page.html")
        );
        var html = await System.IO.File.ReadAllTextAsync(workspace.In("page.html"));

        Assert.That(
            text.Out,
            Does.Contain("  contacts without city do not get emails that use it (Apollo: Not Sent)\n")
        );
        Assert.That(
            text.Out,
            Does.Contain("contacts without Pain Point may not get emails that use it, and this is not settled: ")
        );
        Assert.That(page.ExitCode, Is.Zero, page.All);
        Assert.That(html, Does.Contain("<span>needs: company, city, <code>"));
        Assert.That(
            html,
            Does.Contain("<strong>Apollo won’t send this to a contact without a company or a city</strong>")
                .And.Contain("{{#if company}}")
        );
    }

    private static async Task<CliWorkspace> EditedAsync()
    {
        var workspace = new CliWorkspace()
            .With("sequences.yaml", "version: 1\nenvironments: { local: { emulator: {} } }\n")
            .With(
                File,
                "key: q3\nname: Q3\nactive: true\nsteps:\n  - key: intro\n    type: auto_email\n    wait: 1 "
                    + "day\n    touches:\n      - key: a\n        status: approved\n        subject: For "
                    + "{{company}}\n        body_html: Hi there\n"
            );
        var applied = await workspace.RunAsync("apply", "--auto-approve", "--allow-activation");
        Assert.That(applied.ExitCode, Is.Zero, applied.All);
        return workspace.Replace(File, "Hi there", "Hi {{firstname}} {first_name}");
    }
}
