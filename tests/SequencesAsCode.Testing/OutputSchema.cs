using NJsonSchema;

namespace SequencesAsCode.Testing;

/// <summary>Checks JSON output against its published schema.</summary>
internal static class OutputSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema
            .FromJsonAsync(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "plan.schema.json")))
            .GetAwaiter()
            .GetResult()
    );

    /// <summary>The errors that the schema finds.</summary>
    public static IEnumerable<string> ProblemsOf(string json) =>
        Schema.Value.Validate(json).Select(error => error.ToString());
}
