using System.Globalization;
using System.Text.RegularExpressions;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading;

/// <summary>Turns the values of a map that passed the schema into fields of the table.</summary>
internal sealed partial class FieldReader(ICollection<Diagnostic> diagnostics)
{
    /// <summary>
    /// The fields that an object declares, with their places. <see cref="BodyReader"/> reads the body of a touch.
    /// </summary>
    public (FieldSet Values, ImmutableDictionary<Field, SourceLocation> Places) Read(YamlMap map, FieldOwner owner)
    {
        var values = new List<KeyValuePair<Field, FieldValue>>();
        var places = ImmutableDictionary.CreateBuilder<Field, SourceLocation>();
        foreach (var field in Fields.Of(owner))
        {
            if (Find(map, field) is not { } node || Value(field, node) is not { } value)
                continue;
            values.Add(new(field, value));
            places[field] = node.At;
        }

        return (FieldSet.From(values), places.ToImmutable());
    }

    /// <summary>The node of a field, whose key may lead through a map (<c>sharing.visibility</c>).</summary>
    public static YamlNode? Find(YamlMap map, Field field)
    {
        YamlNode? node = map;
        foreach (var part in field.Key.Split('.'))
            node = (node as YamlMap)?[part];
        return node;
    }

    private FieldValue? Value(Field field, YamlNode node)
    {
        if (field.Clearable && Presence.Clears(node))
            return FieldValue.None;
        return node switch
        {
            YamlList list => new FieldValue.Set(list.Items.OfType<YamlScalar>().Select(item => item.Value.Trim())),
            YamlScalar { Typed: bool flag } => new FieldValue.Flag(flag),
            YamlScalar { Typed: long number } => new FieldValue.Number(number),
            YamlScalar { Typed: double number } => new FieldValue.Number((long)number),
            YamlScalar scalar => Text(field, scalar),
            _ => null,
        };
    }

    private FieldValue? TooDeep(YamlScalar scalar)
    {
        diagnostics.Add(Diagnostic.HtmlTooDeep(scalar.At, HtmlDepth.Limit));
        return null;
    }

    private FieldValue? Text(Field field, YamlScalar scalar) =>
        field.Kind switch
        {
            FieldKind.Html when HtmlDepth.IsTooDeep(scalar.Value) => TooDeep(scalar),
            FieldKind.Html => EmptyIsNone(scalar.Value.TrimEnd('\n'), text => new FieldValue.Html(text)),
            FieldKind.Wait => Wait(scalar.Value),
            FieldKind.Moment => Moment(field, scalar),
            FieldKind.Reference => Id().IsMatch(scalar.Value)
                ? new FieldValue.Reference(scalar.Value, null)
                : new FieldValue.Reference(null, scalar.Value.Trim()),
            FieldKind.Choice => new FieldValue.Text(scalar.Value),
            _ => Line(field, scalar),
        };

    private FieldValue? Line(Field field, YamlScalar scalar)
    {
        var text = scalar.Value.TrimEnd('\n');
        if (ReferenceEquals(field, Fields.Name))
            text = text.Trim();
        if (!text.Contains('\n', StringComparison.Ordinal))
            return EmptyIsNone(text, line => new FieldValue.Text(line));
        diagnostics.Add(Diagnostic.NotOneLine(scalar.At, field.Key));
        return null;
    }

    private static FieldValue EmptyIsNone(string text, Func<string, FieldValue> make) =>
        text.Length == 0 ? FieldValue.None : make(text);

    private static FieldValue.Wait Wait(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            Enum.Parse<WaitUnit>(parts[1].TrimEnd('s'), ignoreCase: true)
        );
    }

    private FieldValue.Moment? Moment(Field field, YamlScalar scalar)
    {
        if (DateTimeOffset.TryParse(scalar.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return new(moment);
        diagnostics.Add(Diagnostic.NoSuchMoment(scalar.At, field.Key, scalar.Value));
        return null;
    }

    [GeneratedRegex(@"\A[0-9a-f]{24}\z")]
    private static partial Regex Id();
}
