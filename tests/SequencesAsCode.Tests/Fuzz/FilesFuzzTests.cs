using System.Text;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Files.Linting;
using SequencesAsCode.Files.Reading;
using SequencesAsCode.Output.Html;
using SequencesAsCode.Output.Text;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Whatever stands in the files of a workspace, reading, checking and formatting it gives a result or diagnostics with
/// a place.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class FilesFuzzTests
{
    [TestCase(300)]
    [TestCase(20_000, Category = Law.Long)]
    public void Spoilt_sequence_files(int cases) => Hold("sequences/a.yaml", Corpus.Sequences, cases);

    [TestCase(100)]
    [TestCase(6_000, Category = Law.Long)]
    public void Spoilt_workspace_files(int cases) => Hold("sequences.yaml", Corpus.Workspaces, cases);

    [TestCase(100)]
    [TestCase(3_000, Category = Law.Long)]
    public void Spoilt_Markdown(int cases) => Hold("sequences/b.md", Corpus.Bodies, cases);

    [TestCase(100)]
    [TestCase(3_000, Category = Law.Long)]
    public void Spoilt_HTML(int cases) => Hold("sequences/b.html", Corpus.Bodies, cases);

    [TestCase(
        "local:\n  x: 1  # its\tin\n  y: $schls: guarded\n",
        TestName = "A mistake that the scanner tells for ever"
    )]
    [TestCase(
        "environments: "
            + "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{"
            + "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
        TestName = "Braces that never close"
    )]
    public void Formatting_ends_with_an_error(string text) =>
        Assert.That(Formatter.Format("a.yaml", Encoding.UTF8.GetBytes(text)).Diagnostics, Has.Length.EqualTo(1));

    private static void Hold(string path, ImmutableArray<string> corpus, int cases)
    {
        using var folder = new TemporaryFolder();
        var (good, bad) = (0, 0);
        Law.Holds(
            seed =>
            {
                var dice = new Dice(seed);
                var spoilt = new TextMutator(dice, corpus).Mutate(dice.Of(corpus));
                return Judge.Of(
                    spoilt,
                    () =>
                    {
                        var result = Read(folder.Path, path, spoilt);
                        if (result.Desired is null)
                            Interlocked.Increment(ref bad);
                        else
                            Interlocked.Increment(ref good);
                        return Problems(result)
                            .Concat(path.EndsWith(".yaml", StringComparison.Ordinal) ? Formatted(path, spoilt) : []);
                    }
                );
            },
            cases,
            () => Law.Below(("good", good, 1), ("bad", bad, 1))
        );
    }

    public static ReadResult Read(string folder, string path, byte[] content)
    {
        var ending = path.EndsWith(".html", StringComparison.Ordinal) ? "html" : "md";
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["sequences.yaml"] = Encoding.UTF8.GetBytes(Corpus.Workspaces[0]),
            ["sequences/a.yaml"] = Encoding.UTF8.GetBytes(
                $"key: a\nname: A\nsteps: [{{ type: auto_email, wait: 1 day, touches: [{{ status: approved, "
                    + $"subject: A, body_file: b.{ending} }}] }}]\n"
            ),
            ["sequences/b.md"] = "Hello"u8.ToArray(),
            ["sequences/b.html"] = "Hello"u8.ToArray(),
            [path] = content,
        };
        var result = new WorkspaceLint().Read(folder, null, files.Select(file => new DraftFile(file.Key, file.Value)));
        new TextRenderer(false).Write(result.Diagnostics, TextWriter.Null);
        if (result.Desired is { } desired)
            PreviewRenderer.Write(desired, desired.Sequences, result.Diagnostics, TextWriter.Null);
        return result;
    }

    private static IEnumerable<string> Problems(ReadResult result)
    {
        if ((result.Desired is null) != result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            yield return "neither a result nor an error";
        foreach (var diagnostic in result.Diagnostics)
        {
            if (diagnostic.At is not { File.Length: > 0 } at || at.Line < 0 || at.Column < 0)
                yield return $"no place: {diagnostic}";
            if (diagnostic.Message.Length > 20_000)
                yield return $"a message of {diagnostic.Message.Length} letters";
        }

        if (result.Diagnostics.Length > 2_000)
            yield return $"{result.Diagnostics.Length} diagnostics";
    }

    private static IEnumerable<string> Formatted(string path, byte[] spoilt)
    {
        var result = Formatter.Format(path, spoilt);
        if ((result.Text is null) == result.Diagnostics.IsEmpty)
            yield return "fmt: neither a text nor an error";
        if (result.Diagnostics.Any(diagnostic => diagnostic.At?.File != path))
            yield return "fmt: no place";
    }
}
