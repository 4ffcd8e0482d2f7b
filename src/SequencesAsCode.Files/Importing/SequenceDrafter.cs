using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Files.Bodies;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>Drafts the file of one sequence; asked again with other choices it drafts the rest alike.</summary>
internal sealed class SequenceDrafter
{
    private readonly CurrentSequence current;
    private readonly DraftTarget target;
    private readonly PartKeys keys;
    private readonly Dictionary<string, BodyDraft> bodies = new(StringComparer.Ordinal);
    private readonly bool isExact;
    private readonly MarkdownStyle style;

    public SequenceDrafter(
        CurrentSequence current,
        DraftTarget target,
        BaseSequence? known,
        ILookup<string, string>? keysInUse = null
    )
    {
        (this.current, this.target) = (current, target);
        keys = new(current, known, keysInUse);
        style = BestStyle();
        isExact =
            current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true }
            && (
                current.Steps.IsEmpty
                || RunsInOrder()
                || current.Steps.Any(step => step.Fields[Fields.Wait] is not FieldValue.Wait)
            );
    }

    /// <summary>The draft, what it cannot say, and what it was asked not to say.</summary>
    public DraftResult Draft(DraftChoices choices)
    {
        var (leftOut, unmanaged) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var fields = Chosen(current.Id, current.Fields, (field, _) => Refers(field), "the sequence", WhyNotInSequence);
        var steps = current.Steps.Select(step => Step(step)).ToImmutableArray();
        if (!isExact && current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true })
            leftOut.Add(
                "the exact times of the steps: each has to be later than the one before; the waits are written instead"
            );
        var draft = new SequenceDraft(
            target.Key,
            choices.StatesId ? current.Id : null,
            target.IsProtected,
            fields,
            steps
        )
        {
            Markdown =
                target.StatesMarkdown || (target.Usual is { } usual && usual != style)
                    ? style.WordsBeside(target.Usual)
                    : null,
        };
        return new(draft, [.. leftOut], [.. unmanaged]);

        StepDraft Step(CurrentStep step)
        {
            var where = $"step '{keys[step.Id]}'";
            var values = Chosen(
                step.Id,
                step.Fields,
                (field, _) => !ReferenceEquals(field, isExact ? Fields.Wait : Fields.At),
                where,
                field => Unsayable.WhyInStep(step.Type, field)
            );
            var touches = StepTypes.TakesTouches(step.Type)
                ? PartKeys.Ordered(step).Select(touch => Touch(step, touch)).ToImmutableArray()
                : [];
            if (!StepTypes.TakesTouches(step.Type) && !step.Touches.IsEmpty)
                leftOut.Add($"the touches of {where}: a step of type {step.Type} takes none");
            return new(
                keys[step.Id],
                choices.StatesAllIds && ServiceId.IsStated(step.Id) ? step.Id : null,
                step.Type,
                values,
                touches
            );
        }

        TouchDraft Touch(CurrentStep step, CurrentTouch touch)
        {
            var isEmail = StepTypes.IsEmail(step.Type);
            var where = $"touch '{keys[touch.Id]}' of step '{keys[step.Id]}'";
            var values = Chosen(
                touch.Id,
                touch.Fields,
                (field, _) =>
                    isEmail
                    || !(ReferenceEquals(field, Fields.TouchType) || ReferenceEquals(field, Fields.IncludeSignature)),
                where,
                field => Unsayable.WhyInTouch(step.Type, touch.Fields, field)
            );
            var body = values[Fields.Body] is FieldValue.Html html ? Body(step, touch, html) : null;
            var statesId = choices.StatesAllIds || choices.StatedTouches.Contains(touch.Id);
            return new(
                keys[touch.Id],
                statesId && ServiceId.IsStated(touch.Id) ? touch.Id : null,
                values.Without(Fields.Body),
                body
            );
        }

        FieldSet Chosen(
            string id,
            FieldSet held,
            Func<Field, FieldValue, bool> belongs,
            string where,
            Func<Field, string?> whyNotHere
        )
        {
            var chosen = new List<KeyValuePair<Field, FieldValue>>();
            foreach (var (field, value) in held)
            {
                if (IsEmpty(value) || !belongs(field, value))
                    continue;
                if (target.IsMinimal && !IsContent(field))
                {
                    unmanaged.Add(field.FullName);
                    continue;
                }

                if (
                    (
                        choices.LeftOut.GetValueOrDefault((id, field))
                        ?? whyNotHere(field)
                        ?? Unsayable.Why(field, value)
                    ) is
                    { } why
                )
                    leftOut.Add($"{field.Key} of {where}: {why}");
                else
                    chosen.Add(
                        new(
                            field,
                            value is FieldValue.Reference reference
                                ? ReferenceNames.Of(field, reference, target.Directory)
                                : value
                        )
                    );
            }

            return FieldSet.From(chosen);
        }
    }

    // What only a create can set is left to Apollo, but for the mode that decides how steps say when they run.
    private bool Refers(Field field) =>
        field.Class is FieldClass.Updatable or FieldClass.UpdateOnly or FieldClass.Observed
            ? !ReferenceEquals(field, Fields.Active)
            : isExact && ReferenceEquals(field, Fields.ExactDaytime);

    // An id in the place of a name would be sent as a name.
    private string? WhyNotInSequence(Field field)
    {
        if (!ReferenceEquals(field, Fields.Labels))
            return null;
        if (target.Directory.Labels is null)
            return "their names cannot be read with this key";
        var unknown = UnknownLabels.In(current.Fields[field]).ToList();
        return unknown.Count == 0
            ? null
            : $"the list of labels that this key reads does not have {string.Join(", ", unknown)}";
    }

    private static bool IsContent(Field field) =>
        new[]
        {
            Fields.Name,
            Fields.ExactDaytime,
            Fields.Wait,
            Fields.At,
            Fields.Note,
            Fields.TouchType,
            Fields.Status,
            Fields.Subject,
            Fields.Body,
        }.Contains(field);

    private static bool IsEmpty(FieldValue value) =>
        value switch
        {
            FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Set { Items.IsEmpty: true } => true,
            FieldValue.Html html => string.IsNullOrWhiteSpace(html.Markup),
            _ => false,
        };

    private bool RunsInOrder()
    {
        var moments = current.Steps.Select(step => (step.Fields[Fields.At] as FieldValue.Moment)?.Value).ToList();
        return moments.All(moment => moment is not null)
            && moments.Zip(moments.Skip(1)).All(pair => pair.First < pair.Second);
    }

    // The one that has a form for most bodies; of those the first.
    private MarkdownStyle BestStyle()
    {
        if (target.Styles is [var only])
            return only;
        var bodies = current
            .Steps.SelectMany(step => step.Touches)
            .Select(touch => touch.Fields[Fields.Body])
            .OfType<FieldValue.Html>()
            .ToList();
        var (best, most) = (target.Styles[0], -1);
        foreach (var candidate in target.Styles)
        {
            var count = bodies.Count(body => MarkdownForm.Of(body.Markup, candidate) is not null);
            if (count > most)
                (best, most) = (candidate, count);
            if (most == bodies.Count)
                break;
        }

        return best;
    }

    private BodyDraft Body(CurrentStep step, CurrentTouch touch, FieldValue.Html html)
    {
        if (bodies.TryGetValue(touch.Id, out var made))
            return made;
        var markdown = MarkdownForm.Of(html.Markup, style);
        var path = target.Files.TakeBody(
            target.Path,
            target.Key,
            $"{keys[step.Id]}-{keys[touch.Id]}",
            markdown is null ? ".html" : ".md",
            target.OwnBodies
        );
        var text = (markdown ?? HtmlLines.Of(html.Markup)).TrimEnd('\n');
        return bodies[touch.Id] = new(path, text.StartsWith('\ufeff') ? $"&#xFEFF;{text[1..]}" : text);
    }
}

/// <summary>Where a draft is to stand and what it is to be like.</summary>
internal sealed record DraftTarget
{
    public required string Key { get; init; }

    public required string Path { get; init; }

    public required NewFiles Files { get; init; }

    public IReadOnlySet<string> OwnBodies { get; init; } = ImmutableHashSet<string>.Empty;

    public required ImmutableArray<MarkdownStyle> Styles { get; init; }

    public required AccountDirectory Directory { get; init; }

    public bool IsMinimal { get; init; }

    /// <summary>Whether the lock or the present file protects it: that stays.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether the present file has Markdown settings of its own: it keeps stating them.</summary>
    public bool StatesMarkdown { get; init; }

    /// <summary>The style that holds where the file states none; null where that does not matter.</summary>
    public MarkdownStyle? Usual { get; init; }
}

/// <summary>A draft with what is not in it.</summary>
internal sealed record DraftResult(
    SequenceDraft Draft,
    ImmutableArray<string> LeftOut,
    ImmutableArray<string> Unmanaged
);
