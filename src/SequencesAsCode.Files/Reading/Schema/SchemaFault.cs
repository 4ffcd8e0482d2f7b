using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Ways in which a value does not fit a schema.</summary>
internal enum SchemaFaultKind
{
    /// <summary>It fits none of the alternatives.</summary>
    NoAlternative,

    /// <summary>It does not have exactly one of the alternative keys.</summary>
    NotOneOf,

    WrongType,
    WrongForm,
    BelowMinimum,
    AboveMaximum,
    TooFew,
    TooMany,
    NotAChoice,
    MissingKey,
    UnknownKey,
}

/// <summary>A value that does not fit a schema.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Node">The value; for a missing key, the map without it.</param>
/// <param name="Entry">The entry of the value, or of the value around it; null in the root.</param>
/// <param name="Rule">What it does not fit; for a key, the rule of its map.</param>
internal sealed record SchemaFault(SchemaFaultKind Kind, YamlNode Node, YamlEntry? Entry, SchemaRule Rule)
{
    /// <summary>The missing key; null for faults of other kinds.</summary>
    public string? Missing { get; init; }
}
