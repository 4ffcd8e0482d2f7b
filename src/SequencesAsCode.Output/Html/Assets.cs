using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Output.Html.Emails;
using SequencesAsCode.Output.Html.Heights;

namespace SequencesAsCode.Output.Html;

/// <summary>
/// The styles and the script of the page, as they stand in the source tree, with the hashes by which the page's policy
/// allows them.
/// </summary>
internal static partial class Assets
{
    // The sheets of emails read their styles here, so the policy that allows them is made when it is first needed.
    private static readonly Lazy<string> LazyPolicy = new(Policy);

    /// <summary>Styles of the page.</summary>
    public static string PageStyle { get; } =
        SwitchStyles.ForBoth(Read("page.css") + Read("preview.css") + Read("mail.css") + Read("timeline.css"))
        + EmailHeight.Style;

    /// <summary>
    /// The script: it loads frames when they come into view, unfolds for printing, helps to get around, and nothing
    /// depends on it.
    /// </summary>
    public static string Script { get; } = Read("preview.js") + Read("page.js");

    /// <summary>What the page may do: use its own styles and script. Frames inherit it.</summary>
    public static string PagePolicy => LazyPolicy.Value;

    private static string Policy()
    {
        var sheets = string.Join(' ', EmailSheet.All.Select(sheet => sheet.Hash));
        return $"default-src 'none'; style-src {Hash(PageStyle)} {sheets}; script-src {Hash(Script)}; "
            + "base-uri 'none'; form-action 'none'";
    }

    /// <summary>The rules of a style sheet for emails, without comments and blanks.</summary>
    public static string Style(string name) => Unneeded().Replace(Read(name), "${mark}");

    /// <summary>The hash by which a policy allows a style or script.</summary>
    public static string Hash(string text) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    // Browsers hash what they parsed, and in that a line ends with LF alone, however the source was checked out.
    private static string Read(string name)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"{name} is not in the program."),
            Encoding.UTF8
        );
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"/\*.*?\*/\s*|(?:\s+|;\s*(?=\}))?(?<mark>[{};])\s*|(?<=:) +|(?<=,) +", RegexOptions.Singleline)]
    private static partial Regex Unneeded();
}
