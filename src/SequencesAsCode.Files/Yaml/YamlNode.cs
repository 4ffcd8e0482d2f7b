namespace SequencesAsCode.Files.Yaml;

/// <summary>The style of a scalar. Only a plain scalar can be anything but text.</summary>
internal enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>
/// A value of a YAML file with its place. Nodes are compared by reference: equal values in two places are two nodes.
/// </summary>
internal abstract class YamlNode(YamlPlace place, bool scoped)
{
    public YamlPlace Place { get; } = place;

    /// <summary>Where it begins.</summary>
    public SourceLocation At => Place.At;

    /// <summary>Index of its first character in the text.</summary>
    public int Start => Place.Start;

    /// <summary>Index after its last character.</summary>
    public int End => Place.End;

    /// <summary>Whether an alias (<c>*name</c>) is written here.</summary>
    public bool IsAlias => Place.Target is not null;

    /// <summary>
    /// Whether it is a collection with brackets or braces, or one key without braces between brackets.
    /// </summary>
    public bool IsFlow => Place.IsFlow;

    /// <summary>Whether <c>by_environment</c> chose it or a value around it.</summary>
    public bool Scoped { get; } = scoped;

    /// <summary>The words for its kind in messages, for example <c>a list</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The scalars in it, in file order; for a scalar, itself.</summary>
    public IEnumerable<YamlScalar> Scalars =>
        this switch
        {
            YamlScalar scalar => [scalar],
            YamlList list => list.Items.SelectMany(item => item.Scalars),
            YamlMap map => map.Entries.SelectMany(entry => entry.Value.Scalars),
            _ => [],
        };

    /// <summary>
    /// Its entries or items in the order of the text; none for copies, such as the value of an alias or the values for
    /// one environment.
    /// </summary>
    public ImmutableArray<YamlPart> Parts { get; protected init; } = [];

    /// <summary>The same content for another place.</summary>
    public abstract YamlNode With(YamlPlace place, bool scoped);
}

/// <summary>A single value.</summary>
internal sealed class YamlScalar(string value, YamlStyle style, YamlPlace place, bool scoped = false)
    : YamlNode(place, scoped)
{
    public string Value { get; } = value;

    public YamlStyle Style { get; } = style;

    /// <summary>Whether nothing is written at all.</summary>
    public bool IsMissing => Style == YamlStyle.Plain && Value.Length == 0;

    /// <summary>Whether it is the merge key <c>&lt;&lt;</c> of YAML 1.1.</summary>
    public bool IsMergeKey => this is { Value: "<<", Style: YamlStyle.Plain };

    /// <summary>Null, a bool, a long, a double or a string, after YAML 1.2's core schema.</summary>
    public object? Typed { get; } = style == YamlStyle.Plain ? CoreSchema.Resolve(value) : value;

    public override string Kind =>
        Typed switch
        {
            null => "nothing",
            bool => "true or false",
            long or double => "a number",
            _ => "text",
        };

    public override YamlScalar With(YamlPlace place, bool scoped) => new(Value, Style, place, scoped);
}

/// <summary>
/// An alias that was not resolved. Trees that are read for their values have none.
/// </summary>
internal sealed class YamlAlias(string name, YamlPlace place) : YamlNode(place, scoped: false)
{
    public string Name { get; } = name;

    public override string Kind => "an alias";

    public override YamlAlias With(YamlPlace place, bool scoped) => new(Name, place);
}

/// <summary>Values in order.</summary>
internal sealed class YamlList(ImmutableArray<YamlNode> items, YamlPlace place, bool scoped = false)
    : YamlNode(place, scoped)
{
    /// <summary>A list with its items in the text.</summary>
    public YamlList(ImmutableArray<YamlPart> parts, YamlPlace place)
        : this([.. parts.Select(part => part.Value)], place) => Parts = parts;

    public ImmutableArray<YamlNode> Items { get; } = items;

    public override string Kind => "a list";

    public override YamlList With(YamlPlace place, bool scoped) => new(Items, place, scoped);
}

/// <summary>Values by key, in file order.</summary>
internal sealed class YamlMap(ImmutableArray<YamlEntry> entries, YamlPlace place, bool scoped = false)
    : YamlNode(place, scoped)
{
    /// <summary>A map with its entries in the text.</summary>
    public YamlMap(ImmutableArray<YamlPart> parts, YamlPlace place)
        : this([.. parts.Select(part => new YamlEntry(part.Key!, part.Value))], place) => Parts = parts;

    // With fewer entries, a search one by one is as fast.
    private const int MostUnsorted = 16;

    private Dictionary<string, YamlEntry>? byKey;

    public ImmutableArray<YamlEntry> Entries { get; } = entries;

    public override string Kind => "a map";

    public override YamlMap With(YamlPlace place, bool scoped) => new(Entries, place, scoped);

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => Entry(key)?.Value;

    /// <summary>The key and its value, or null.</summary>
    public YamlEntry? Entry(string key)
    {
        if (Entries.Length <= MostUnsorted)
            return Entries.FirstOrDefault(entry => entry.Key.Value == key);
        byKey ??= Entries
            .DistinctBy(entry => entry.Key.Value, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Key.Value, StringComparer.Ordinal);
        return byKey.GetValueOrDefault(key);
    }

    /// <summary>The text of a scalar under a key, or null.</summary>
    public string? Text(string key) => (this[key] as YamlScalar)?.Value;

    /// <summary>The place of the key; the beginning of the map when there is no such key.</summary>
    public SourceLocation PlaceOf(string key) => Entry(key)?.Key.At ?? At;
}

/// <summary>A key with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
