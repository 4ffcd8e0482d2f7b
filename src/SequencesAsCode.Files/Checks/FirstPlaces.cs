namespace SequencesAsCode.Files.Checks;

/// <summary>Records where each value is used first.</summary>
internal sealed class FirstPlaces
{
    private readonly Dictionary<string, SourceLocation> places = new(StringComparer.Ordinal);

    /// <summary>Records a use; returns the first place of the value if it was used before, else null.</summary>
    public SourceLocation? Add(string value, SourceLocation at) => places.TryAdd(value, at) ? null : places[value];

    /// <summary>The first place of a value; null when it was not used.</summary>
    public SourceLocation? Of(string? value) => value is null ? null : places.GetValueOrDefault(value);
}
