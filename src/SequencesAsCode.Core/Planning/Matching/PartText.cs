namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The fields that people write, and that identify a step or touch.</summary>
public static class PartText
{
    /// <summary>The texts of a step itself.</summary>
    public static readonly ImmutableArray<Field> Step = [Fields.Note];

    /// <summary>The texts of a touch.</summary>
    public static readonly ImmutableArray<Field> Touch = [Fields.Subject, Fields.Body];

    /// <summary>Whether any of the texts is not empty.</summary>
    public static bool IsIn(FieldSet fields, ImmutableArray<Field> texts) =>
        texts.Any(text => FieldToken.Of(text, fields[text]).Length > 0);

    /// <summary>
    /// Tokens of the notes and bodies of a sequence, each once. They identify it when its key and name have changed.
    /// </summary>
    public static ImmutableArray<string> TokensOf(TargetSequence target) =>
        TokensOf(target.Steps.SelectMany(step => step.Touches.Select(touch => touch.Fields).Prepend(step.Fields)));

    /// <summary>Tokens of the notes and bodies of a file, each once.</summary>
    public static ImmutableArray<string> TokensOf(DesiredSequence file) =>
        TokensOf(
            (file.Steps ?? []).SelectMany(step =>
                (step.Touches ?? []).Select(touch => touch.Fields).Prepend(step.Fields)
            )
        );

    private static ImmutableArray<string> TokensOf(IEnumerable<FieldSet> parts) =>
        [
            .. parts
                .SelectMany(fields =>
                    new[] { Fields.Note, Fields.Body }.Select(text => FieldToken.Of(text, fields[text]))
                )
                .Where(token => token.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
}
