using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>Edits the steps of a file as a person does, and keeps the book of what each one was.</summary>
internal sealed class EditScript(Dice dice, SalesCopy copy, SequenceDraw draw, List<Draft> steps)
{
    public List<Draft> Steps { get; } = [.. steps];

    /// <summary>One to three edits.</summary>
    public EditScript Ordinary()
    {
        for (var edits = dice.Number(1, 3); edits > 0; edits--)
            dice.Of<Action>(
                FewWords,
                FewWords,
                FewWords,
                ChangeWait,
                Move,
                Insert,
                Delete,
                Duplicate,
                InsertTouch,
                DeleteTouch,
                DuplicateTouch
            )();
        return this;
    }

    /// <summary>A tenth to three tenths of the words of every text, and moves, inserts and deletes at once.</summary>
    public EditScript Heavy()
    {
        var share = 0.01 * dice.Number(10, 30);
        for (var index = 0; index < Steps.Count; index++)
            Steps[index] = Reworded(Steps[index], text => copy.Changed(text, share));
        Times(1, 2, Move);
        Times(1, 2, Delete);
        Times(1, 2, Insert);
        Times(0, 1, DeleteTouch);
        Times(0, 1, InsertTouch);
        return this;
    }

    /// <summary>Everything at once, without measure.</summary>
    public EditScript Any()
    {
        if (dice.Chance(0.5))
            Heavy();
        for (var edits = dice.Number(0, 6); edits > 0; edits--)
            Ordinary();
        return this;
    }

    private void Insert() => Steps.Insert(dice.Number(0, Steps.Count), draw.Fresh());

    /// <summary>Deletes a step and inserts a fresh one of its type, there or elsewhere.</summary>
    public EditScript Exchange()
    {
        var index = dice.Number(0, Steps.Count - 1);
        var fresh = draw.Fresh(Steps[index].Type);
        Steps.RemoveAt(index);
        Steps.Insert(dice.Chance(0.5) ? index : dice.Number(0, Steps.Count), fresh);
        return this;
    }

    /// <summary>Moves, inserts or deletes a step.</summary>
    public void Structure() => dice.Of<Action>(Move, Insert, Delete)();

    private void Delete()
    {
        if (Steps.Count > 1)
            Steps.RemoveAt(dice.Number(0, Steps.Count - 1));
    }

    private void Move()
    {
        var step = dice.Of(Steps);
        Steps.Remove(step);
        Steps.Insert(dice.Number(0, Steps.Count), step);
    }

    private void ChangeWait() =>
        Edit(step =>
        {
            var wait = draw.Wait();
            return wait == step.WaitInHours ? step : step with { WaitInHours = wait, Edits = step.Edits + 1 };
        });

    private void FewWords() => Edit(FewWords);

    private Draft FewWords(Draft step)
    {
        if (step.Touches.IsEmpty && step.Note.IsEmpty && SequenceDraw.HasNote(step.Type))
            return step with { Note = copy.Note(), Edits = step.Edits + 1 };
        if (step.Touches.IsEmpty)
            return Reworded(step, copy.FewChanged);
        var index = dice.Number(0, step.Touches.Length - 1);
        var touch = FewWords(step.Touches[index]);
        return step with
        {
            Touches = step.Touches.SetItem(index, touch),
            Edits = step.Edits + touch.Edits - step.Touches[index].Edits,
        };
    }

    private DraftTouch FewWords(DraftTouch touch)
    {
        var isSubject = !touch.Subject.IsEmpty && dice.Chance(0.3);
        var (text, edits) = copy.FewChanged(isSubject ? touch.Subject : touch.Body);
        return isSubject
            ? touch with
            {
                Subject = text,
                Edits = touch.Edits + edits,
            }
            : touch with
            {
                Body = text,
                Edits = touch.Edits + edits,
            };
    }

    // The copy gets a key of its own, a changed subject or a few changed words, and stands behind its original or
    // anywhere.
    private void Duplicate()
    {
        var index = dice.Number(0, Steps.Count - 1);
        var original = Steps[index];
        var twin = FewWords(
            original with
            {
                Key = draw.NewKey(),
                Truth = null,
                CopyOf = original.Truth ?? original.CopyOf,
                Touches = [.. original.Touches.Select(touch => touch with { Truth = null })],
            }
        );
        Steps.Insert(dice.Chance(0.6) ? index + 1 : dice.Number(0, Steps.Count), twin);
    }

    private void InsertTouch() =>
        EditTouches(step =>
            step with
            {
                Touches = step.Touches.Insert(dice.Number(0, step.Touches.Length), draw.FreshTouch(step.Type)),
                Edits = step.Edits + 20,
            }
        );

    private void DeleteTouch() =>
        EditTouches(step =>
            step.Touches.Length < 2
                ? step
                : step with
                {
                    Touches = step.Touches.RemoveAt(dice.Number(0, step.Touches.Length - 1)),
                    Edits = step.Edits + 20,
                }
        );

    private void DuplicateTouch() =>
        EditTouches(step =>
        {
            var original = dice.Of(step.Touches);
            var twin = FewWords(
                original with
                {
                    Key = draw.NewKey(),
                    Truth = null,
                    CopyOf = original.Truth ?? original.CopyOf,
                }
            );
            return step with
            {
                Touches = step.Touches.Insert(dice.Number(0, step.Touches.Length), twin),
                Edits = step.Edits + twin.Edits,
            };
        });

    private void EditTouches(Func<Draft, Draft> edit) => Edit(step => StepTypes.IsEmail(step.Type) ? edit(step) : step);

    private void Edit(Func<Draft, Draft> edit)
    {
        var index = dice.Number(0, Steps.Count - 1);
        Steps[index] = edit(Steps[index]);
    }

    private void Times(int least, int most, Action edit)
    {
        for (var times = dice.Number(least, most); times > 0; times--)
            edit();
    }

    private static Draft Reworded(
        Draft step,
        Func<ImmutableArray<string>, (ImmutableArray<string> Text, int Edits)> change
    )
    {
        var (note, edits) = change(step.Note);
        var touches = step
            .Touches.Select(touch =>
            {
                var ((subject, subjectEdits), (body, bodyEdits)) = (change(touch.Subject), change(touch.Body));
                return touch with { Subject = subject, Body = body, Edits = touch.Edits + subjectEdits + bodyEdits };
            })
            .ToImmutableArray();
        return step with
        {
            Note = note,
            Touches = touches,
            Edits = step.Edits + edits + touches.Sum(touch => touch.Edits) - step.Touches.Sum(touch => touch.Edits),
        };
    }
}
