using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using SequencesAsCode.Model;

namespace SequencesAsCode.Planning;

/// <summary>Text in the lines that a plan offers for pasting, so that YAML reads it back as that text.</summary>
internal static partial class YamlText
{
    private static readonly ImmutableHashSet<string> Words = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "null", "true", "false", "yes", "no", "on", "off", "y", "n");

    /// <summary>As it is where that is unmistakable, otherwise in double quotes; every JSON string is one of YAML.</summary>
    public static string Of(string text) => Plain().IsMatch(text) && !Words.Contains(text) ? text : JsonSerializer.Serialize(text, CompactJson.Options);

    [GeneratedRegex(@"\A(?:[0-9a-f]{24}|[A-Za-z](?:[A-Za-z0-9._ -]*[A-Za-z0-9._-])?)\z")]
    private static partial Regex Plain();
}
