using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SequencesAsCode.Core.Values;

/// <summary>
/// A short text that identifies a value: the value itself, or a hash if the value is long. Equal tokens mean equal
/// values.
/// </summary>
public static class FieldToken
{
    /// <summary>The token of a value; a missing value, <c>none</c> and empty values have the same token.</summary>
    public static string Of(Field field, FieldValue? value) =>
        value switch
        {
            null or FieldValue.Nothing => "",
            FieldValue.Html { Markup: "" } => "",
            FieldValue.Html html => html.Hash,
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
    /// What the lock keeps of the way a file writes a value: the digest of Markdown, so that a new renderer alone is no
    /// change; the name of a schedule or owner, so that the reference stays valid when it is renamed in Apollo. Null
    /// for other values.
    /// </summary>
    public static string? SourceOf(FieldValue value) =>
        value switch
        {
            FieldValue.Html html => html.SourceDigest,
            FieldValue.Reference { Id: not null } reference => reference.Name?.Trim(),
            _ => null,
        };

    /// <summary>
    /// The token in the form of this version; an earlier one kept the unit in which a wait was written.
    /// </summary>
    public static string Current(string field, string token) =>
        field == Fields.Wait.Key && FieldJson.WaitOf(token) is { } wait ? wait.Plain().ToString() : token;

    /// <summary>SHA-256 as lower-case hex, with the prefix <c>sha256:</c>.</summary>
    public static string Hash(string text) => Written(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The same of the bytes that a hash was given; it begins anew.</summary>
    internal static string Hash(IncrementalHash bytes) => Written(bytes.GetHashAndReset());

    private static string Written(byte[] hash) => $"sha256:{Convert.ToHexStringLower(hash)}";
}
