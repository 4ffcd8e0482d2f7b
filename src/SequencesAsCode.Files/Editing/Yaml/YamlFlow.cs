using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes a value on one line, for a place between brackets.</summary>
internal static class YamlFlow
{
    /// <summary>The value in flow style.</summary>
    public static string Of(YamlNode node) =>
        node switch
        {
            YamlMap { Entries.IsEmpty: true } => "{}",
            YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(Entry))} }}",
            YamlList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            YamlScalar { Typed: null } => "null",
            YamlScalar { Typed: not string } scalar => scalar.Value,
            YamlScalar scalar => YamlText.Of(scalar.Value, inFlow: true),
            _ => throw new InvalidOperationException($"A node of type {node.GetType()} has no text."),
        };

    private static string Entry(YamlEntry entry) => $"{YamlText.Of(entry.Key.Value, inFlow: true)}: {Of(entry.Value)}";
}
