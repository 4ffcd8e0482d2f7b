namespace SequencesAsCode.Output.Markdown.Writing;

/// <summary>The addresses of the files of a repository on its host.</summary>
public sealed class FileAddress
{
    private const string Place = "{path}";

    private readonly string template;

    private FileAddress(string template) => this.template = template;

    /// <summary>
    /// Reads a template such as <c>https://github.com/org/repo/blob/main/{path}</c>. Without <c>{path}</c> the path is
    /// added at the end.
    /// </summary>
    /// <returns>The addresses; null when the template is no absolute address with http or https.</returns>
    public static FileAddress? Parse(string template)
    {
        var whole = template.Contains(Place, StringComparison.Ordinal) ? template : $"{template.TrimEnd('/')}/{Place}";
        var address = new FileAddress(whole);
        return IsWeb(whole.Replace(Place, "x", StringComparison.Ordinal)) ? address : null;
    }

    /// <summary>Whether a text is an absolute address with http or https.</summary>
    public static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    /// <summary>The address of a file.</summary>
    /// <param name="path">Its path in the repository, with slashes.</param>
    public Uri Of(string path)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return new(template.Replace(Place, escaped, StringComparison.Ordinal));
    }
}
