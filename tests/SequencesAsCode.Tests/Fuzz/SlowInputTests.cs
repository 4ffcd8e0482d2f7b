using System.Diagnostics;
using System.Text;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Files.Formatting;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Service.Wire;
using SequencesAsCode.Testing;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Fuzz;

/// <summary>
/// Inputs made to be slow or deep, as large as they may be: each ends soon, with a result or a diagnostic.
/// </summary>
[TestFixture]
[NonParallelizable]
[Category(Law.Long)]
internal sealed class SlowInputTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly TestCaseData[] Files =
    [
        Of("unknown keys", Many(i => $"k{i}: 1\n")),
        Of("equal keys", Many(_ => "key: a\n")),
        Of("braces in one line", "key: a\nname: A\nlabels: " + Nested('{', '}', 40_000)),
        Of("dashes in one line", string.Concat(Enumerable.Repeat("- ", 40_000))),
        Of("lists in one line", "key: a\nname: A\nlabels: [" + string.Concat(Enumerable.Repeat("[],", 60_000)) + "]\n"),
        Of(
            "maps in one line",
            "key: a\nname: A\nsteps: [" + string.Concat(Enumerable.Repeat("{a: 1},", 30_000)) + "]\n"
        ),
        Of("a long key", "key: a\nname: A\n" + new string('k', 900) + ": 1\n" + new string('m', 500_000)),
        Of("a long word", "key: a\nname: A\nowner: " + new string('x', 900_000) + "\n"),
        Of("values that are missing", "key: a\nname: A\nlabels: [" + Many(i => $"{{x{i}: }}, ") + "]\n"),
        Of(
            "environments that are not known",
            "key: a\nname: A\nlabels: [" + Many(_ => "{by_environment: {zz: 1}}, ") + "]\n"
        ),
        Of("values in one line", "key: a\nname: A\nlabels: [" + Many(i => $"x{i}, ", 1_000_000) + "]\n"),
        Of(
            "many steps",
            "key: a\nname: A\nsteps:\n" + Many(_ => "  - { type: call, wait: 1 day, note: x }\n", 200_000)
        ),
        Of("comments", "key: a\nname: A\n" + Many(i => $"# {i}\n", 200_000)),
        Of("anchors", "key: a\nname: A\nlabels:\n" + Many(i => $"  - &a{i} x\n", 200_000)),
        Of("open quotes", "key: a\nname: \"" + string.Concat(Enumerable.Repeat("\\\"", 200_000))),
        Of(
            "braces of merge variables",
            "key: a\nname: A\nsteps: [{type: auto_email, wait: 1 day, touches: [{status: approved, subject: \""
                + string.Concat(Enumerable.Repeat("{{a", 60_000))
                + "\"}]}]\n"
        ),
    ];

    private static readonly TestCaseData[] Bodies =
    [
        Of("divs", string.Concat(Enumerable.Repeat("<div>", 1_000))),
        Of(
            "divs in turn",
            string.Concat(
                Enumerable.Repeat(
                    string.Concat(Enumerable.Repeat("<div>", 900)) + string.Concat(Enumerable.Repeat("</div>", 900)),
                    10
                )
            )
        ),
        Of("misnested", string.Concat(Enumerable.Repeat("<b><p>x</b>", 3_000))),
        Of("tables", string.Concat(Enumerable.Repeat("<table><tr><td>", 300))),
        Of("angles", string.Concat(Enumerable.Repeat("<", 500_000))),
        Of("comments", string.Concat(Enumerable.Repeat("<!--", 200_000))),
        Of("ampersands", string.Concat(Enumerable.Repeat("&", 500_000))),
        Of("conditions", string.Concat(Enumerable.Repeat("{{#if a}}", 60_000))),
        Of("words", Many(i => $"word{i} ")),
    ];

    [TestCaseSource(nameof(Files))]
    public void A_file(string text)
    {
        using var folder = new TemporaryFolder();
        var content = Encoding.UTF8.GetBytes(text);

        var time = Took(() => FilesFuzzTests.Read(folder.Path, "sequences/a.yaml", content), out var result);
        var format = Took(() => Formatter.Format("sequences/a.yaml", content), out _);

        Assert.That(time, Is.LessThan(Longest), "reading");
        Assert.That(format, Is.LessThan(Longest), "formatting");
        Assert.That(result.Diagnostics, Has.Length.LessThan(2_000));
    }

    [TestCaseSource(nameof(Bodies))]
    public void A_body_of_the_service(string body)
    {
        var answer = SomeAccount.Answer();
        answer["emailer_templates"]![0]!["body_html"] = body;
        using var document = System.Text.Json.JsonDocument.Parse(answer.ToJsonString());

        var reading = Took(
            () => WireReader.Sequence(SomeAccount.Q3, document.RootElement, AccountDirectory.Empty),
            out var sequence
        );
        var (before, after) = (sequence.Steps[0].Touches[0].Fields[Fields.Body]!, new FieldValue.Html($"Hi {body}"));
        var comparing = Took(() => FieldComparison.Same(Fields.Body, before, after), out _);
        var cleaning = Took(() => BodyCleaner.AsWritten(body), out _);

        Assert.That(reading, Is.LessThan(Longest), "reading");
        Assert.That(comparing, Is.LessThan(Longest), "comparing");
        Assert.That(cleaning, Is.LessThan(Longest), "cleaning");
    }

    [TestCase("<div>")]
    [TestCase("<b>")]
    [TestCase("<a href=x>")]
    public void A_body_nested_too_deeply_is_refused(string tag)
    {
        var answer = SomeAccount.Answer();
        answer["emailer_templates"]![0]!["body_html"] = string.Concat(Enumerable.Repeat(tag, 100_000));
        using var document = System.Text.Json.JsonDocument.Parse(answer.ToJsonString());
        using var folder = new TemporaryFolder();

        Assert.That(
            () => WireReader.Sequence(SomeAccount.Q3, document.RootElement, AccountDirectory.Empty),
            Failing.With(FailureKind.UnexpectedAnswer, "nested more than 1000 deep")
        );
        var read = FilesFuzzTests.Read(
            folder.Path,
            "sequences/b.html",
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(tag, 100_000)))
        );
        Assert.That(
            read.Diagnostics.Select(diagnostic => diagnostic.ToString()),
            Has.One.StartsWith("sequences/b.html: error SEQ145")
        );
    }

    private static TestCaseData Of(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);

    private static string Many(Func<int, string> line, int length = 400_000)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < length; i++)
            text.Append(line(i));
        return text.ToString();
    }

    private static string Nested(char open, char close, int depth) =>
        new string(open, depth) + new string(close, depth);

    private static TimeSpan Took<T>(Func<T> act, out T result)
    {
        var start = Stopwatch.GetTimestamp();
        result = act();
        return Stopwatch.GetElapsedTime(start);
    }
}
