namespace SequencesAsCode.Output.Html.Markup;

/// <summary>An attribute that is optional or whose name is not fixed. The default is no attribute.</summary>
internal readonly record struct HtmlAttribute
{
    private readonly string? source;

    private HtmlAttribute(string source) => this.source = source;

    /// <summary>An attribute with a value from outside.</summary>
    /// <param name="name">The name, from this program.</param>
    /// <param name="value">The value; null for no value, as in <c>hidden</c>.</param>
    public static HtmlAttribute Of(string name, string? value)
    {
        HtmlName.Check(name);
        return new(value is null ? $" {name}" : $" {name}=\"{HtmlEncoding.Attribute(value)}\"");
    }

    /// <summary>An attribute without a value, where it holds.</summary>
    public static HtmlAttribute Flag(string name, bool holds) => holds ? Of(name, null) : default;

    /// <summary>The attribute with a space before it, encoded.</summary>
    public override string ToString() => source ?? "";
}
