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
    /// <summary>Styles of the page.</summary>
    public static string PageStyle { get; } =
        SwitchStyles.ForBoth(Read("page.css") + Read("preview.css") + Read("mail.css") + Read("timeline.css"))
        + EmailHeight.Style;

    /// <summary>
    /// Styles of an email, alike in every frame: a page may hold thousands, so comments and blanks stay out of them.
    /// </summary>
    public static string EmailStyle { get; } = Unneeded().Replace(Read("email.css"), "${mark}");

    /// <summary>
    /// The script: it loads frames when they come into view, unfolds for printing, helps to get around, and nothing
    /// depends on it.
    /// </summary>
    public static string Script { get; } = Read("preview.js") + Read("page.js");

    /// <summary>What the page may do: use its own styles and script. Frames inherit it.</summary>
    public static string PagePolicy { get; } =
        $"default-src 'none'; style-src {Hash(PageStyle)} {Hash(EmailStyle)} {Hash(GroundClass.Style)}; "
        + $"script-src {Hash(Script)}; base-uri 'none'; form-action 'none'";

    /// <summary>What an email may do: be styled.</summary>
    public static string EmailPolicy { get; } =
        $"default-src 'none'; style-src {Hash(EmailStyle)} {Hash(GroundClass.Style)}; base-uri 'none'; "
        + $"form-action 'none'";

    private static string Hash(string text) =>
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
