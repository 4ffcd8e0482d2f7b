namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>The schemas as files of a workspace, so that an editor completes and checks without a network.</summary>
public static class SchemaFolder
{
    private const string Name = ".schemas";

    /// <summary>All of <see cref="Schemas"/>, as <c>.schemas/NAME.schema.json</c>.</summary>
    public static ImmutableArray<DraftFile> Files { get; } =
    [.. Schemas.Names.Select(name => DraftFile.OfText(PathOf(name), Schemas.Text(name)))];

    /// <summary>The comment line that tells an editor the schema of a file, without the line's end.</summary>
    /// <param name="file">Path of the file, relative to the workspace, with forward slashes.</param>
    /// <param name="schema">One of <see cref="Schemas.Names"/>.</param>
    public static string Modeline(string file, string schema)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"# yaml-language-server: "
            + $"$schema={string.Concat(Enumerable.Repeat("../", file.AsSpan().Count('/')))}{PathOf(schema)}";
    }

    private static string PathOf(string schema) => $"{Name}/{schema}.schema.json";
}
