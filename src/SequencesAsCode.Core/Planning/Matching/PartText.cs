namespace SequencesAsCode.Core.Planning.Matching;

/// <summary>The fields that people write: by them a step or touch is known to be one and no other.</summary>
public static class PartText
{
    /// <summary>Of a step itself.</summary>
    public static readonly ImmutableArray<Field> Step = [Fields.Note];

    /// <summary>Of a touch.</summary>
    public static readonly ImmutableArray<Field> Touch = [Fields.Subject, Fields.Body];

    /// <summary>Whether any of the texts says something.</summary>
    public static bool IsIn(FieldSet fields, ImmutableArray<Field> texts) =>
        texts.Any(text => FieldToken.Of(text, fields[text]).Length > 0);

    /// <summary>
    /// Tokens of the notes and bodies of a sequence, each once: what it is recognised by when key and name have
    /// changed.
    /// </summary>
    public static ImmutableArray<string> TokensOf(TargetSequence target) =>
        TokensOf(target.Steps.SelectMany(step => step.Touches.Select(touch => touch.Fields).Prepend(step.Fields)));

    /// <summary>The same of what a file wants.</summary>
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
