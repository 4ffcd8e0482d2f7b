using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>Writes a value on one line, so that it can stand between brackets.</summary>
internal static class YamlFlow
{
    public static string Of(YamlNode node) =>
        node switch
        {
            YamlMap { Entries.IsEmpty: true } => "{}",
            YamlMap map => $"{{ "
                + $"{string.Join(", ", map.Entries.Select(entry => $"{YamlText.Of(entry.Key.Value, inFlow: true)}: {Of(entry.Value)}"))} "
                + $"}}",
            YamlList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
            YamlScalar { Typed: null } => "null",
            YamlScalar { Typed: not string } scalar => scalar.Value,
            YamlScalar scalar => YamlText.Of(scalar.Value, inFlow: true),
            _ => throw new InvalidOperationException($"A node of type {node.GetType()} has no text."),
        };
}
