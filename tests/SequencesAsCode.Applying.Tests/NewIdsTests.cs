using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Testing;

namespace SequencesAsCode.Applying.Tests;

/// <summary>
/// Which id a key gets for what a write made, while somebody edits the same sequence or a read is wrong.
/// </summary>
[TestFixture]
internal sealed class NewIdsTests : EmulatedTests
{
    private readonly MeddledService service;
    private readonly Colleague colleague;

    public NewIdsTests() => (service, colleague) = (new(scene.Service), new(scene));

    public enum Edit
    {
        Swap,
        AddInFront,
        DeleteFirst,
        Exchange,
        EditFirst,
    }

    [Test]
    public async Task After_a_create_no_key_ever_stands_for_another_step([Values] Edit edit, [Values] bool isAnswered)
    {
        if (!isAnswered)
            Forget();
        var done = false;
        service.Written = (request, id) =>
        {
            if (request.Kind != RequestKind.Create || done)
                return;
            done = true;
            colleague.Edit(id!, steps => Make(edit, steps));
        };

        var result = await ApplyAsync(Three());

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        await KeysAreRightAsync(result.Id!);
        if (isAnswered && edit != Edit.DeleteFirst && edit != Edit.Exchange)
            Assert.That(KeysOf(), Is.EquivalentTo(new[] { "s1", "s2", "s3" }));

        // The next edit of one email leaves all others as they are. What was edited before anything named it is like
        // what was sent, and no more.
        if (!isAnswered && edit == Edit.EditFirst)
            return;
        var before = await TextsAsync(result.Id!);
        var edited = Three()
            .WithStep(
                1,
                step => step with { Touches = [Wanted.DraftTouch("a", "Second, better", "<p>Two, better</p>")] }
            );
        await scene.ApplyAsync(await scene.PlanAsync(Consents.None, edited));
        var after = await TextsAsync(result.Id!);
        Assert.That(
            before.Where(text =>
                text.Value != "Second|<p>Two</p>" && after.TryGetValue(text.Key, out var now) && now != text.Value
            ),
            Is.Empty
        );
    }

    [Test]
    public async Task A_new_key_never_goes_to_the_step_that_somebody_made_in_its_place(
        [Values] bool isAnswered,
        [Values] bool isDeleted
    )
    {
        var made = await ApplyAsync(Three());
        if (!isAnswered)
            Forget();
        service.Written = (request, id) =>
        {
            if (request.Kind != RequestKind.Update)
                return;
            service.Written = null;
            colleague.Edit(
                id!,
                steps =>
                {
                    if (isDeleted)
                        steps.RemoveAt(1);
                    steps.Insert(1, Colleague.Email("Theirs", "<p>Written by a colleague</p>"));
                }
            );
        };
        var four = Three() with { Steps = Three().Steps!.Value.Insert(1, Email("new", "Fresh", "<p>Fresh words</p>")) };

        var result = await ApplyAsync(four);

        Assert.That((result.Status, result.Written), Is.EqualTo((ChangeStatus.Failed, true)), result.Message);
        await KeysAreRightAsync(made.Id!);

        // What was deleted right away stays known where the answer told its id, or the next plan would make it again.
        Assert.That(KeysOf().Contains("new"), Is.EqualTo(isAnswered || !isDeleted));
    }

    [Test]
    public async Task A_new_key_of_a_touch_never_goes_to_the_touch_that_somebody_made([Values] bool isAnswered)
    {
        var made = await ApplyAsync(Three());
        if (!isAnswered)
            Forget();
        service.Written = (request, id) =>
        {
            if (request.Kind != RequestKind.Update)
                return;
            service.Written = null;
            colleague.Edit(
                id!,
                steps =>
                {
                    var touches = steps[0]!["emailer_touches"]!.AsArray();
                    touches.RemoveAt(1);
                    touches.Add(Colleague.Touch("Theirs", "<p>Written by a colleague</p>"));
                }
            );
        };
        var more = Three()
            .WithStep(
                0,
                step =>
                    step with
                    {
                        Touches = [step.Touches!.Value[0], Wanted.DraftTouch("b", "Variant", "<p>Other words</p>")],
                    }
            );

        await ApplyAsync(more);

        await KeysAreRightAsync(made.Id!);
        Assert.That(
            scene.Base().Sequences.Single().Steps.SelectMany(step => step.Touches).Count(touch => touch.Key == "b"),
            Is.EqualTo(isAnswered ? 1 : 0)
        );
    }

    [Test]
    public async Task Steps_and_touches_that_say_the_same_get_their_keys_by_their_place()
    {
        var wish = Wanted.New(
            "Fresh",
            Email("s1", "Same", "<p>Same</p>"),
            Email("s2", "Same", "<p>Same</p>"),
            Wanted.Step("view", StepTypes.LinkedInViewProfile, (Fields.Wait, Some.Days(2)))
        );
        Forget();

        var result = await ApplyAsync(wish);

        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(
            scene.Base().Sequences.Single().Steps.Select(step => step.Key),
            Is.EqualTo(new[] { "s1", "s2", "view" })
        );
        Assert.That(
            (await scene.ReadAsync(result.Id!)).Steps.Select(step => step.Id),
            Is.EqualTo(scene.Base().Sequences.Single().Steps.Select(step => step.Id))
        );
    }

    [Test]
    public async Task A_read_that_holds_the_texts_crosswise_is_not_believed(
        [Values] bool isAnswered,
        [Values(1, 3, 99)] int times
    )
    {
        if (!isAnswered)
            Forget();
        var left = times;
        service.Seen = state =>
            state.Sequences.IsEmpty || left-- <= 0
                ? state
                : state with
                {
                    Sequences = state.Sequences.ToImmutableDictionary(
                        pair => pair.Key,
                        pair => Crossed(pair.Value),
                        StringComparer.Ordinal
                    ),
                };

        var result = await ApplyAsync(Three());
        service.Seen = state => state;

        if (times < 99)
            Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        if (isAnswered || times < 99)
            await KeysAreRightAsync(result.Id!);
        else
            Assert.That(result.Status, Is.EqualTo(ChangeStatus.Failed), result.Message);
    }

    [Test]
    public async Task A_service_that_rewrites_a_text_does_not_part_a_key_from_its_step()
    {
        const string Footer = "<p>Sent with care. Unsubscribe here.</p>";
        service.Seen = state =>
            state with
            {
                Sequences = state.Sequences.ToImmutableDictionary(
                    pair => pair.Key,
                    pair => Rewritten(pair.Value),
                    StringComparer.Ordinal
                ),
            };
        service.Answered = (_, answer) =>
            new(answer.Id, async token => await answer.ReadAsync(token) is { } said ? Rewritten(said) : null);

        var result = await ApplyAsync(Three());

        Assert.That(result.Message, Does.Contain("body of variant s1/a"));
        Assert.That(KeysOf(), Is.EqualTo(new[] { "s1", "s2", "s3" }));

        static CurrentSequence Rewritten(CurrentSequence sequence) =>
            sequence with
            {
                Steps =
                [
                    .. sequence.Steps.Select(step =>
                        step with
                        {
                            Touches =
                            [
                                .. step.Touches.Select(touch =>
                                    touch with
                                    {
                                        Fields = touch.Fields.With(
                                            Fields.Body,
                                            Some.Html(
                                                $"{(touch.Fields[Fields.Body] as FieldValue.Html)?.Markup}{Footer}"
                                            )
                                        ),
                                    }
                                ),
                            ],
                        }
                    ),
                ],
            };
    }

    [Test]
    public async Task A_key_of_what_was_to_go_and_is_there_all_the_same_is_never_noted_twice()
    {
        var made = await ApplyAsync(Three());
        var replaced = Three() with
        {
            Steps = Three()
                .Steps!.Value.SetItem(
                    2,
                    Wanted.Step("s3", StepTypes.Call, (Fields.Wait, Some.Days(2)), (Fields.Note, Some.Html("Ask")))
                ),
        };
        service.Written = (request, id) =>
        {
            if (request.Kind != RequestKind.Update)
                return;
            service.Written = null;
            service.Seen = state =>
                state with
                {
                    Sequences = state.Sequences.ToImmutableDictionary(
                        pair => pair.Key,
                        pair =>
                            pair.Value with
                            {
                                Steps =
                                [
                                    .. pair.Value.Steps,
                                    .. former.Steps.Where(step => pair.Value.Steps.All(now => now.Id != step.Id)),
                                ],
                            },
                        StringComparer.Ordinal
                    ),
                };
        };
        former = await scene.ReadAsync(made.Id!);

        await ApplyAsync(replaced);

        Assert.That(scene.Store().Read().Diagnostics, Is.Empty);
        Assert.That(KeysOf(), Is.Unique);
        Assert.That(
            scene.Base().Sequences.Single().Steps.Single(step => step.Key == "s3").Type,
            Is.EqualTo(StepTypes.Call)
        );
    }

    private CurrentSequence former = null!;

    private static DesiredSequence Three() =>
        Wanted.New(
            "Fresh",
            Email("s1", "First", "<p>One</p>"),
            Email("s2", "Second", "<p>Two</p>"),
            Email("s3", "Third", "<p>Three</p>")
        );

    private static DesiredStep Email(string key, string subject, string body) => Wanted.Draft(key, subject, body);

    private static void Make(Edit edit, JsonArray steps)
    {
        switch (edit)
        {
            case Edit.Swap:
                Move(1, 0);
                break;
            case Edit.AddInFront:
                steps.Insert(0, Colleague.Email("Theirs", "<p>Written by a colleague</p>"));
                break;
            case Edit.DeleteFirst:
                steps.RemoveAt(0);
                break;
            case Edit.Exchange:
                steps[0] = Colleague.Email("Theirs", "<p>Written by a colleague</p>");
                break;
            default:
                steps[0]!["emailer_touches"]![0]!["emailer_template"]!["subject"] = "Edited by a colleague";
                break;
        }

        void Move(int from, int to)
        {
            var step = steps[from];
            steps.RemoveAt(from);
            steps.Insert(to, step);
        }
    }

    private static CurrentSequence Crossed(CurrentSequence sequence) =>
        sequence.Steps.Length < 2
            ? sequence
            : sequence with
            {
                Fingerprint = sequence.Fingerprint + "crossed",
                Steps = sequence
                    .Steps.SetItem(
                        0,
                        sequence.Steps[0] with
                        {
                            Touches =
                            [
                                sequence.Steps[0].Touches[0] with
                                {
                                    Fields = sequence.Steps[1].Touches[0].Fields,
                                },
                            ],
                        }
                    )
                    .SetItem(
                        1,
                        sequence.Steps[1] with
                        {
                            Touches =
                            [
                                sequence.Steps[1].Touches[0] with
                                {
                                    Fields = sequence.Steps[0].Touches[0].Fields,
                                },
                            ],
                        }
                    ),
            };

    private void Forget() => service.Answered = (_, answer) => new(answer.Id);

    private IEnumerable<string> KeysOf() =>
        scene.Base().Sequences.Single().Steps.Select(step => step.Key).OfType<string>();

    private async Task<Dictionary<string, string>> TextsAsync(string id) =>
        (await scene.ReadAsync(id)).Steps.ToDictionary(step => step.Id, Text, StringComparer.Ordinal);

    private static string Text(CurrentStep step) =>
        string.Join(
            '/',
            step.Touches.Select(touch =>
                $"{(touch.Fields[Fields.Subject] as FieldValue.Text)?.Value}|"
                + $"{(touch.Fields[Fields.Body] as FieldValue.Html)?.Markup}"
            )
        );

    // What the account really holds under the id of a key is what was sent for it, or an edit of it.
    private async Task KeysAreRightAsync(string id)
    {
        var held = await TextsAsync(id);
        var wanted = new Dictionary<string, string[]>
        {
            ["s1"] = ["First|", "Edited by a colleague|<p>One"],
            ["s2"] = ["Second"],
            ["s3"] = ["Third"],
            ["new"] = ["Fresh"],
        };
        foreach (var step in scene.Base().Sequences.Single().Steps.Where(step => step.Key is not null))
        {
            // What somebody deleted stays known, so that it is not made again.
            if (!held.TryGetValue(step.Id, out var text))
                continue;
            Assert.That(
                wanted[step.Key!].Any(start => text.StartsWith(start, StringComparison.Ordinal)),
                Is.True,
                $"{step.Key} is {step.Id}: {text}"
            );
        }
    }

    private async Task<ChangeResult> ApplyAsync(DesiredSequence wish)
    {
        var plan = await scene.PlanAsync(wish);
        var store = scene.Store();
        Assert.That(store.Read().Diagnostics, Is.Empty);
        var report = await new Applier(service, store, scene.Time).ApplyAsync(
            plan,
            false,
            null,
            CancellationToken.None
        );
        Assert.That(LockSchema.ProblemsOf(scene.LockPath), Is.Empty);
        return report.Results.Single();
    }
}
