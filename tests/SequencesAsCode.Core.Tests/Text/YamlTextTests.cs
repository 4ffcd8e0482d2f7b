using System.Text;
using SequencesAsCode.Files.Yaml;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Core.Tests.Text;

[TestFixture]
internal sealed class YamlTextTests
{
    private static readonly string[] Pieces =
    [
        ": ",
        " #",
        "#",
        "-",
        "- ",
        "{{first_name}}",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        "?",
        "? ",
        ":",
        "=",
        "<<",
        "yes",
        "no",
        "On",
        "null",
        "~",
        "true",
        "none",
        "1",
        "1.5",
        "1e3",
        "0x1F",
        "1_000",
        "12:30",
        "2026-01-31",
        "2026-09-01T09:00:00+02:00",
        "5c1004a0ece19801b2190031",
        "123456789012345678901234",
        ".5",
        "+1",
        "-1",
        ".inf",
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\u2029",
        "\ufeff",
        "😀",
        "שלום",
        "Zürich",
        "“so”",
        "…",
        "---",
        "...",
        "word",
        "Two words",
        "it's",
        "\u200b",
        "e\u0301",
    ];

    [TestCase("Q3 Outbound Outreach", "Q3 Outbound Outreach")]
    [TestCase("Quick idea for {{company}}, {{first_name}}", "Quick idea for {{company}}, {{first_name}}")]
    [TestCase("{{company}} and Q3", "\"{{company}} and Q3\"")]
    [TestCase("Re: you", "\"Re: you\"")]
    [TestCase("Deal #1", "\"Deal #1\"")]
    [TestCase("C#", "C#")]
    [TestCase("it's", "it's")]
    [TestCase("say \"hi\"", "say \"hi\"")]
    [TestCase("\"hi\" he said", "'\"hi\" he said'")]
    [TestCase("“so” he said", "\"“so” he said\"")]
    [TestCase("3 reasons to call", "3 reasons to call")]
    [TestCase("2026-01-31", "\"2026-01-31\"")]
    [TestCase("2026-01-31 is the day", "\"2026-01-31 is the day\"")]
    [TestCase("+1 for you", "\"+1 for you\"")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("None", "\"None\"")]
    [TestCase("~", "\"~\"")]
    [TestCase("=", "\"=\"")]
    [TestCase("<p>Hi</p>", "\"<p>Hi</p>\"")]
    [TestCase("", "\"\"")]
    [TestCase(" led", "\" led\"")]
    [TestCase("one\u00a0word", "\"one\\u00A0word\"")]
    [TestCase("5c1004a0ece19801b2190031", "5c1004a0ece19801b2190031")]
    [TestCase("123456789012345678901234", "\"123456789012345678901234\"")]
    [TestCase("dana@example.com", "dana@example.com")]
    public void Quotes_stand_only_where_they_are_needed(string text, string written) =>
        Assert.That(YamlText.Of(text), Is.EqualTo(written));

    [TestCase("Hi {{first_name}}", "\"Hi {{first_name}}\"")]
    [TestCase("a, b", "\"a, b\"")]
    [TestCase("why?", "\"why?\"")]
    [TestCase("x:y", "\"x:y\"")]
    [TestCase("Two words", "Two words")]
    public void Between_brackets_more_signs_need_quotes(string text, string written) =>
        Assert.That(YamlText.Of(text, inFlow: true), Is.EqualTo(written));

    [Test]
    public void A_text_reads_back_as_itself() =>
        Law.Holds(seed =>
        {
            var dice = new Dice(seed);
            var texts = dice.Many(3, 6, _ => string.Concat(dice.Many(0, 5, _ => dice.Of(Pieces)))).ToList();
            var plain = texts.Where(text => YamlText.CanBePlain(text, inFlow: false)).ToList();
            var blocks = texts
                .Select(text => (Text: text, Block: YamlBlock.Of(text)))
                .Where(pair => pair.Block is not null)
                .ToList();
            var file = $"""
                lines:
                {Items(texts.Select(text => YamlText.Of(text)))}list: [{string.Join(
                    ", ",
                    texts.Select(text => YamlText.Of(text, inFlow: true))
                )}]
                plain:
                {Items(plain)}blocks:
                {Items(blocks.Select(pair => Written(pair.Block!)))}
                """;

            var diagnostics = new List<Diagnostic>();
            var root =
                YamlTree.Parse(SourceText.Decode("a.yaml", Encoding.UTF8.GetBytes(file), diagnostics)!, diagnostics)
                as YamlMap;

            return
            [
                .. diagnostics.Select(diagnostic => diagnostic.ToString()),
                .. Differences(texts, Scalars(root, "lines").Select(scalar => scalar.Typed as string), file),
                .. Differences(texts, Scalars(root, "list").Select(scalar => scalar.Typed as string), file),
                .. Differences(plain, Scalars(root, "plain").Select(scalar => scalar.Value), file),
                .. Differences(
                    blocks.Select(pair => pair.Text),
                    Scalars(root, "blocks").Select(scalar => scalar.Value),
                    file
                ),
            ];
        });

    private static string Items(IEnumerable<string> items) => string.Concat(items.Select(item => $"  - {item}\n"));

    private static string Written(YamlBlock block) =>
        $"|{(block.BeginsWithBlank ? "2" : "")}{block.Ending}"
        + $"{string.Concat(block.Lines.Select(line => line.Length == 0 ? "\n" : $"\n    {line}"))}";

    private static IEnumerable<YamlScalar> Scalars(YamlMap? root, string key) =>
        ((root?[key] as YamlList)?.Items ?? []).OfType<YamlScalar>();

    private static IEnumerable<string> Differences(
        IEnumerable<string> wanted,
        IEnumerable<string?> read,
        string file
    ) =>
        wanted
            .Zip(read.Concat(Enumerable.Repeat((string?)null, 9)))
            .Where(pair => pair.First != pair.Second)
            .Select(pair => $"'{pair.First}' came back as '{pair.Second}'\n{file}");
}
