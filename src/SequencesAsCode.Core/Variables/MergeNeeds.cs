namespace SequencesAsCode.Core.Variables;

/// <summary>The merge variables that an email needs: those outside a condition that checks for them.</summary>
public static class MergeNeeds
{
    /// <summary>
    /// The variables of subject and body, each once, in the order of their first use. Values that always exist are left
    /// out: the email address of the contact, and the sender.
    /// </summary>
    public static IEnumerable<string> Of(FieldSet touch) =>
        new[]
        {
            touch[Fields.Subject] is FieldValue.Text subject ? subject.Value : "",
            touch[Fields.Body] is FieldValue.Html body ? body.Markup : "",
        }
            .SelectMany(Of)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Of(string text)
    {
        var open = new Stack<string?>();
        foreach (var part in MergeText.Parts(text).Where(part => part.IsClosed))
        {
            if (part.Kind == MergeKind.If)
                open.Push(part.Name);
            else if (part.Kind == MergeKind.Else && open.TryPop(out _))
                open.Push(null);
            else if (part.Kind == MergeKind.EndIf)
                open.TryPop(out _);
            else if (part is { Kind: MergeKind.Variable, Name: { } name } && MayLack(name) && !open.Contains(name))
                yield return name;
        }
    }

    private static bool MayLack(string name) =>
        name != "email" && !name.StartsWith("sender", StringComparison.OrdinalIgnoreCase);
}
