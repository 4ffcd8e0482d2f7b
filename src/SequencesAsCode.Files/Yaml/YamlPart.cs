namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// An entry of a map or an item of a list in the text, from its key or dash to the end of its value.
/// </summary>
/// <param name="Key">The key; null in a list.</param>
/// <param name="Value">The value.</param>
/// <param name="Start">
/// Index of its first character: the dash, the key, or the anchor or <c>?</c> before the key. An item between brackets
/// begins with its value.
/// </param>
/// <param name="Behind">
/// Index after the dash or the colon; after the key when there is no colon. An item between brackets has no sign.
/// </param>
/// <param name="HasSign">False for a key without a colon.</param>
internal sealed record YamlPart(YamlScalar? Key, YamlNode Value, int Start, int Behind, bool HasSign = true)
{
    /// <summary>Index after its last character.</summary>
    public int End { get; } = Math.Max(Value.End, Behind);
}
