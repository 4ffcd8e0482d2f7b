using SequencesAsCode.Diagnostics;
using SequencesAsCode.Files;
using SequencesAsCode.Files.Writing;
using SequencesAsCode.Tests.Laws;

namespace SequencesAsCode.Tests.Files.Writing;

[TestFixture]
internal sealed class ScalarTextTests
{
    private static readonly string[] Pieces =
    [
        ": ", " #", "#", "-", "- ", "{{first_name}}", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "\\", "\\n", "?", "? ", ":", "=", "<<", "yes", "no", "On", "null", "~", "true", "none", "1", "1.5", "1e3", "0x1F", "1_000", "12:30", "2026-01-31",
        "2026-09-01T09:00:00+02:00", "5c1004a0ece19801b2190031", "123456789012345678901234", ".5", "+1", "-1", ".inf", " ", "  ", "\t", "\n", "\n\n", "\u00a0", "\u0085", "\u2028", "\u2029", "\ufeff", "😀", "שלום", "Zürich", "“so”", "…", "---", "...", "word", "Two words", "it's", "\u200b", "e\u0301",
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
    [TestCase("3 reasons to call", "3 reasons to call")]
    [TestCase("2026-01-31", "\"2026-01-31\"")]
    [TestCase("yes", "\"yes\"")]
    [TestCase("", "\"\"")]
    [TestCase("5c1004a0ece19801b2190031", "5c1004a0ece19801b2190031")]
    [TestCase("123456789012345678901234", "\"123456789012345678901234\"")]
    [TestCase("dana@example.com", "dana@example.com")]
    public void Quotes_stand_only_where_they_are_needed(string text, string written)
    {
        Assert.That(ScalarText.Of(text), Is.EqualTo(written));
    }

    [Test]
    public void A_text_reads_back_as_itself()
    {
        Law.Holds(seed =>
        {
            var dice = new Dice(seed);
            var texts = dice.Many(3, 6, _ => string.Concat(dice.Many(0, 5, _ => dice.Of(Pieces)))).ToList();
            var file = string.Concat(texts.Select((text, index) => Written($"k{index}", text))) + $"list: [{string.Join(", ", texts.Select(text => ScalarText.Of(text, inList: true)))}]\n";

            var diagnostics = new List<Diagnostic>();
            var root = YamlTree.Parse(SourceText.Decode("a.yaml", System.Text.Encoding.UTF8.GetBytes(file), diagnostics)!, diagnostics) as YamlMap;

            var read = texts.Select((_, index) => (root?[$"k{index}"] as YamlScalar)?.Typed as string).ToList();
            var listed = ((root?["list"] as YamlList)?.Items ?? []).Select(item => (item as YamlScalar)?.Typed as string).ToList();
            return
            [
                .. diagnostics.Select(diagnostic => diagnostic.ToString()),
                .. texts.Zip(read).Where(pair => pair.First != pair.Second && pair.First + "\n" != pair.Second).Select(pair => $"'{pair.First}' came back as '{pair.Second}'\n{file}"),
                .. texts.SequenceEqual(listed) ? Array.Empty<string>() : [$"the list came back as {string.Join('|', listed)}\n{file}"],
            ];
        });
    }

    private static string Written(string key, string text) => ScalarText.Block(text) is { } block
        ? $"{key}: |\n{string.Concat(block.Select(line => line.Length == 0 ? "\n" : $"  {line}\n"))}"
        : $"{key}: {ScalarText.Of(text)}\n";
}
