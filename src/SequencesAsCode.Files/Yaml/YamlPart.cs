namespace SequencesAsCode.Files.Yaml;

/// <summary>
/// An entry of a map or an item of a list as it is written, from the key or dash to the end of the value.
/// </summary>
/// <param name="Key">The key; null in a list.</param>
/// <param name="Value">The value.</param>
/// <param name="Start">
/// Index of its first character: the dash, the key, the anchor of the key or the <c>?</c> before it. An item between
/// brackets begins with its value.
/// </param>
/// <param name="Behind">
/// Index behind the dash or the colon; behind the key where it has no colon. An item between brackets has no sign.
/// </param>
/// <param name="HasSign">False for a key without a colon.</param>
internal sealed record YamlPart(YamlScalar? Key, YamlNode Value, int Start, int Behind, bool HasSign = true)
{
    /// <summary>Index behind its last character.</summary>
    public int End { get; } = Math.Max(Value.End, Behind);
}
