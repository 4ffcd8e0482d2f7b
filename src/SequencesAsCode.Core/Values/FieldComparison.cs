namespace SequencesAsCode.Core.Values;

/// <summary>Compares values of a field.</summary>
public static class FieldComparison
{
    /// <summary>
    /// Whether two values are equal, so that nothing needs to be sent. A missing value, <c>none</c>, empty text and the
    /// empty set are equal.
    /// </summary>
    public static bool Same(Field field, FieldValue? a, FieldValue? b) =>
        (Plain(a), Plain(b)) switch
        {
            (FieldValue.Html x, FieldValue.Html y) => HtmlText.SameMarkup(x.Markup, y.Markup),
            (FieldValue.Reference x, FieldValue.Reference y) => x.Id is not null && y.Id is not null
                ? x.Id == y.Id
                : x == y,
            (FieldValue.Moment x, FieldValue.Moment y) => x.Value.UtcDateTime == y.Value.UtcDateTime,
            (FieldValue.Wait x, FieldValue.Wait y) => x.Plain() == y.Plain(),
            (FieldValue.Set x, FieldValue.Set y) when field.Kind == FieldKind.EmailSet => x.InLowerCase()
                .Equals(y.InLowerCase()),
            // a file cannot express blanks around a name
            (FieldValue.Text x, FieldValue.Text y) when ReferenceEquals(field, Fields.Name) => x.Value.Trim()
                == y.Value.Trim(),
            (FieldValue.Text x, FieldValue.Text y) when ReferenceEquals(field, Fields.CreationType) => x == y
                || Promoted(x, y)
                || Promoted(y, x),
            var (x, y) => Equals(x, y),
        };

    /// <summary>
    /// Whether the returned value is explained by the sent one: equal, or for HTML the same to a reader.
    /// </summary>
    public static bool Explained(Field field, FieldValue? sent, FieldValue? returned) =>
        Same(field, sent, returned)
        || (Plain(sent), Plain(returned)) is (FieldValue.Html x, FieldValue.Html y)
            && HtmlText.SameToAReader(x.Markup, y.Markup);

    // Apollo promotes a draft as soon as it gets steps, so the file may keep "draft".
    private static bool Promoted(FieldValue.Text draft, FieldValue.Text other) =>
        draft.Value == "draft" && other.Value is ("new" or "ai_assistant");

    private static FieldValue Plain(FieldValue? value) =>
        value switch
        {
            null
            or FieldValue.Text { Value: "" }
            or FieldValue.Html { Markup: "" }
            or FieldValue.Set { Items.IsEmpty: true } => FieldValue.None,
            _ => value,
        };
}
