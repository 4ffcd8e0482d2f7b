using System.Security.Cryptography;
using System.Text;
using SequencesAsCode.Output.Html.Markup;

namespace SequencesAsCode.Output.Html;

/// <summary>Tells whether a sequence is shown as it was on an earlier page, by what its reader sees.</summary>
internal static class ContentVersion
{
    private const int Length = 12;

    /// <summary>The version of the details of a sequence: equal details have equal versions.</summary>
    public static string Of(HtmlMarkup content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..Length];
}
