using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Editing;

/// <summary>An edit that cannot be made without changing something else as well; nothing of it was made.</summary>
internal sealed class EditRefusedException(YamlNode node, string reason)
    : InvalidOperationException($"{node.At}: {reason}")
{
    /// <summary>The value that was to be edited.</summary>
    public YamlNode Node { get; } = node;

    /// <summary>Why not, as a sentence.</summary>
    public string Reason { get; } = reason;
}
