using SequencesAsCode.Files.Linting.Text;

namespace SequencesAsCode.Files.Linting.Placeholders;

/// <summary>
/// Finds placeholders that Apollo does not fill in, and text between braces that is no dynamic variable.
/// </summary>
internal sealed class PlaceholderRules
{
    private readonly PlaceholderScan scan;
    private readonly BraceForms forms;

    /// <param name="variables">The names that are merge variables.</param>
    public PlaceholderRules(ImmutableArray<string> variables)
    {
        var words = new FieldWords(variables);
        scan = new(words);
        forms = new(words);
    }

    /// <summary>The findings in a text, each with its index.</summary>
    public IEnumerable<(Diagnostic Finding, int Index)> Check(LintText text)
    {
        UnreadStretches? stretches = null;
        foreach (var found in scan.In(text.Text))
        {
            stretches ??= new(text);
            if (stretches.Hold(found))
                continue;
            yield return (
                Diagnostic.ForeignPlaceholder(
                    TextFindings.Unplaced,
                    found.Written,
                    Fate(found.Kind, text.Form),
                    found.Corrected
                ),
                found.Index
            );
        }

        foreach (var form in forms.In(text.Text))
            yield return (
                Diagnostic.BraceForm(TextFindings.Unplaced, form.Written, form.Why, form.Corrected),
                form.Index
            );
        foreach (var brace in EncodedBraces.In(text.Text))
            yield return (Diagnostic.EncodedBraces(TextFindings.Unplaced, brace.Written, brace.Corrected), brace.Index);
    }

    private static string Fate(PlaceholderKind kind, TextForm form) =>
        kind switch
        {
            PlaceholderKind.Tag when form != TextForm.Plain => "so mail programs read it as a tag and show nothing",
            PlaceholderKind.Choice => "so nothing chooses one of the wordings",
            PlaceholderKind.Logic => "so nothing evaluates it",
            _ => "so nothing fills it in",
        };
}
