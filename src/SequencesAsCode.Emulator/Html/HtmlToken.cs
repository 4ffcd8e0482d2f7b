namespace SequencesAsCode.Emulator.Html;

internal enum HtmlTokenKind
{
    Text,
    StartTag,
    EndTag,

    /// <summary>A comment, doctype or processing instruction.</summary>
    Other,
}

/// <summary>A piece of HTML; <c>Raw</c> is the exact text, <c>Name</c> the name of the tag in lower case.</summary>
internal sealed record HtmlToken(HtmlTokenKind Kind, string Raw, string Name, ImmutableArray<HtmlAttribute> Attributes);

internal sealed record HtmlAttribute(string Name, string? Value);
