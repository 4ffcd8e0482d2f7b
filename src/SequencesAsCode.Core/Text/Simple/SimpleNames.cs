using System.Collections.Frozen;

namespace SequencesAsCode.Core.Text.Simple;

/// <summary>The elements of simple markup, and where a parser leaves them as they are written.</summary>
internal static class SimpleNames
{
    private static readonly ImmutableArray<string> Blocks = ["p", "div", "ul", "ol", "blockquote"];

    private static readonly ImmutableArray<string> Voids = ["br", "img"];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = new[]
    {
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "blockquote",
        "br",
        "img",
        "a",
        "b",
        "i",
        "u",
        "em",
        "strong",
        "span",
    }
        .ToFrozenDictionary(name => name, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name as one string; null when it is none of these elements.</summary>
    public static string? Known(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : null;

    /// <summary>Whether the element has no content and no tag that closes it.</summary>
    public static bool IsVoid(string name) => Voids.Contains(name);

    /// <summary>Whether a parser opens the element here and closes or moves no other for it.</summary>
    /// <param name="name">The element.</param>
    /// <param name="open">The open elements, the outermost first.</param>
    public static bool MayStand(string name, List<string> open)
    {
        if (name == "li")
            return open is [.., "ul" or "ol"];
        if (open is [.., "ul" or "ol"])
            return false;
        if (name == "a")
            return !open.Contains("a");
        return !Blocks.Contains(name) || !open.Contains("p");
    }
}
