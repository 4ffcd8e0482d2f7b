using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>A sequence during its import: drafted, checked, and drafted again without the values that failed.</summary>
internal sealed class Candidate
{
    // A sequence or step needs these.
    private static readonly ImmutableArray<Field> Needed = [Fields.Name, Fields.Wait, Fields.ExactDaytime];

    private readonly SequenceDrafter drafter;
    private readonly string? idEnvironment;
    private DraftChoices choices;
    private DraftResult result;
    private ImmutableArray<WrittenLine> lines;

    public Candidate(
        CurrentSequence current,
        DraftTarget target,
        BaseSequence? known,
        bool statesId,
        string? idEnvironment
    )
    {
        Current = current;
        Target = target;
        this.idEnvironment = idEnvironment;
        drafter = new(current, target, known);
        choices = DraftChoices.None with { StatesId = statesId };
        result = drafter.Draft(choices);
        lines = Written();
    }

    public CurrentSequence Current { get; }

    public DraftTarget Target { get; }

    public ImmutableArray<string> LeftOut => result.LeftOut;

    public ImmutableArray<string> Unmanaged => result.Unmanaged;

    public ImmutableArray<string> AtDefault => result.AtDefault;

    /// <summary>Why it cannot be imported; null as long as it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Its files, bodies first, so that no sequence ever names a missing body.</summary>
    public ImmutableArray<DraftFile> Files =>
        [
            .. Bodies.Select(body => body.File),
            DraftFile.OfText(Target.Path, string.Concat(lines.Select(line => line.Text + "\n"))),
        ];

    private IEnumerable<BodyDraft> Bodies =>
        result.Draft.Steps.SelectMany(step => step.Touches).Select(touch => touch.Body).OfType<BodyDraft>();

    /// <summary>The paths of its files.</summary>
    public IEnumerable<string> Paths => Bodies.Select(body => body.Path).Prepend(Target.Path);

    /// <summary>Gives the sequence up; the first reason counts.</summary>
    public void Refuse(string why) => Refusal ??= why;

    /// <summary>Leaves out the value that a mistake in one of the files is about.</summary>
    public void Amend(Diagnostic mistake)
    {
        var place = PlaceOf(mistake.At!);
        if (place is { Step: { } step, Touch: { } index })
            Take(ForTouch(TouchId(step, index), place, mistake), mistake);
        else
            Take(WithoutField(place, mistake), mistake);
    }

    private DraftChoices? ForTouch(string touch, DraftPlace place, Diagnostic mistake)
    {
        if (mistake.Code == Diagnostic.ApprovedWithoutBodyCode)
        {
            var withoutBody = choices.Without(touch, Fields.Body, "it has no visible text") ?? choices;
            return withoutBody.WithTouchId(touch) ?? choices.Without(touch, Fields.Status, Sentence(mistake));
        }

        return place.Field is null ? choices.WithTouchId(touch) : WithoutField(place, mistake);
    }

    private DraftChoices? WithoutField(DraftPlace? place, Diagnostic mistake) =>
        place?.Field is { } field && !Needed.Contains(field)
            ? choices.Without(IdOf(place), field, Sentence(mistake))
            : null;

    /// <summary>
    /// Leaves out the values that a plan would change, or states every id when it matched other parts.
    /// </summary>
    public void Amend(SequenceChange change)
    {
        const string Why = "a file cannot hold it exactly";
        var isMispaired = IsMispaired(change);
        if (isMispaired && !choices.StatesAllIds)
        {
            // Differences between parts that do not belong together mean nothing.
            Change(choices with { StatesAllIds = true });
            return;
        }

        var amended = choices;
        foreach (var (id, field) in Differences(change))
        {
            if (Needed.Contains(field))
                Refuse($"a file cannot hold {field.Key} as Apollo has it");
            else
                amended = amended.Without(id, field, Why) ?? amended;
        }

        if (amended != choices && !isMispaired)
            Change(amended);
        else if (change.Blocks.IsEmpty)
            Refuse("its file would differ from what Apollo has");
        else
            Refuse(string.Join(' ', change.Blocks.Select(block => block.Message)));
    }

    private bool IsMispaired(SequenceChange change) =>
        change.Steps.Any(step =>
            step.Action is not (PartAction.None or PartAction.Update)
            || step.Touches.Any(touch => touch.Action is not (PartAction.None or PartAction.Update))
        ) || Pairs(change).Any(pair => pair.Is != pair.Wanted);

    private IEnumerable<(string Id, Field Field)> Differences(SequenceChange change)
    {
        foreach (var field in change.Fields)
            yield return (Current.Id, field.Field);
        foreach (var step in change.Steps.Where(step => step.Id is not null))
        {
            if (step.Action == PartAction.Update)
            {
                foreach (var field in step.Fields)
                    yield return (step.Id!, field.Field);
            }

            foreach (var touch in step.Touches.Where(touch => touch.Action == PartAction.Update))
            {
                foreach (var field in touch.Fields)
                    yield return (touch.Id!, field.Field);
            }
        }
    }

    /// <summary>
    /// Whether the plan sends nothing and matches every step and touch with the one that it was drafted from.
    /// </summary>
    public bool IsTakenOver(SequenceChange change) =>
        change is { Action: SequenceAction.Adopt, Blocks.IsEmpty: true, HasDrift: false }
        && Pairs(change).All(pair => pair.Is == pair.Wanted);

    private IEnumerable<(string? Is, string Wanted)> Pairs(SequenceChange change)
    {
        foreach (var (index, step) in result.Draft.Steps.Index())
        {
            var held = change.Steps.FirstOrDefault(other => other.Key == step.Key);
            yield return (held?.Id, Current.Steps[index].Id);
            foreach (var (touchIndex, touch) in step.Touches.Index())
                yield return (
                    held?.Touches.FirstOrDefault(other => other.Key == touch.Key)?.Id,
                    TouchId(index, touchIndex)
                );
        }
    }

    private void Take(DraftChoices? amended, Diagnostic mistake)
    {
        if (amended is null)
            Refuse(mistake.Message);
        else
            Change(amended);
    }

    private void Change(DraftChoices amended)
    {
        choices = amended;
        result = drafter.Draft(choices);
        lines = Written();
    }

    private ImmutableArray<WrittenLine> Written() => new SequenceWriter(Target.Path, idEnvironment).Write(result.Draft);

    private DraftPlace? PlaceOf(SourceLocation at)
    {
        if (at.File == Target.Path)
            return at.Line > 0 && at.Line <= lines.Length ? lines[at.Line - 1].Place : null;
        foreach (
            var (step, touch) in result
                .Draft.Steps.Index()
                .SelectMany(step => step.Item.Touches.Index().Select(touch => (step, touch)))
        )
        {
            if (touch.Item.Body?.Path == at.File)
                return new(step.Index, touch.Index, Fields.Body);
        }

        return null;
    }

    private string IdOf(DraftPlace place) =>
        place switch
        {
            { Step: { } step, Touch: { } touch } => TouchId(step, touch),
            { Step: { } step } => Current.Steps[step].Id,
            _ => Current.Id,
        };

    private string TouchId(int step, int touch) => PartKeys.Ordered(Current.Steps[step]).ElementAt(touch).Id;

    private static string Sentence(Diagnostic mistake) => mistake.Message.TrimEnd('.');
}
