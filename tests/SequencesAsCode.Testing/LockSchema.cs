using NJsonSchema;
using NJsonSchema.Validation;
using SequencesAsCode.Files.Reading.Schema;

namespace SequencesAsCode.Testing;

/// <summary>Locks against the schema that is published for them.</summary>
internal static class LockSchema
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromJsonAsync(Schemas.Text("lock")).GetAwaiter().GetResult()
    );

    /// <summary>What the schema finds wrong; nothing when all is well.</summary>
    public static IEnumerable<string> Problems(string text) =>
        Schema.Value.Validate(text).SelectMany(Leaves).Select(error => error.ToString());

    /// <summary>What the schema finds wrong in a lock that was written; a run may have written none.</summary>
    public static IEnumerable<string> ProblemsOf(string path) =>
        File.Exists(path) ? Problems(File.ReadAllText(path)) : [];

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError parent
            ? parent.Errors.SelectMany(pair => pair.Value).SelectMany(Leaves).Prepend(error)
            : [error];
}
