using System.Globalization;
using SequencesAsCode.Files.Yaml;

namespace SequencesAsCode.Files.Reading.Schema;

/// <summary>Compares a tree with the rules of a schema.</summary>
/// <param name="settled">Values that other rules have checked: their keys are present, and they always fit.</param>
internal sealed class SchemaWalk(HashSet<YamlNode> settled)
{
    /// <summary>
    /// The faults of a value and of what is in it, in file order of the schema. A value of the wrong type is not in the
    /// enumeration either, so each value has at most one fault of its own.
    /// </summary>
    public IEnumerable<SchemaFault> Faults(YamlNode node, SchemaRule rule, YamlEntry? entry = null)
    {
        if (OwnFault(node, rule) is { } kind && !settled.Contains(node))
            yield return new(kind, node, entry, rule);
        foreach (var fault in node is YamlMap map ? InMap(map, rule, entry) : InList(node, rule, entry))
            yield return fault;
    }

    private IEnumerable<SchemaFault> InMap(YamlMap map, SchemaRule rule, YamlEntry? around)
    {
        foreach (var (key, value) in rule.Keys)
        {
            if (Present(map, key) is { } entry)
            {
                foreach (var fault in Faults(entry.Value, value, entry))
                    yield return fault;
            }
        }

        foreach (var key in rule.Required.Where(key => map.Entry(key) is null))
            yield return new(SchemaFaultKind.MissingKey, map, around, rule) { Missing = key };
        if (rule is { IsClosed: false, OtherKeys: null })
            yield break;
        foreach (var entry in map.Entries.Where(entry => !settled.Contains(entry.Value) && !Has(rule, entry)))
        {
            if (rule.OtherKeys is not { } other)
                yield return new(SchemaFaultKind.UnknownKey, entry.Value, entry, rule);
            else
            {
                foreach (var fault in Faults(entry.Value, other, entry))
                    yield return fault;
            }
        }
    }

    private IEnumerable<SchemaFault> InList(YamlNode node, SchemaRule rule, YamlEntry? entry) =>
        node is YamlList list && rule.Item is { } each ? list.Items.SelectMany(item => Faults(item, each, entry)) : [];

    private YamlEntry? Present(YamlMap map, string key) =>
        map.Entry(key) is { } entry && !settled.Contains(entry.Value) ? entry : null;

    private static bool Has(SchemaRule rule, YamlEntry entry) => rule.Keys.Any(key => key.Key == entry.Key.Value);

    private SchemaFaultKind? OwnFault(YamlNode node, SchemaRule rule)
    {
        if (!rule.AnyOf.IsEmpty && !rule.AnyOf.Any(alternative => Fits(node, alternative)))
            return SchemaFaultKind.NoAlternative;

        // A settled value may be the one alternative.
        if (
            !rule.OneOf.IsEmpty
            && rule.OneOf.Count(alternative => Fits(node, alternative)) != 1
            && !(node is YamlMap map && map.Entries.Any(entry => settled.Contains(entry.Value)))
        )
            return SchemaFaultKind.NotOneOf;
        if (FaultOfKind(node, rule) is { } fault)
            return fault;
        if (rule.Type != SchemaType.Anything && !IsOf(rule.Type, node))
            return SchemaFaultKind.WrongType;
        return IsChoice(node, rule) ? null : SchemaFaultKind.NotAChoice;
    }

    private bool Fits(YamlNode node, SchemaRule rule) =>
        !Faults(node, rule).Any()
        && (node is YamlMap map ? rule.Required.All(key => Present(map, key) is not null) : rule.Required.IsEmpty);

    private SchemaFaultKind? FaultOfKind(YamlNode node, SchemaRule rule) =>
        node switch
        {
            YamlList list when rule.Type == SchemaType.List => FaultOfCount(list.Items.Length, rule),
            YamlMap map when rule.Type == SchemaType.Map => FaultOfCount(
                map.Entries.Count(entry => !settled.Contains(entry.Value)),
                rule
            ),
            YamlScalar { Typed: string text } => rule.Pattern is { } pattern && !pattern.IsMatch(text)
                ? SchemaFaultKind.WrongForm
                : null,
            YamlScalar { Typed: long number } => FaultOfSize(number, rule),
            YamlScalar { Typed: double number } => FaultOfSize(number, rule),
            _ => null,
        };

    private static SchemaFaultKind? FaultOfCount(int count, SchemaRule rule)
    {
        if (count < rule.Count.Fewest)
            return SchemaFaultKind.TooFew;
        return rule.Count.Most > 0 && count > rule.Count.Most ? SchemaFaultKind.TooMany : null;
    }

    private static SchemaFaultKind? FaultOfSize(double number, SchemaRule rule)
    {
        if (number < (double?)rule.Minimum)
            return SchemaFaultKind.BelowMinimum;
        return number > (double?)rule.Maximum ? SchemaFaultKind.AboveMaximum : null;
    }

    private static bool IsOf(SchemaType type, YamlNode node) =>
        node switch
        {
            YamlMap => type == SchemaType.Map,
            YamlList => type == SchemaType.List,
            YamlScalar { Typed: string } => type == SchemaType.Text,
            YamlScalar { Typed: long } => type == SchemaType.WholeNumber,
            YamlScalar { Typed: bool } => type == SchemaType.TrueOrFalse,
            _ => false,
        };

    private static bool IsChoice(YamlNode node, SchemaRule rule) =>
        rule.Choices.IsEmpty
        || (
            node is YamlScalar { Typed: string or long } scalar
            && rule.Choices.Contains(Convert.ToString(scalar.Typed, CultureInfo.InvariantCulture)!)
        );
}
