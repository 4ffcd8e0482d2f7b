using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing.Yaml;

/// <summary>An edit was refused because it would change something else as well; nothing was edited.</summary>
internal sealed class EditRefusedException(YamlNode node, string reason)
    : InvalidOperationException($"{node.At}: {reason}")
{
    /// <summary>The value that was to be edited.</summary>
    public YamlNode Node { get; } = node;

    /// <summary>The reason, as a sentence.</summary>
    public string Reason { get; } = reason;
}
