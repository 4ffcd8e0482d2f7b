using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SequencesAsCode.Core.Variables;

namespace SequencesAsCode.Output.Html.Emails;

/// <summary>
/// A text with its conditions decided and its variables replaced for one contact. What was put in is marked by two
/// characters of the private use area and
/// looked up in <see cref="Puts"/>, so that the text may be parsed as markup in between.
/// </summary>
/// <param name="Text">With marks.</param>
/// <param name="Puts">What stands at the marks.</param>
internal sealed partial record MergedText(string Text, ImmutableArray<BodyPart> Puts)
{
    private const char Begin = '\uE000';
    private const char End = '\uE001';

    /// <summary>
    /// Decides and replaces. An operator that is not known leaves its condition as it is written, both branches of it.
    /// </summary>
    public static MergedText Of(string text, SampleContact contact)
    {
        List<MergePart> parts = [.. MergeText.Parts(WithoutMarks(text))];
        var paired = Paired(parts);
        var (output, puts, open, hidden) = (
            new StringBuilder(text.Length),
            ImmutableArray.CreateBuilder<BodyPart>(),
            new Stack<bool?>(),
            0
        );
        foreach (var (index, part) in parts.Index())
        {
            switch (part.Kind)
            {
                case MergeKind.If when paired.Contains(index):
                    bool? holds = part is { Name: { } asked, HasOperator: false }
                        ? contact.Value(asked).Length > 0
                        : null;
                    Unless(holds is not null, part);
                    if (holds == true && hidden == 0 && IsEmptyFallback(index))
                        Put(new BodyPart.Words(contact.Value(part.Name!), WordsKind.Merged));
                    open.Push(holds);
                    if (holds == false)
                        hidden++;
                    break;
                case MergeKind.Else when paired.Contains(index):
                    var first = open.Pop();
                    Unless(first is not null, part);
                    hidden += first switch
                    {
                        true => 1,
                        false => -1,
                        _ => 0,
                    };
                    open.Push(!first);
                    break;
                case MergeKind.EndIf when paired.Contains(index):
                    var last = open.Pop();
                    Unless(last is not null, part);
                    if (last == false)
                        hidden--;
                    break;
                case MergeKind.Text:
                    if (hidden == 0)
                        output.Append(part.Source);
                    break;
                case MergeKind.Variable when part.IsClosed:
                    if (hidden == 0)
                        Put(
                            contact.Value(part.Name!) is { Length: > 0 } value
                                ? new BodyPart.Words(value, WordsKind.Merged)
                                : new BodyPart.Blank(part.Name!)
                        );
                    break;
                default:
                    Unless(false, part);
                    break;
            }
        }

        return new(Calm(output.ToString()), puts.ToImmutable());

        // Documented: with nothing inside and no other side, it is the variable, and nothing where the data is missing.
        bool IsEmptyFallback(int index) => parts[index + 1].Kind == MergeKind.EndIf && paired.Contains(index + 1);

        void Unless(bool known, MergePart part)
        {
            if (!known && hidden == 0)
                Put(new BodyPart.Words(part.Source, WordsKind.Unknown));
        }

        void Put(BodyPart part)
        {
            output.Append(CultureInfo.InvariantCulture, $"{Begin}{puts.Count}{End}");
            puts.Add(part);
        }
    }

    /// <summary>The text as it is written: every side of its conditions, and variables by their names.</summary>
    public static MergedText AsWritten(string text) => new(Calm(WithoutMarks(text)), []);

    /// <summary>A piece of the text as parts.</summary>
    public IEnumerable<BodyPart> Split(string piece)
    {
        var next = 0;
        foreach (Match match in Marks().Matches(piece))
        {
            if (match.Index > next)
                yield return new BodyPart.Words(piece[next..match.Index]);
            yield return Puts[int.Parse(match.Groups["put"].Value, CultureInfo.InvariantCulture)];
            next = match.Index + match.Length;
        }

        if (next < piece.Length)
            yield return new BodyPart.Words(piece[next..]);
    }

    /// <summary>A piece of the text as one string, as it stands in an attribute.</summary>
    public string Plain(string piece) => string.Concat(Split(piece).Select(part => (part as BodyPart.Words)?.Text));

    // The marks' own characters mean nothing anywhere, so nobody misses them.
    private static string WithoutMarks(string text) => text.Replace(Begin, '\uFFFD').Replace(End, '\uFFFD');

    // Nor as references, which a parser would turn into them. Only afterwards: what a condition leaves out may join the
    // halves of one.
    private static string Calm(string merged) => References().Replace(merged, "\uFFFD");

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

    [GeneratedRegex("&#(?:x0*e00[01](?![0-9a-f])|0*5734[45](?![0-9]));?", RegexOptions.IgnoreCase)]
    private static partial Regex References();

    [GeneratedRegex("\uE000(?<put>[0-9]{1,9})\uE001", RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
