using SequencesAsCode.Core.Planning.Binding;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>Drafts a sequence once, and records what the draft leaves out.</summary>
/// <param name="current">The sequence in Apollo.</param>
/// <param name="target">The place and form of the draft.</param>
/// <param name="keys">The keys of its steps and touches.</param>
/// <param name="bodies">Drafts its bodies.</param>
/// <param name="isExact">Whether its steps run at exact times.</param>
/// <param name="choices">What to leave out, and which ids to state.</param>
internal sealed class DraftPass(
    CurrentSequence current,
    DraftTarget target,
    PartKeys keys,
    DraftBodies bodies,
    bool isExact,
    DraftChoices choices
)
{
    private static readonly ImmutableArray<Field> Content =
    [
        Fields.Name,
        Fields.ExactDaytime,
        Fields.Wait,
        Fields.At,
        Fields.Note,
        Fields.TouchType,
        Fields.Status,
        Fields.Subject,
        Fields.Body,
    ];

    private readonly List<string> leftOut = [];
    private readonly HashSet<string> unmanaged = new(StringComparer.Ordinal);
    private readonly HashSet<string> atDefault = new(StringComparer.Ordinal);

    /// <summary>The draft; to be asked for once.</summary>
    public DraftResult Result()
    {
        var fields = Chosen(current.Id, current.Fields, Refers, "the sequence", WhyNotInSequence);
        var steps = current.Steps.Select(Step).ToImmutableArray();
        if (!isExact && current.Fields[Fields.ExactDaytime] is FieldValue.Flag { Value: true })
            leftOut.Add(
                "the exact times of the steps, because each has to be later than the one before (the waits "
                    + "are written instead)"
            );
        var id = choices.StatesId ? current.Id : null;
        var statesMarkdown = target.StatesMarkdown || (target.Usual is { } usual && usual != bodies.Style);
        var draft = new SequenceDraft(target.Key, id, target.IsProtected, fields, steps)
        {
            Markdown = statesMarkdown ? bodies.Style.WordsBeside(target.Usual) : null,
        };
        return new(draft, [.. leftOut], [.. unmanaged]) { AtDefault = [.. atDefault] };
    }

    private StepDraft Step(CurrentStep step)
    {
        var where = $"step '{keys[step.Id]}'";
        var unused = isExact ? Fields.Wait : Fields.At;
        var values = Chosen(
            step.Id,
            step.Fields,
            field => !ReferenceEquals(field, unused),
            where,
            field => Unsayable.WhyInStep(step.Type, field)
        );
        ImmutableArray<TouchDraft> touches = StepTypes.TakesTouches(step.Type)
            ? [.. PartKeys.Ordered(step).Select(touch => Touch(step, touch))]
            : [];
        if (!StepTypes.TakesTouches(step.Type) && !step.Touches.IsEmpty)
            leftOut.Add($"the variants of {where}: a step of type {step.Type} has none");
        var id = choices.StatesAllIds && ServiceId.IsStated(step.Id) ? step.Id : null;
        return new(keys[step.Id], id, step.Type, values, touches);
    }

    // What is approved without a body cannot be a new touch, so it states its id.
    private TouchDraft Touch(CurrentStep step, CurrentTouch touch)
    {
        var isEmail = StepTypes.IsEmail(step.Type);
        var values = Chosen(
            touch.Id,
            touch.Fields,
            field =>
                isEmail
                || !(ReferenceEquals(field, Fields.TouchType) || ReferenceEquals(field, Fields.IncludeSignature)),
            $"variant '{keys[touch.Id]}' of step '{keys[step.Id]}'",
            field => Unsayable.WhyInTouch(step.Type, touch.Fields, field)
        );
        var body = values[Fields.Body] is FieldValue.Html html ? bodies.Of(step, touch, html) : null;
        var statesId =
            choices.StatesAllIds
            || choices.StatedTouches.Contains(touch.Id)
            || (body is null && values[Fields.Status] is FieldValue.Text { Value: "approved" });
        var id = statesId && ServiceId.IsStated(touch.Id) ? touch.Id : null;
        return new(keys[touch.Id], id, values.Without(Fields.Body), body);
    }

    private FieldSet Chosen(
        string id,
        FieldSet held,
        Func<Field, bool> belongs,
        string where,
        Func<Field, string?> whyNotHere
    )
    {
        var chosen = new List<KeyValuePair<Field, FieldValue>>();
        foreach (var (field, value) in held)
        {
            if (IsEmpty(value) || !belongs(field))
                continue;
            if (target.IsMinimal && !Content.Contains(field))
            {
                unmanaged.Add(field.FullName);
                continue;
            }

            if (!target.IsFull && !target.Stated.Contains(field) && IsAtDefault(field, value, held))
                continue;

            var why =
                choices.LeftOut.GetValueOrDefault((id, field)) ?? whyNotHere(field) ?? Unsayable.Why(field, value);
            if (why is null)
                chosen.Add(new(field, Written(field, value)));
            else
                leftOut.Add($"{field.Key} of {where}: {why}");
        }

        return FieldSet.From(chosen);
    }

    // How a sequence was created is history and no setting. An access type is written together with the visibility that
    // it depends on.
    private bool IsAtDefault(Field field, FieldValue value, FieldSet held)
    {
        if (ReferenceEquals(field, Fields.CreationType))
            return true;
        if (ReferenceEquals(field, Fields.Visibility) && held[Fields.AccessType] is { } access && !IsEmpty(access))
            return false;
        if (field.Default is not { } usual || usual != value)
            return false;
        atDefault.Add(field.Key);
        return true;
    }

    private FieldValue Written(Field field, FieldValue value) =>
        value is FieldValue.Reference reference ? ReferenceNames.Of(field, reference, target.Directory) : value;

    // A setting that only a create can set is left to Apollo, except the mode that decides how steps state their time.
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
            return "this key cannot read their names";
        var unknown = UnknownLabels.In(current.Fields[field]).ToList();
        return unknown.Count == 0 ? null : $"this key cannot look up {string.Join(", ", unknown)}";
    }

    private static bool IsEmpty(FieldValue value) =>
        value switch
        {
            FieldValue.Nothing or FieldValue.Text { Value: "" } or FieldValue.Set { Items.IsEmpty: true } => true,
            FieldValue.Html html => string.IsNullOrWhiteSpace(html.Markup),
            _ => false,
        };
}
