using SequencesAsCode.Files.Yaml;
using YamlDotNet.Core;

namespace SequencesAsCode.Files.Formatting;

/// <summary>The tree of a file with the comments between its values.</summary>
/// <param name="Root">The values; aliases are not resolved.</param>
/// <param name="Tokens">The tokens and the comments between them.</param>
internal sealed record CommentedTree(YamlNode Root, YamlTokens Tokens)
{
    /// <summary>
    /// Parses a file. Refuses the mistakes that <see cref="YamlTree"/> refuses, except aliases without an anchor and
    /// leftovers of version control.
    /// </summary>
    /// <exception cref="RefusedException">The file has another mistake.</exception>
    /// <exception cref="YamlException">The text is not YAML.</exception>
    public static CommentedTree Parse(SourceText source)
    {
        var tokens = new YamlTokens(source.Text);
        var root = LayoutTree.Parse(source, new YamlEvents(tokens));
        if (tokens.IsUnderstood)
            return new(root, tokens);
        throw new RefusedException(Diagnostic.FormatWouldChange(new(source.File), "a comment"));
    }

    /// <summary>Parses a file; null after an error.</summary>
    public static CommentedTree? Parse(SourceText source, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return Parse(source);
        }
        catch (RefusedException refused)
        {
            diagnostics.Add(refused.Diagnostic);
        }
        catch (Exception fault) when (fault is YamlFaultException || YamlEvents.IsFault(fault))
        {
            diagnostics.Add(Diagnostic.YamlSyntax(new(source.File), YamlEvents.Unclosed));
        }
        catch (YamlException fault)
        {
            diagnostics.Add(new YamlMistakes(source).Explain(fault));
        }

        return null;
    }

    /// <summary>The first kind of content that differs from another file, in words; null for no difference.</summary>
    public string? LostIn(CommentedTree other)
    {
        if (!AreEqual(Root, other.Root))
            return "a value";
        return Texts(Tokens).SequenceEqual(Texts(other.Tokens), StringComparer.Ordinal) ? null : "a comment";
    }

    private static bool AreEqual(YamlNode one, YamlNode other) =>
        one.Place.Anchor == other.Place.Anchor
        && (one, other) switch
        {
            (YamlAlias alias, YamlAlias same) => alias.Name == same.Name,
            (YamlScalar scalar, YamlScalar same) => AreEqual(scalar, same),
            (YamlList list, YamlList same) => list.Items.Length == same.Items.Length
                && list.Items.Zip(same.Items).All(pair => AreEqual(pair.First, pair.Second)),
            (YamlMap map, YamlMap same) => map.Entries.Length == same.Entries.Length
                && map.Entries.All(entry =>
                    same.Entry(entry.Key.Value) is { } found
                    && AreEqual(entry.Key, found.Key)
                    && AreEqual(entry.Value, found.Value)
                ),
            _ => false,
        };

    // Numbers are compared by their digits: 1.0 and 1.00 are two values, and so are 5 and "5".
    private static bool AreEqual(YamlScalar one, YamlScalar other) =>
        one.Value == other.Value && one.Typed?.GetType() == other.Typed?.GetType();

    private static ImmutableArray<string> Texts(YamlTokens tokens) =>
        [.. tokens.Comments.Select(comment => comment.Text).Order(StringComparer.Ordinal)];
}
