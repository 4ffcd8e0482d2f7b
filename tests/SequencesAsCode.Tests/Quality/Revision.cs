using System.Globalization;
using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>
/// Revises the steps of a file the way a team does between two campaigns, and keeps the book of what each one was.
/// </summary>
internal sealed class Revision(Dice dice, SalesCopy copy, SequenceDraw draw, List<Draft> steps)
{
    private const int WholeText = 1000;

    private readonly EditScript script = new(dice, copy, draw, steps);

    public List<Draft> Steps => script.Steps;

    /// <summary>One or two revisions.</summary>
    public Revision Light() => Times(dice.Number(1, 2), Any);

    /// <summary>Three to five revisions, and steps moved, inserted and deleted beside them.</summary>
    public Revision Heavy() => Times(dice.Number(3, 5), () => dice.Of<Action>(Any, Any, Any, Any, script.Structure)());

    /// <summary>One email says something else altogether, its neighbours nothing else.</summary>
    public Revision RewriteOne()
    {
        Email(_ => true, Rewritten);
        return this;
    }

    /// <summary>An email gets one more variant, or loses one; what stays of it stays word for word.</summary>
    public Revision ChangeVariants()
    {
        if (!dice.Chance(0.5) || !Email(step => step.Touches.Length > 1, WithoutVariant))
            Email(_ => true, WithVariant);
        return this;
    }

    private void Any() =>
        dice.Of<Action>(
            Bump,
            Split,
            Merge,
            ChangeNote,
            () => RewriteOne(),
            Translate,
            () => ChangeVariants(),
            RewordOne
        )();

    // The number in it, or one more like it with the next number.
    private void Bump()
    {
        if (Pick(step => step.Touches.Any(touch => touch.Body.Any(IsNumber))) is not { } index)
            return;
        var step = Steps[index];
        var other = step with
        {
            Touches =
            [
                .. step.Touches.Select(touch =>
                    touch with
                    {
                        Body = [.. touch.Body.Select(word => IsNumber(word) ? Next(word) : word)],
                        Edits = touch.Edits + 1,
                    }
                ),
            ],
            Edits = step.Edits + 1,
        };
        if (dice.Chance(0.6))
            Steps[index] = other;
        else
            Steps.Insert(index + 1, AsNew(other, step));
    }

    // One half keeps the place, the other comes behind it: which of them it is nobody can say.
    private void Split()
    {
        if (Pick(step => step.Touches is [{ Body.Length: >= 12 }]) is not { } index)
            return;
        var (step, touch) = (Steps[index], Steps[index].Touches[0]);
        var half = touch.Body.Length / 2;
        Draft Half(ImmutableArray<string> body) =>
            step with
            {
                Touches = [touch with { Body = body, Edits = touch.Edits + 20 }],
                Edits = step.Edits + 20,
            };
        Steps[index] = Half(touch.Body[..half]);
        Steps.Insert(index + 1, AsNew(Half(touch.Body[half..]), step));
    }

    private void Merge()
    {
        if (Pick(step => step.Touches.Length == 1 && Follower(step) is { Touches.Length: 1 }) is not { } index)
            return;
        var (first, second) = (Steps[index], Steps[index + 1]);
        var (one, other) = (first.Touches[0], second.Touches[0]);
        Steps[index] = first with
        {
            MergedWith = second.Truth,
            Touches =
            [
                one with
                {
                    Body = [.. one.Body, SalesCopy.Paragraph, .. other.Body],
                    MergedWith = other.Truth,
                    Edits = one.Edits + 20,
                },
            ],
            Edits = first.Edits + 20,
        };
        Steps.RemoveAt(index + 1);
    }

    private Draft? Follower(Draft step) =>
        Steps.IndexOf(step) + 1 is var next && next < Steps.Count && Steps[next].Type == step.Type ? Steps[next] : null;

    private void ChangeNote()
    {
        if (Pick(step => SequenceDraw.HasNote(step.Type)) is { } index)
            Steps[index] = Steps[index] with { Note = copy.Note(), Edits = Steps[index].Edits + 20 };
    }

    private void Translate() =>
        Email(
            _ => true,
            step =>
                Each(
                    step,
                    touch =>
                        touch with
                        {
                            Subject = SalesCopy.Translated(touch.Subject),
                            Body = SalesCopy.Translated(touch.Body),
                        }
                )
        );

    private Draft Rewritten(Draft step) =>
        Each(
            step,
            touch =>
                touch with
                {
                    Subject = touch.Subject.IsEmpty ? [] : copy.Subject(),
                    Body = dice.Chance(0.3) ? copy.FollowUp() : copy.Body(),
                }
        );

    private void RewordOne() =>
        Email(
            _ => true,
            step => Each(step, touch => touch with { Body = copy.Changed(touch.Body, 0.01 * dice.Number(5, 40)).Text })
        );

    private Draft WithVariant(Draft step) =>
        step with
        {
            Touches = step.Touches.Insert(dice.Number(0, step.Touches.Length), draw.FreshTouch(step.Type)),
            Edits = step.Edits + 20,
        };

    private Draft WithoutVariant(Draft step) =>
        step with
        {
            Touches = step.Touches.RemoveAt(dice.Number(0, step.Touches.Length - 1)),
            Edits = step.Edits + 20,
        };

    private static Draft Each(Draft step, Func<DraftTouch, DraftTouch> edit) =>
        step with
        {
            Touches = [.. step.Touches.Select(touch => edit(touch) with { Edits = touch.Edits + WholeText })],
            Edits = step.Edits + WholeText,
        };

    private Draft AsNew(Draft step, Draft original) =>
        step with
        {
            Key = draw.NewKey(),
            Truth = null,
            MergedWith = null,
            CopyOf = original.Truth ?? original.CopyOf,
            Edits = 0,
            Touches =
            [
                .. step.Touches.Select(touch =>
                    touch with
                    {
                        Key = draw.NewKey(),
                        Truth = null,
                        MergedWith = null,
                        CopyOf = touch.Truth ?? touch.CopyOf,
                        Edits = 0,
                    }
                ),
            ],
        };

    private bool Email(Func<Draft, bool> condition, Func<Draft, Draft> edit)
    {
        if (Pick(step => StepTypes.IsEmail(step.Type) && condition(step)) is not { } index)
            return false;
        Steps[index] = edit(Steps[index]);
        return true;
    }

    private int? Pick(Func<Draft, bool> condition) =>
        Steps.Index().Where(pair => condition(pair.Item)).Select(pair => pair.Index).ToList() is { Count: > 0 } fit
            ? dice.Of(fit)
            : null;

    private Revision Times(int times, Action edit)
    {
        for (var time = 0; time < times; time++)
            edit();
        return this;
    }

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);

    private static string Next(string number) =>
        (int.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
}
