namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// A style sheet for the inside of a frame. A page may hold thousands of frames and none can share a sheet with
/// another, so each email has only the sheets that it needs.
/// </summary>
/// <param name="Style">The rules.</param>
/// <param name="Needles">Markup of which an email that needs the sheet has at least one; empty for every email.</param>
internal sealed record EmailSheet(string Style, params ImmutableArray<string> Needles)
{
    /// <summary>Every sheet, in the order in which an email has them.</summary>
    public static ImmutableArray<EmailSheet> All { get; } =
    [
        new(Assets.Style("email.css")),
        new(Assets.Style("email-blocks.css"), "<h", "<ul", "<ol", "<blockquote", "<pre", "<table"),
        new(Assets.Style("email-links.css"), "<a"),
        new(Assets.Style("email-marks.css"), "<ins", "<del", "<mark"),
        new(Assets.Style("email-data.css"), "\"merged\"", "\"unknown\"", "\"blank\""),
        new(Assets.Style("email-pictures.css"), "\"picture\"", "\"unseen\""),
        new(GroundClass.Style, " class=\"g"),
    ];

    /// <summary>The hash by which a policy allows the sheet.</summary>
    public string Hash { get; } = Assets.Hash(Style);

    /// <summary>The sheets that an email needs.</summary>
    /// <param name="content">The markup of the email, in which text and attributes are escaped.</param>
    public static IEnumerable<EmailSheet> For(string content) =>
        All.Where(sheet =>
            sheet.Needles.IsEmpty || sheet.Needles.Any(needle => content.Contains(needle, StringComparison.Ordinal))
        );

    /// <summary>What an email may do: be styled by its sheets.</summary>
    public static string Policy(IEnumerable<EmailSheet> sheets) =>
        $"default-src 'none'; style-src {string.Join(' ', sheets.Select(sheet => sheet.Hash))}; base-uri 'none'; "
        + "form-action 'none'";
}
