using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SequencesAsCode.Core.Json;

namespace SequencesAsCode.Core.Facts;

/// <summary>Reads and writes the text of a facts file: one fact a line, sorted by name.</summary>
public static class FactsFormat
{
    /// <summary>The version of the format. Another first number is not read.</summary>
    public const string Version = "1.0";

    private const string Day = "yyyy-MM-dd";

    /// <summary>The text of a facts file.</summary>
    public static string Write(FactSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"format_version\": {Quoted(Version)},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"account\": {Quoted(sheet.Account)},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"tool\": {Quoted(sheet.Tool)},\n");
        text.Append("  \"facts\": [");
        var lines = FactSheet.Sorted(sheet.Facts).Select(fact => $"    {Json(fact).ToJsonString(CompactJson.Options)}");
        text.Append(sheet.Facts.IsEmpty ? "" : $"\n{string.Join(",\n", lines)}\n  ").Append("]\n}\n");
        return text.ToString();
    }

    /// <summary>Reads the text of a facts file.</summary>
    /// <exception cref="FormatException">It is malformed; the message says where.</exception>
    public static FactSheet Read(string text)
    {
        try
        {
            var root = JsonText.Parse(text) as JsonObject ?? throw new FormatException("it is not a JSON object");
            var version = Text(root, "format_version");
            if (!version.StartsWith("1.", StringComparison.Ordinal))
                throw new FormatException($"its format version is {version}, and this program reads 1.x");
            var facts = root["facts"] as JsonArray ?? throw new FormatException("'facts' is not a list");
            var read = FactSheet.Sorted(facts.Select(FactOf));
            if (
                read.GroupBy(fact => fact.Name, StringComparer.Ordinal).FirstOrDefault(each => each.Count() > 1) is
                { } twice
            )
                throw new FormatException($"'{twice.Key}' is there twice");
            return new(Text(root, "account"), Text(root, "tool"), read);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("it is not valid JSON", exception);
        }
    }

    /// <summary>A fact as an object of a facts file.</summary>
    public static JsonObject Json(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var json = new JsonObject
        {
            ["name"] = fact.Name,
            ["outcome"] = EnumWord.Of(fact.Outcome),
            ["measured"] = fact.Measured.ToString(Day, CultureInfo.InvariantCulture),
        };
        if (fact.Seen is { } seen)
            json["seen"] = seen;
        if (fact.IsDoubted)
            json["doubted"] = true;
        return json;
    }

    private static Fact FactOf(JsonNode? node)
    {
        var fact = node as JsonObject ?? throw new FormatException("a fact is not an object");
        var name = Text(fact, "name");
        var word = Text(fact, "outcome");
        var outcome =
            Enum.GetValues<FactOutcome>().Where(each => EnumWord.Of(each) == word).Cast<FactOutcome?>().FirstOrDefault()
            ?? throw new FormatException($"the outcome of '{name}' is '{word}'");
        var isDay = DateOnly.TryParseExact(
            Text(fact, "measured"),
            Day,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var measured
        );
        if (!isDay)
            throw new FormatException($"the date of '{name}' is not like 2026-11-30");
        return new(name, outcome, measured)
        {
            Seen = (string?)fact["seen"],
            IsDoubted = (bool?)fact["doubted"] ?? false,
        };
    }

    private static string Text(JsonObject owner, string name) =>
        (string?)owner[name] ?? throw new FormatException($"'{name}' is missing");

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString(CompactJson.Options);
}
