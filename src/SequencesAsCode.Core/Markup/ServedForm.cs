namespace SequencesAsCode.Core.Markup;

/// <summary>
/// Predicts how a service changes markup, judged by what it has after an edit: elements that occur nowhere there were
/// removed by the service.
/// </summary>
internal sealed class ServedForm
{
    // Elements that people add and remove while they write. Others disappear only if the service removes them.
    private static readonly ImmutableHashSet<string> Written =
    [
        .. (
            "a b blockquote br code del div em h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre s small span "
            + "strike strong sub sup table tbody td tfoot th thead tr u ul"
        ).Split(' '),
    ];

    private static readonly ImmutableHashSet<string> Content = ["href", "src", "alt"];

    private static readonly ImmutableDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["b"] = "strong",
        ["i"] = "em",
        ["strike"] = "s",
        ["del"] = "s",
    }.ToImmutableDictionary();

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> attributes = new(StringComparer.Ordinal);

    /// <summary>Learns from the body in the service.</summary>
    /// <param name="html">The body.</param>
    /// <param name="tokens">Its pieces.</param>
    public ServedForm(string html, List<MarkupToken> tokens)
    {
        foreach (var token in tokens)
        {
            names.Add(token.Name);
            if (token.Kind == MarkupKind.Start)
                attributes.UnionWith(MarkupTokens.Attributes(html, token).Select(one => one.Name));
        }
    }

    /// <summary>Whether people add and remove such elements while they write.</summary>
    public static bool IsWritten(string name) => Written.Contains(name);

    /// <summary>The key of a piece in the service; null when the service removes it.</summary>
    public string? KeyOf(string html, MarkupToken token) =>
        token.Kind switch
        {
            MarkupKind.Hidden => names.Contains(token.Name) ? token.Key : null,
            MarkupKind.Start or MarkupKind.End when !names.Contains(token.Name) && !Written.Contains(token.Name) =>
                null,
            MarkupKind.Start => MarkupAttribute.Key(
                NameOf(token),
                MarkupTokens
                    .Attributes(html, token)
                    .Where(one => Content.Contains(one.Name) || attributes.Contains(one.Name))
            ),
            MarkupKind.End => $"</{NameOf(token)}>",
            _ => token.Key,
        };

    private string NameOf(MarkupToken token) =>
        !names.Contains(token.Name) && Renamed.TryGetValue(token.Name, out var other) && names.Contains(other)
            ? other
            : token.Name;
}
