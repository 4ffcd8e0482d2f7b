using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SequencesAsCode.Model;

/// <summary>A short text that stands for a value: the value itself, or a hash where the value is long. Equal tokens mean equal values.</summary>
public static class FieldToken
{
    /// <summary>The token of a value; missing, <c>none</c> and empty have the same.</summary>
    public static string Of(Field field, FieldValue? value) => value switch
    {
        null or FieldValue.Nothing => "",
        FieldValue.Html { Markup: "" } => "",
        FieldValue.Html html => Hash(html.Markup),
        FieldValue.Reference reference => reference.Id ?? reference.Name ?? "",
        FieldValue.Moment moment => moment.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        FieldValue.Text name when ReferenceEquals(field, Fields.Name) => name.Value.Trim(),
        FieldValue.Set { Items.IsEmpty: true } => "",
        FieldValue.Set set when field.Kind == FieldKind.EmailSet => string.Join(", ", set.InLowerCase().Items),
        FieldValue.Set set => string.Join('\n', set.Items),
        _ => value.ToString()!,
    };

    /// <summary>SHA-256 as lower-case hex with its name in front.</summary>
    public static string Hash(string text) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
