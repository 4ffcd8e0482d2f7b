namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>The JSON Schemas that this version was built with, which the reader checks files against.</summary>
public static class Schemas
{
    private const string Ending = ".schema.json";

    /// <summary>Their names in ordinal order, for example <c>sequence</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(Schemas)
            .Assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(Ending, StringComparison.Ordinal))
            .Select(resource => resource[..^Ending.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of one of <see cref="Names"/>.</summary>
    /// <exception cref="ArgumentException">There is no schema of that name.</exception>
    public static string Text(string name)
    {
        using var stream =
            typeof(Schemas).Assembly.GetManifestResourceStream(name + Ending)
            ?? throw new ArgumentException(
                $"There is no schema '{name}'; the names are {string.Join(", ", Names)}.",
                nameof(name)
            );
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
