namespace SequencesAsCode.Files.Checks;

/// <summary>Where each value was first used.</summary>
internal sealed class FirstPlaces
{
    private readonly Dictionary<string, SourceLocation> places = new(StringComparer.Ordinal);

    /// <summary>The first place when the value was used before, else null.</summary>
    public SourceLocation? Add(string value, SourceLocation at) => places.TryAdd(value, at) ? null : places[value];

    public SourceLocation? Of(string? value) => value is null ? null : places.GetValueOrDefault(value);
}
