using System.Text;
using System.Text.Json.Nodes;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Tests.Wording;

/// <summary>
/// Every sentence that the program can print, in one approved file: a changed sentence is seen in review, and the
/// rules of our voice that a machine can check are checked.
/// </summary>
public sealed class MessageListTests
{
    private const int MostWords = 30;

    // the emulator speaks with Apollo's own words; its messages are facts about Apollo, not our sentences
    private static readonly Dictionary<string, IReadOnlyList<string>> Messages = Repository
        .Files("src", "*.cs")
        .Where(file => !file.Contains("SequencesAsCode.Emulator", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(NameOf, file => MessageReader.Read(File.ReadAllText(file)));

    [Test]
    public void Every_sentence_of_the_program_is_approved()
    {
        var list = new StringBuilder();
        foreach (var (file, messages) in Messages.Where(file => file.Value.Count > 0))
        {
            list.Append("## ").Append(file).Append('\n');
            foreach (var message in messages)
                list.Append("- ").Append(message.Trim().ReplaceLineEndings("\n  ")).Append('\n');
            list.Append('\n');
        }

        Assert.That(Messages.Sum(file => file.Value.Count), Is.GreaterThan(800));
        Approve.Text(list.ToString(), "md");
    }

    [Test]
    public void No_sentence_is_over_thirty_words()
    {
        var found = Messages.SelectMany(file =>
            file.Value.SelectMany(MessageWords.Sentences)
                .Where(sentence => MessageWords.Count(sentence) > MostWords)
                .Select(sentence => $"{file.Key}: {sentence}")
        );

        Assert.That(string.Join('\n', found), Is.Empty);
    }

    [Test]
    public void No_sentence_uses_a_word_that_our_voice_avoids()
    {
        var found = Messages.SelectMany(file =>
            file.Value.SelectMany(message =>
                AvoidedWords.In(message).Select(word => $"{file.Key}: '{word}' in: {message}")
            )
        );

        Assert.That(AvoidedWords.In("Whoever reads it as the lock knows it"), Has.Exactly(2).Items);
        Assert.That(string.Join('\n', found), Is.Empty);
    }

    [TestCase("sequence")]
    [TestCase("workspace")]
    public void What_an_editor_shows_of_a_schema_keeps_the_same_rules(string name)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", $"{name}.schema.json")))!;
        var shown = Descriptions(schema).ToList();
        var found = shown
            .SelectMany(text => AvoidedWords.In(text).Select(word => $"'{word}' in: {text}"))
            .Concat(
                shown.SelectMany(MessageWords.Sentences).Where(sentence => MessageWords.Count(sentence) > MostWords)
            );

        Assert.That(shown, Has.Count.GreaterThan(50));
        Assert.That(string.Join('\n', found), Is.Empty);
    }

    private static IEnumerable<string> Descriptions(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(entry =>
                entry is { Key: "description", Value: JsonValue value }
                    ? [value.GetValue<string>()]
                    : Descriptions(entry.Value)
            ),
            JsonArray list => list.SelectMany(Descriptions),
            _ => [],
        };

    private static string NameOf(string file) =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file)
            .Replace('\\', '/')
            .Replace("SequencesAsCode.", "", StringComparison.Ordinal);
}
