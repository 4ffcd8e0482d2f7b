using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>Placeholders that nothing fills in, and braces that hold something else than a dynamic variable.</summary>
/// <param name="variables">The names that are merge variables.</param>
internal sealed class PlaceholderRules(ImmutableArray<string> variables)
{
    private static readonly SourceLocation Somewhere = new("");

    private readonly PlaceholderScan scan = new(new(variables));
    private readonly BraceForms forms = new(new(variables));

    /// <summary>What is found in a text, and where in it.</summary>
    public IEnumerable<(Diagnostic Finding, int Index)> Check(LintText text)
    {
        UnreadStretches? stretches = null;
        foreach (var found in scan.In(text.Text))
        {
            stretches ??= new(text);
            if (stretches.Hold(found))
                continue;
            yield return (
                Diagnostic.ForeignPlaceholder(Somewhere, found.Written, Fate(found.Kind, text.Form), found.Corrected),
                found.Index
            );
        }

        foreach (var form in forms.In(text.Text))
            yield return (Diagnostic.BraceForm(Somewhere, form.Written, form.Why, form.Corrected), form.Index);
        foreach (var (index, written, corrected) in EncodedBraces.In(text.Text))
            yield return (Diagnostic.EncodedBraces(Somewhere, written, corrected), index);
    }

    private static string Fate(PlaceholderKind kind, TextForm form) =>
        kind switch
        {
            PlaceholderKind.Tag when form != TextForm.Plain => "and mail programs take it for a tag and show nothing",
            PlaceholderKind.Choice => "and nothing chooses one of the wordings",
            PlaceholderKind.Logic => "and nothing reads it",
            _ => "and nothing fills it in",
        };
}
