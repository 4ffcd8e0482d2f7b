using System.Buffers;
using SequencesAsCode.Files.Reading;

namespace SequencesAsCode.Files.Checks;

/// <summary>Checks what a touch must state, and what it must not state on a step of its type.</summary>
internal static class TouchRules
{
    private static readonly SearchValues<string> Hidden = SearchValues.Create(
        ["<style", "<script", "<head", "<title"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <param name="step">The step that it is in.</param>
    /// <param name="touch">The touch.</param>
    /// <param name="needsStatus">Whether a new touch must state its status; false where touches cannot be created and
    /// their status is not shown.</param>
    public static IEnumerable<Diagnostic> Check(DesiredStep step, TouchSource touch, bool needsStatus)
    {
        if (!StepTypes.TakesTouches(step.Type))
            return [];
        var found = new List<Diagnostic>();
        if (StepTypes.IsEmail(step.Type) && needsStatus)
            Email(touch, found);
        else if (!StepTypes.IsEmail(step.Type))
            Other(step.Type, touch, found);
        if (IsApproved(touch.Desired) && LacksBody(touch))
            found.Add(Diagnostic.ApprovedWithoutBody(touch.Node["status"]!.At));
        return found;
    }

    private static void Email(TouchSource touch, List<Diagnostic> found)
    {
        var fields = touch.Desired.Fields;
        if (touch.Desired.Id is null && !fields.Contains(Fields.Status))
            found.Add(Diagnostic.StatusMissing(touch.Desired.At));
    }

    // Values without effect (no signature, no reply) are accepted, because an import may write them.
    private static void Other(string type, TouchSource touch, List<Diagnostic> found)
    {
        var fields = touch.Desired.Fields;
        if (StepRules.IsReply(touch.Desired))
            Refuse("type");
        if (fields[Fields.IncludeSignature] is FieldValue.Flag { Value: true })
            Refuse("include_signature");
        if (type is StepTypes.LinkedInConnect or StepTypes.LinkedInMessage && fields[Fields.Subject] is FieldValue.Text)
            Refuse("subject");

        void Refuse(string key) => found.Add(Diagnostic.NotOnThisType(touch.Node.PlaceOf(key), key, type));
    }

    private static bool IsApproved(DesiredTouch touch) =>
        touch.Fields[Fields.Status] is FieldValue.Text { Value: "approved" };

    // A stated body that could not be read has its own diagnostic.
    private static bool LacksBody(TouchSource touch) =>
        touch.Desired.Fields[Fields.Body] switch
        {
            FieldValue.Html body => !HasPlainText(body.Markup)
                && !body.Markup.Contains("<img", StringComparison.OrdinalIgnoreCase)
                && string.IsNullOrWhiteSpace(HtmlText.Visible(body.Markup)),
            FieldValue.Nothing => true,
            _ => touch.Desired.Id is null && !touch.Node.Entries.Any(entry => BodyKeys.All.Contains(entry.Key.Value)),
        };

    // Parsing HTML is the most expensive step of the reader; a letter outside of all tags makes it unnecessary.
    private static bool HasPlainText(string markup)
    {
        if (markup.AsSpan().ContainsAny(Hidden))
            return false;
        var inTag = false;
        foreach (var letter in markup)
        {
            if (letter is '&' or '!')
                return false;
            if (letter is '<' or '>')
                inTag = letter == '<';
            else if (!inTag && char.IsLetterOrDigit(letter))
                return true;
        }

        return false;
    }
}
