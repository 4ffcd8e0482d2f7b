using NJsonSchema;

namespace SequencesAsCode.Testing;

/// <summary>JSON outputs against the schema that is published for them.</summary>
internal static class OutputSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema
            .FromJsonAsync(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "plan.schema.json")))
            .GetAwaiter()
            .GetResult()
    );

    /// <summary>What the schema finds wrong; nothing when all is well.</summary>
    public static IEnumerable<string> ProblemsOf(string json) =>
        Schema.Value.Validate(json).Select(error => error.ToString());
}
