using System.Globalization;
using System.Text;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// Decides the conditions of one text and replaces its variables for one contact. An operator that is not known leaves
/// its condition as it is written, both branches of it.
/// </summary>
/// <param name="parts">The parts of the text, in order.</param>
/// <param name="contact">Whose values are put in.</param>
internal sealed class MergeDecisions(List<MergePart> parts, SampleContact contact)
{
    private readonly HashSet<int> paired = Paired(parts);
    private readonly StringBuilder output = new();
    private readonly ImmutableArray<BodyPart>.Builder puts = ImmutableArray.CreateBuilder<BodyPart>();

    // The conditions around a part: whether its branch is shown, or null when the condition is left as it is written.
    private readonly Stack<bool?> open = new();
    private int hidden;

    /// <summary>The text with marks, and what belongs at them.</summary>
    public (string Text, ImmutableArray<BodyPart> Puts) Decide()
    {
        foreach (var (index, part) in parts.Index())
        {
            if (paired.Contains(index))
                Condition(index, part);
            else if (part.Kind == MergeKind.Text)
                Show(part.Source);
            else if (part is { Kind: MergeKind.Variable, IsClosed: true })
                Variable(part.Name!);
            else
                AsWritten(part);
        }

        return (output.ToString(), puts.ToImmutable());
    }

    // Conditions with an end, and what belongs to them; the others are left as they are written.
    private static HashSet<int> Paired(List<MergePart> parts)
    {
        var (paired, open) = (new HashSet<int>(), new Stack<(int If, int? Else)>());
        foreach (var (index, part) in parts.Index().Where(part => part.Item.IsClosed))
        {
            if (part.Kind == MergeKind.If)
                open.Push((index, null));
            else if (part.Kind == MergeKind.Else && open.TryPeek(out var condition) && condition.Else is null)
                open.Push((open.Pop().If, index));
            else if (part.Kind == MergeKind.EndIf && open.TryPop(out var ended))
                paired.UnionWith(ended.Else is { } between ? [ended.If, between, index] : [ended.If, index]);
        }

        return paired;
    }

    private void Condition(int index, MergePart part)
    {
        if (part.Kind == MergeKind.If)
        {
            If(index, part);
            return;
        }

        var shown = open.Pop();
        if (shown is null)
            AsWritten(part);
        if (shown == false)
            hidden--;
        if (part.Kind == MergeKind.EndIf)
            return;
        if (shown == true)
            hidden++;
        open.Push(!shown);
    }

    private void If(int index, MergePart part)
    {
        bool? holds = part is { Name: { } asked, HasOperator: false } ? contact.Value(asked).Length > 0 : null;
        if (holds is null)
            AsWritten(part);
        if (holds == true && IsEmptyFallback(index))
            Put(new BodyPart.Words(contact.Value(part.Name!), WordsKind.Merged));
        open.Push(holds);
        if (holds == false)
            hidden++;
    }

    // Documented: with nothing inside and no other side, it is the variable, and nothing where the data is missing.
    private bool IsEmptyFallback(int index) => parts[index + 1].Kind == MergeKind.EndIf && paired.Contains(index + 1);

    private void Variable(string name) =>
        Put(
            contact.Value(name) is { Length: > 0 } value
                ? new BodyPart.Words(value, WordsKind.Merged)
                : new BodyPart.Blank(name)
        );

    private void AsWritten(MergePart part) => Put(new BodyPart.Words(part.Source, WordsKind.Unknown));

    private void Show(string text)
    {
        if (hidden == 0)
            output.Append(text);
    }

    private void Put(BodyPart part)
    {
        if (hidden > 0)
            return;
        Show(string.Create(CultureInfo.InvariantCulture, $"{MergedText.Begin}{puts.Count}{MergedText.End}"));
        puts.Add(part);
    }
}
