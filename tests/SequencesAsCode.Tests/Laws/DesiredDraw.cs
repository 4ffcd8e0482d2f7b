using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Laws;

/// <summary>
/// Draws what a person might want next: from nothing, or by editing, moving, adding and removing in what is there.
/// </summary>
internal sealed class DesiredDraw(Dice dice)
{
    private static readonly SourceLocation Place = new("sequences/drawn.yaml", 1, 1);
    private readonly CopyDraw copy = new(dice);
    private int lastKey;

    /// <summary>A sequence that the service does not have.</summary>
    public DesiredSequence New()
    {
        var fields = FieldSet
            .From(
                Fields
                    .Of(FieldOwner.Sequence)
                    .Where(field =>
                        IsDrawn(field)
                        && !ReferenceEquals(field, Fields.ExactDaytime)
                        && !ReferenceEquals(field, Fields.CreationType)
                        && dice.Chance(0.4)
                    )
                    .Select(field => KeyValuePair.Create(field, Value(field)))
            )
            .With(Fields.Name, new FieldValue.Text($"New {dice.Number(1, 9)}"));
        var isExact = dice.Chance(0.15);
        if (isExact)
            fields = fields.With(Fields.ExactDaytime, new FieldValue.Flag(true));
        var steps = Valid([.. dice.Many(0, 6, _ => NewStep(isExact))], isExact);
        return Sequence(null, steps.IsEmpty ? fields.Without(Fields.Active) : fields, steps);
    }

    /// <summary>The sequence as it may be wanted next.</summary>
    public DesiredSequence Edit(CurrentSequence current)
    {
        var isExact = current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true };
        var fields = Edited(current.Fields, field => !ReferenceEquals(field, Fields.ExactDaytime))
            .With(Fields.Name, new FieldValue.Text(dice.Chance(0.3) ? $"{current.Name} renamed" : current.Name));
        if (dice.Chance(0.15))
            return Sequence(current.Id, current.Steps.IsEmpty ? fields.Without(Fields.Active) : fields, null);

        var steps = current.Steps.Where(_ => !dice.Chance(0.12)).Select(step => Step(step, isExact)).ToList();
        for (var moves = dice.Number(0, 2); moves > 0 && steps.Count > 1; moves--)
            Move(steps);
        foreach (var _ in dice.Many(steps.Count == 0 ? 1 : 0, 2, index => index))
            steps.Insert(dice.Number(0, steps.Count), NewStep(isExact));
        return Sequence(current.Id, fields, Valid([.. Opened(steps, isExact)], isExact));
    }

    /// <summary>The next version of a file: keys stay, values, order, steps and touches may not.</summary>
    public DesiredSequence EditAgain(DesiredSequence desired, bool isExact)
    {
        var fields = Redrawn(
            desired.Fields.Where(field =>
                !ReferenceEquals(field, Fields.Name) && !ReferenceEquals(field, Fields.ExactDaytime)
            )
        );
        var next = desired with { Fields = desired.Fields.With(fields) };
        if (desired.Steps is not { } known)
            return next with { Fields = desired.Fields };

        var steps = known.Where(_ => !dice.Chance(0.1)).Select(step => Again(step, isExact)).ToList();
        for (var moves = dice.Number(0, 2); moves > 0 && steps.Count > 1; moves--)
            Move(steps);
        if (steps.Count == 0 || dice.Chance(0.4))
            steps.Insert(dice.Number(0, steps.Count), NewStep(isExact));
        return next with { Steps = Valid([.. Opened(steps, isExact)], isExact) };
    }

    private DesiredStep Again(DesiredStep step, bool isExact)
    {
        if (step is { Key: not null, Id: null } && dice.Chance(0.15))
            return NewStep(isExact) with { Key = step.Key };
        var touches = step
            .Touches?.Where((_, index) => index == 0 || !dice.Chance(0.15))
            .Select(touch =>
                touch with
                {
                    Fields = touch.Fields.With(
                        Redrawn(touch.Fields.Where(field => !ReferenceEquals(field, Fields.TouchType)))
                    ),
                }
            );
        return step with
        {
            Fields = step.Fields.With(Redrawn(step.Fields.Where(field => !ReferenceEquals(field, Fields.At)))),
            Touches = touches is null ? null : [.. dice.Shuffled(touches)],
        };
    }

    private FieldSet Redrawn(FieldSet fields) =>
        FieldSet.From(
            fields.Where(_ => dice.Chance(0.25)).Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Key)))
        );

    private static DesiredSequence Sequence(string? id, FieldSet fields, ImmutableArray<DesiredStep>? steps) =>
        new()
        {
            Key = "drawn",
            Id = id,
            Fields = fields,
            Steps = steps,
            At = Place,
            WinsWithoutLock = true,
        };

    private void Move(List<DesiredStep> steps)
    {
        var step = steps[dice.Number(0, steps.Count - 1)];
        steps.Remove(step);
        steps.Insert(dice.Number(0, steps.Count), step);
    }

    private DesiredStep Step(CurrentStep current, bool isExact)
    {
        var fields = Edited(
            current.Fields,
            field =>
                !ReferenceEquals(field, Fields.At)
                && !ReferenceEquals(field, Fields.Wait)
                && !(ReferenceEquals(field, Fields.Priority) && current.Type == StepTypes.AutoEmail)
        );
        if (!isExact)
            fields = fields.With(Fields.Wait, dice.Chance(0.5) ? current.Fields[Fields.Wait]! : Value(Fields.Wait));
        var (key, id) = Identity(current.Id);
        return new(
            key,
            id,
            current.Type,
            fields,
            Touches(current, mustSay: id is null && StepTypes.IsEmail(current.Type)),
            Place
        );
    }

    private ImmutableArray<DesiredTouch>? Touches(CurrentStep current, bool mustSay)
    {
        if (!StepTypes.TakesTouches(current.Type) || (!mustSay && dice.Chance(0.25)))
            return null;
        var isEmail = StepTypes.IsEmail(current.Type);
        var touches = current
            .Touches.Where(_ => !dice.Chance(0.1))
            .Select(touch =>
            {
                var (key, id) = Identity(touch.Id);
                var fields = Edited(touch.Fields, field => isEmail || !ReferenceEquals(field, Fields.TouchType));
                return new DesiredTouch(key, id, id is null ? Said(touch.Fields, fields) : fields, Place);
            })
            .ToList();
        if (
            isEmail
                ? touches.Count == 0 || (touches.Count < 4 && dice.Chance(0.15))
                : touches.Count == 0 && !current.Touches.IsEmpty
        )
            touches.Add(NewTouch(current.Type));
        // The service makes a touch of its own for a LinkedIn step without one, so wanting none there is not drawn.
        return touches.Count == 0 ? null : [.. dice.Shuffled(touches)];
    }

    private DesiredStep NewStep(bool isExact)
    {
        var type = dice.Of(StepTypes.All);
        var fields = FieldSet.From(
            Fields
                .Of(FieldOwner.Step)
                .Where(field =>
                    !ReferenceEquals(field, Fields.At)
                    && !ReferenceEquals(field, Fields.Wait)
                    && !(ReferenceEquals(field, Fields.Priority) && type == StepTypes.AutoEmail)
                    && dice.Chance(0.4)
                )
                .Select(field => KeyValuePair.Create(field, Value(field)))
        );
        if (!isExact)
            fields = fields.With(Fields.Wait, Value(Fields.Wait));
        ImmutableArray<DesiredTouch>? touches =
            StepTypes.IsEmail(type) ? [.. dice.Many(1, 4, _ => NewTouch(type))]
            : StepTypes.TakesTouches(type) && dice.Chance(0.5) ? [NewTouch(type)]
            : null;
        return new(dice.Maybe(0.5, NewKey), null, type, fields, touches, Place);
    }

    private DesiredTouch NewTouch(string stepType)
    {
        var isEmail = StepTypes.IsEmail(stepType);
        var fields = FieldSet.From(
            Fields
                .Of(FieldOwner.Touch)
                .Where(field =>
                    (isEmail || !ReferenceEquals(field, Fields.Subject))
                    && !ReferenceEquals(field, Fields.TouchType)
                    && dice.Chance(0.6)
                )
                .Select(field => KeyValuePair.Create(field, Value(field)))
        );
        return new(
            dice.Maybe(0.5, NewKey),
            null,
            fields.With(Fields.Body, new FieldValue.Html(copy.WrittenBody())).With(Fields.Status, Value(Fields.Status)),
            Place
        );
    }

    // Half of the fields are managed, and half of those are wanted as they are.
    private FieldSet Edited(FieldSet current, Func<Field, bool> isWanted) =>
        FieldSet.From(
            current
                .Where(pair => IsDrawn(pair.Key) && isWanted(pair.Key) && dice.Chance(0.5))
                .Select(pair =>
                    dice.Chance(0.5) && (pair.Value is not FieldValue.Nothing || pair.Key.Clearable)
                        ? pair
                        : KeyValuePair.Create(pair.Key, Value(pair.Key))
                )
        );

    // What the rules demand of a touch without an id: it may turn out to be a new one.
    private static FieldSet Said(FieldSet current, FieldSet fields) =>
        current
            .Where(field => ReferenceEquals(field, Fields.Status) || ReferenceEquals(field, Fields.Body))
            .With(fields);

    private (string? Key, string? Id) Identity(string id) => (dice.Maybe(0.5, NewKey), dice.Chance(0.5) ? id : null);

    private string NewKey() => $"k{++lastKey}";

    // Whose touches are not managed may be a reply, and must not become the first email.
    private IEnumerable<DesiredStep> Opened(List<DesiredStep> steps, bool isExact)
    {
        if (steps.FirstOrDefault(step => StepTypes.IsEmail(step.Type)) is not { Touches: null })
            return steps;
        var opening = Enumerable
            .Repeat(0, 1000)
            .Select(_ => NewStep(isExact))
            .First(step => StepTypes.IsEmail(step.Type));
        return steps.Prepend(opening);
    }

    // Exact times rise from step to step, and the first email cannot be a reply.
    private static ImmutableArray<DesiredStep> Valid(ImmutableArray<DesiredStep> steps, bool isExact)
    {
        var timed = steps
            .Select(
                (step, index) =>
                    isExact
                        ? step with
                        {
                            Fields = step.Fields.With(
                                Fields.At,
                                new FieldValue.Moment(AccountDraw.FirstMoment.AddDays(index * 2))
                            ),
                        }
                        : step
            )
            .ToList();
        var first = timed.FindIndex(step => StepTypes.IsEmail(step.Type));
        if (first >= 0 && timed[first].Touches is { } touches)
        {
            timed[first] = timed[first] with
            {
                Touches =
                [
                    .. touches.Select(touch =>
                        touch with
                        {
                            Fields = touch.Fields.With(Fields.TouchType, new FieldValue.Text("new_thread")),
                        }
                    ),
                ],
            };
        }

        return [.. timed];
    }

    private static bool IsDrawn(Field field) =>
        field.Class is not FieldClass.Deprecated
        && !ReferenceEquals(field, Fields.Ruleset)
        && !ReferenceEquals(field, Fields.Folder);

    private FieldValue Value(Field field) =>
        field.Kind switch
        {
            _ when field.Clearable && field.Owner != FieldOwner.Touch && dice.Chance(0.15) => FieldValue.None,
            FieldKind.Text => new FieldValue.Text(copy.Subject()),
            FieldKind.Flag => new FieldValue.Flag(dice.Chance(0.5)),
            FieldKind.Number => new FieldValue.Number(dice.Number(1, 99)),
            FieldKind.Choice when ReferenceEquals(field, Fields.TouchType) => new FieldValue.Text("new_thread"),
            FieldKind.Choice => new FieldValue.Text(dice.Of(field.Choices)),
            FieldKind.EmailSet => new FieldValue.Set(
                new[] { "boss@example.com", "team@example.com", "ops@example.com" }.Where(_ => dice.Chance(0.5))
            ),
            FieldKind.Set when ReferenceEquals(field, Fields.Labels) => new FieldValue.Set(
                AccountDraw.LabelNames.Where(_ => dice.Chance(0.5))
            ),
            FieldKind.Set => new FieldValue.Set(dice.Many(0, 2, _ => $"66e9e215ece19801ffffff{dice.Number(10, 99)}")),
            FieldKind.Wait => new FieldValue.Wait(
                dice.Number(0, 30),
                dice.Of(WaitUnit.Minute, WaitUnit.Hour, WaitUnit.Day)
            ),
            FieldKind.Html => new FieldValue.Html(copy.WrittenBody()),
            FieldKind.Reference when ReferenceEquals(field, Fields.Owner) => new FieldValue.Reference(
                dice.Of(AccountDraw.Users),
                null
            ),
            FieldKind.Reference => new FieldValue.Reference(dice.Of(AccountDraw.Schedules), null),
            _ => throw new InvalidOperationException($"No value is drawn for {field}."),
        };
}
