using SequencesAsCode.Testing.Drawing;

namespace SequencesAsCode.Tests.Quality;

/// <summary>
/// Draws a sequence as teams write them: mixed types, A/B touches, follow-ups that are nearly alike, tasks with a short
/// note or none, the same few waits.
/// </summary>
internal sealed class SequenceDraw(Dice dice, SalesCopy copy)
{
    private static readonly string[] Types =
    [
        StepTypes.AutoEmail,
        StepTypes.AutoEmail,
        StepTypes.AutoEmail,
        StepTypes.AutoEmail,
        StepTypes.ManualEmail,
        StepTypes.Call,
        StepTypes.Call,
        StepTypes.LinkedInConnect,
        StepTypes.LinkedInMessage,
        StepTypes.LinkedInViewProfile,
        StepTypes.LinkedInInteractPost,
    ];

    private int lastKey;
    private int lastId;

    /// <summary>The steps as the service holds them.</summary>
    public List<Draft> Steps()
    {
        var steps = new List<Draft>();
        foreach (var _ in dice.Many(3, 10, index => index))
            steps.Add(Step(steps));
        return Held(steps);
    }

    /// <summary>The same with short emails and reminders among them that are alike but for a number.</summary>
    public List<Draft> TeamSteps()
    {
        var bump = 0;
        var subject = dice.Chance(0.5) ? ImmutableArray<string>.Empty : copy.Subject();
        return Held(
            dice.Many(4, 10, _ => Fresh())
                .Select(step =>
                    !StepTypes.IsEmail(step.Type)
                        ? step
                        : dice.Number(0, 9) switch
                        {
                            < 3 => step with { Touches = [new(NewKey(), subject, copy.Bump(++bump))], IsFresh = false },
                            < 5 => step with
                            {
                                Touches = [.. step.Touches.Select(touch => touch with { Body = copy.Short() })],
                            },
                            _ => step,
                        }
                )
        );
    }

    /// <summary>The same after an apply: what was new has an id now.</summary>
    public List<Draft> Held(IEnumerable<Draft> steps) =>
        [
            .. steps.Select(step =>
                step with
                {
                    Truth = step.Truth ?? NewId(),
                    CopyOf = null,
                    Edits = 0,
                    IsFresh = false,
                    Touches =
                    [
                        .. step.Touches.Select(touch =>
                            touch with
                            {
                                Truth = touch.Truth ?? NewId(),
                                CopyOf = null,
                                Edits = 0,
                                IsFresh = false,
                            }
                        ),
                    ],
                }
            ),
        ];

    /// <summary>A step of freshly drawn words.</summary>
    public Draft Fresh(string? type = null)
    {
        type ??= dice.Of(Types);
        var touchCount =
            StepTypes.IsEmail(type) ? dice.Of(1, 1, 1, 2, 2, 3)
            : type == StepTypes.LinkedInMessage ? 1
            : 0;
        var touches = Enumerable.Range(0, touchCount).Select(_ => FreshTouch(type)).ToImmutableArray();
        return new(NewKey(), type, Wait(), HasNote(type) && dice.Chance(0.65) ? copy.Note() : [], touches)
        {
            IsFresh = touches.All(touch => touch.IsFresh),
        };
    }

    public DraftTouch FreshTouch(string type) =>
        dice.Chance(0.2)
            ? new(NewKey(), Subject(type), copy.FollowUp())
            : new(NewKey(), Subject(type), copy.Body()) { IsFresh = true };

    public int Wait() => 24 * dice.Of(1, 2, 2, 2, 3, 3, 5, 7);

    public string NewKey() => $"k{++lastKey}";

    private string NewId() => Testing.Builders.Held.Id(1, ++lastId);

    private Draft Step(List<Draft> earlier)
    {
        var fresh = Fresh();
        if (
            earlier.Where(step => step.Type == fresh.Type && (!step.Touches.IsEmpty || !step.Note.IsEmpty)).ToList()
            is not { Count: > 0 } alike
        )
            return fresh;

        // Of the later steps of a type every fourth is nearly an earlier one, and some have exactly its body.
        var like = dice.Of(alike);
        if (dice.Chance(0.04))
            return fresh with
            {
                Note = like.Note,
                Touches =
                [
                    .. like.Touches.Select(touch =>
                        touch with
                        {
                            Key = NewKey(),
                            Subject = dice.Chance(0.5) ? touch.Subject : Subject(fresh.Type),
                        }
                    ),
                ],
            };
        if (!dice.Chance(0.25))
            return fresh;
        return fresh with
        {
            Note = copy.Changed(like.Note, 0.3).Text,
            Touches =
            [
                .. like.Touches.Select(touch =>
                    touch with
                    {
                        Key = NewKey(),
                        Subject = Subject(fresh.Type),
                        Body = copy.Changed(touch.Body, 0.01 * dice.Number(5, 25)).Text,
                    }
                ),
            ],
        };
    }

    private ImmutableArray<string> Subject(string type) =>
        !StepTypes.IsEmail(type) || dice.Chance(0.15) ? [] : copy.Subject();

    public static bool HasNote(string type) =>
        type is StepTypes.Call or StepTypes.LinkedInConnect or StepTypes.LinkedInInteractPost;
}
