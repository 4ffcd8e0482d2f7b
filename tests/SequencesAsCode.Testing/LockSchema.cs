using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Testing;

/// <summary>Checks lock files against their published schema.</summary>
internal static class LockSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromJsonAsync(Schemas.Text("lock")).GetAwaiter().GetResult()
    );

    /// <summary>The errors that the schema finds.</summary>
    public static IEnumerable<string> Problems(string text) =>
        Schema.Value.Validate(text).SelectMany(Leaves).Select(error => error.ToString());

    /// <summary>The errors that the schema finds in a lock file; none when the file does not exist.</summary>
    public static IEnumerable<string> ProblemsOf(string path) =>
        File.Exists(path) ? Problems(File.ReadAllText(path)) : [];

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError parent
            ? parent.Errors.SelectMany(pair => pair.Value).SelectMany(Leaves).Prepend(error)
            : [error];
}
