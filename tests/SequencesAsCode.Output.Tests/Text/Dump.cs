using System.Collections;
using System.Reflection;
using System.Text;

namespace SequencesAsCode.Output.Tests.Text;

/// <summary>
/// Every public property of a value, all the way down: what records with collections cannot compare by themselves.
/// </summary>
internal static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Add(text, value, "");
        return text.ToString();
    }

    private static void Add(StringBuilder text, object? value, string path)
    {
        switch (value)
        {
            case null or string or Field or FieldValue:
                text.Append(path)
                    .Append(" = ")
                    .Append(
                        value switch
                        {
                            null => "missing",
                            FieldValue.Nothing => "none",
                            _ => $"'{value}'",
                        }
                    )
                    .Append(value is FieldValue.Html { SourceDigest: { } digest } ? digest : "")
                    .Append(value is FieldValue.Reference reference ? reference.Id : "")
                    .Append('\n');
                return;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                    Add(text, item, $"{path}[{index++}]");
                return;
            case var plain when plain.GetType().IsPrimitive || plain.GetType().IsEnum:
                text.Append(path).Append(" = ").Append(plain).Append('\n');
                return;
            default:
                foreach (
                    var property in value
                        .GetType()
                        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                        .Where(property => property.GetIndexParameters().Length == 0)
                )
                {
                    Add(text, property.GetValue(value), $"{path}.{property.Name}");
                }

                return;
        }
    }
}
