using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// A short text that stands for a value: the value itself, or a hash where the value is long. Equal tokens mean equal
/// values.
/// </summary>
public static class FieldToken
{
    /// <summary>The token of a value; missing, <c>none</c> and empty have the same.</summary>
    public static string Of(Field field, FieldValue? value) =>
        value switch
        {
            null or FieldValue.Nothing => "",
            FieldValue.Html { Markup: "" } => "",
            FieldValue.Html html => Hash(html.Markup),
            FieldValue.Reference reference => reference.Id ?? reference.Name ?? "",
            FieldValue.Moment moment => moment.Value.UtcDateTime.ToString(
                "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                CultureInfo.InvariantCulture
            ),
            FieldValue.Text name when ReferenceEquals(field, Fields.Name) => name.Value.Trim(),
            FieldValue.Wait wait => wait.Plain().ToString(),
            FieldValue.Set { Items.IsEmpty: true } => "",
            FieldValue.Set set when field.Kind == FieldKind.EmailSet => string.Join(", ", set.InLowerCase().Items),
            FieldValue.Set set => string.Join('\n', set.Items),
            _ => value.ToString()!,
        };

    /// <summary>
    /// What the lock keeps of how a file says a value, beside its token: the digest of Markdown, so that a new renderer
    /// alone
    /// is no change; the name of a schedule or owner, so that the file still means it when it is called otherwise in
    /// Apollo.
    /// </summary>
    public static string? SourceOf(FieldValue value) =>
        value switch
        {
            FieldValue.Html html => html.SourceDigest,
            FieldValue.Reference { Id: not null } reference => reference.Name?.Trim(),
            _ => null,
        };

    /// <summary>
    /// The token as this version writes it: an earlier one kept a wait in the unit that it was written in.
    /// </summary>
    public static string Current(string field, string token) =>
        field == Fields.Wait.Key && FieldJson.WaitOf(token) is { } wait ? wait.Plain().ToString() : token;

    /// <summary>SHA-256 as lower-case hex with its name in front.</summary>
    public static string Hash(string text) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
