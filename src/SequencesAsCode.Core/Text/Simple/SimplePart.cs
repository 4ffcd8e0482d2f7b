namespace SequencesAsCode.Core.Text.Simple;

/// <summary>What a piece of simple markup is.</summary>
internal enum SimpleKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A tag that opens an element.</summary>
    Start,

    /// <summary>A tag that closes an element.</summary>
    End,

    /// <summary>An element without content.</summary>
    Void,
}

/// <summary>One piece of simple markup.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The text with its entities resolved, or the name of the element.</param>
/// <param name="Attributes">The attributes of a tag, in the order of the markup; null for none.</param>
internal readonly record struct SimplePart(
    SimpleKind Kind,
    string Value,
    List<KeyValuePair<string, string>>? Attributes = null
)
{
    /// <summary>Whether it is a tag of any kind, and not text.</summary>
    public bool IsTag => Kind != SimpleKind.Text;

    /// <summary>The value of an attribute; null when there is none of this name.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes ?? [])
        {
            if (attribute.Key == name)
                return attribute.Value;
        }

        return null;
    }
}
