using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SequencesAsCode.Testing.Commands;

namespace SequencesAsCode.Tests.Cli;

/// <summary>No name, subject or path can become markup in a README.md of bodies.</summary>
public sealed class HostileReadmeTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras()
        .UseTaskLists()
        .Build();

    [TestCase("# one more heading")]
    [TestCase("a | b || c")]
    [TestCase("](https://evil.example)")]
    [TestCase("[x](https://evil.example)")]
    [TestCase("![x](https://evil.example/x.png)")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("--> <img src=x onerror=alert(1)>")]
    [TestCase("`code` **bold** ~~gone~~ _soft_")]
    [TestCase("@everyone #1 https://evil.example www.evil.example")]
    [TestCase("| --- | --- |")]
    [TestCase("\\| \\\\|")]
    [TestCase("\u202eright to left")]
    public async Task Outside_text_stays_text(string hostile)
    {
        var quoted = $"'{hostile.Replace("'", "''", StringComparison.Ordinal)}'";
        using var workspace = new CliWorkspace()
            .With("sequences.yaml", "version: 1\nenvironments: { local: { emulator: {} } }\n")
            .With(
                "sequences/q3.yaml",
                $"key: q3\nname: {quoted}\nsteps:\n  - type: auto_email\n    wait: 1 day\n    touches:\n"
                    + $"      - {{ status: approved, subject: {quoted}, body_file: 'q3/a) [b](c|d.md' }}\n"
                    + $"      - {{ key: b, status: approved, subject: {quoted}, body_file: q3/b.md }}\n"
            )
            .With("sequences/q3/a) [b](c|d.md", "Hi")
            .With("sequences/q3/b.md", "Hi");

        var fmt = await workspace.RunAsync("fmt");
        var text = workspace.Read("sequences/q3/README.md");
        var document = Markdown.Parse(text, Pipeline);

        Assert.That(fmt.ExitCode, Is.Zero, fmt.All);
        Assert.That(
            document.Descendants<LinkInline>().Select(link => Uri.UnescapeDataString(link.Url!)),
            Is.EqualTo(["../q3.yaml", "a) [b](c|d.md", "b.md"]),
            text
        );
        Assert.That(document.Descendants<AutolinkInline>(), Is.Empty, text);
        Assert.That(document.Descendants<HeadingBlock>().Count(), Is.EqualTo(1), text);
        Assert.That(document.Descendants<EmphasisInline>(), Is.Empty, text);
        Assert.That(document.Descendants<TableRow>().Count(), Is.EqualTo(3), text);
        Assert.That(document.Descendants<TableRow>().Select(row => row.Count), Is.All.EqualTo(5), text);
        Assert.That(
            document.Descendants<HtmlInline>().Select(html => html.Tag.Trim('<', '/', '>').Split(' ')[0]).Distinct(),
            Is.SubsetOf(["sub", "span", "code", "i"]),
            text
        );
        Assert.That(document.Descendants<HtmlBlock>().Count(), Is.EqualTo(1), text);
        Assert.That(text, Does.Not.Contain('\r').And.Not.Contain('\u202e').And.EndsWith("\n"));
    }
}
