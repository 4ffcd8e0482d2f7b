using SequencesAsCode.Core.Plans;
using SequencesAsCode.Files.Writing;

namespace SequencesAsCode.Files.Importing;

/// <summary>A sequence on its way into a file: drafted, tried, drafted again without what did not work.</summary>
internal sealed class Candidate
{
    // Without these nothing is left of a sequence or step.
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
        (Current, Target, this.idEnvironment) = (current, target, idEnvironment);
        drafter = new(current, target, known);
        choices = DraftChoices.None with { StatesId = statesId };
        result = drafter.Draft(choices);
        lines = Written();
    }

    public CurrentSequence Current { get; }

    public DraftTarget Target { get; }

    public ImmutableArray<string> LeftOut => result.LeftOut;

    public ImmutableArray<string> Unmanaged => result.Unmanaged;

    /// <summary>Why it cannot be imported; null as long as it can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Bodies first, so that no sequence ever names a body that is not there.</summary>
    public ImmutableArray<DraftFile> Files =>
        [
            .. Bodies.Select(body => body.File),
            DraftFile.OfText(Target.Path, string.Concat(lines.Select(line => line.Text + "\n"))),
        ];

    private IEnumerable<BodyDraft> Bodies =>
        result.Draft.Steps.SelectMany(step => step.Touches).Select(touch => touch.Body).OfType<BodyDraft>();

    /// <summary>Whether a path is one of its files.</summary>
    public bool Owns(string path) => path == Target.Path || Bodies.Any(body => body.Path == path);

    /// <summary>Gives it up.</summary>
    public void Refuse(string why) => Refusal ??= why;

    /// <summary>Takes a mistake in one of its files as the reason to leave a value out.</summary>
    public void Amend(Diagnostic mistake)
    {
        var place = PlaceOf(mistake.At!);
        var touch = place is { Step: { } step, Touch: { } index } ? TouchId(step, index) : null;
        if (touch is not null && mistake.Code == Diagnostic.ApprovedWithoutBodyCode)
        {
            Take(
                (choices.Without(touch, Fields.Body, "it has no text that can be seen") ?? choices).WithTouchId(touch)
                    ?? choices.Without(touch, Fields.Status, Sentence(mistake)),
                mistake
            );
        }
        else if (touch is not null && place!.Field is null)
        {
            Take(choices.WithTouchId(touch), mistake);
        }
        else
        {
            Take(
                place?.Field is { } field && !Needed.Contains(field)
                    ? choices.Without(IdOf(place), field, Sentence(mistake))
                    : null,
                mistake
            );
        }
    }

    /// <summary>
    /// Takes a plan that would send something as the reason to leave the differing values out, or to state every id.
    /// </summary>
    public void Amend(SequenceChange change)
    {
        const string Why = "what a file says of it would not be quite the same";
        var amended = choices;
        var isMispaired =
            change.Steps.Any(step =>
                step.Action is not (PartAction.None or PartAction.Update)
                || step.Touches.Any(touch => touch.Action is not (PartAction.None or PartAction.Update))
            ) || Pairs(change).Any(pair => pair.Is != pair.Wanted);
        if (isMispaired && !choices.StatesAllIds)
        {
            // Differences between the wrong two say nothing.
            Change(choices with { StatesAllIds = true });
            return;
        }

        foreach (var field in change.Fields)
            Leave(Current.Id, field.Field);
        foreach (var step in change.Steps.Where(step => step.Id is not null))
        {
            foreach (var field in step.Fields.Where(_ => step.Action == PartAction.Update))
                Leave(step.Id!, field.Field);
            foreach (var touch in step.Touches.Where(touch => touch.Action == PartAction.Update))
                touch.Fields.ToList().ForEach(field => Leave(touch.Id!, field.Field));
        }

        if (amended == choices || isMispaired)
            Refuse(
                change.Blocks.IsEmpty
                    ? "what its file would say is not what Apollo has"
                    : string.Join(" ", change.Blocks.Select(block => block.Message))
            );
        else
            Change(amended);

        void Leave(string id, Field field)
        {
            if (Needed.Contains(field))
                Refuse($"{field.Key} cannot be said in a file as Apollo has it");
            else
                amended = amended.Without(id, field, Why) ?? amended;
        }
    }

    /// <summary>
    /// Whether the plan sends nothing and pairs every step and touch with the one it was drafted from.
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
