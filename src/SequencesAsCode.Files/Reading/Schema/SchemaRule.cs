using System.Text.RegularExpressions;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>The types of JSON Schema that the schemas use.</summary>
internal enum SchemaType
{
    Anything,
    Text,
    WholeNumber,
    TrueOrFalse,
    List,
    Map,
}

/// <summary>What a schema says about one value. A rule without a part says nothing about it.</summary>
internal sealed record SchemaRule
{
    /// <summary>The words for such a value in messages; null when the schema has none.</summary>
    public string? Title { get; init; }

    public SchemaType Type { get; init; }

    /// <summary>The words or numbers that a value may be; empty when it may be any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The pattern that a text matches somewhere.</summary>
    public Regex? Pattern { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Limits of the items of a list or the keys of a map; 0 for none.</summary>
    public (int Fewest, int Most) Count { get; init; }

    /// <summary>The rule of each item of a list.</summary>
    public SchemaRule? Item { get; init; }

    /// <summary>The keys of a map in the order of the schema.</summary>
    public ImmutableArray<KeyValuePair<string, SchemaRule>> Keys { get; init; } = [];

    /// <summary>The keys that a map needs, in the order of the schema.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>The rule of a value whose key is not in <see cref="Keys"/>; null when any value is allowed.</summary>
    public SchemaRule? OtherKeys { get; init; }

    /// <summary>Whether a map has no other keys than <see cref="Keys"/>.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Rules of which a value fits at least one; empty for none.</summary>
    public ImmutableArray<SchemaRule> AnyOf { get; init; } = [];

    /// <summary>Rules of which a value fits exactly one; empty for none.</summary>
    public ImmutableArray<SchemaRule> OneOf { get; init; } = [];
}
