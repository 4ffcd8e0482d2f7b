namespace SequencesAsCode.Core.Tests.Planning.Matching;

/// <summary>
/// Locks that an earlier program bent: keys noted by place for what somebody had moved, added or deleted.
/// </summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class CrossedKeysTests : IDisposable
{
    private readonly SequencesAsCode.Testing.Apollo.Scene scene = new(SomeAccount.Seed());

    public enum Bend
    {
        Moved,
        Added,
        Deleted,
        KeysExchanged,
    }

    public void Dispose() => scene.Dispose();

    [Test]
    public async Task A_bent_lock_is_told_and_nothing_is_written_over([Values] Bend bend, [Values] bool isEdited)
    {
        var wish = Three();
        var id = (await scene.ApplyAsync(wish)).Id!;
        await BendAsync(id, bend);
        if (isEdited)
            wish = wish.WithStep(
                1,
                step => step with { Touches = [Wanted.DraftTouch("a", "Second, better", "<p>Two, better</p>")] }
            );

        var change = (await scene.PlanAsync(Consents.None, wish)).Sequences.Single();

        if (isEdited && bend == Bend.Deleted)
            return; // nothing in lock or account tells any more what the second one was
        Assert.That((change.Action, change.Requests.Length), Is.EqualTo((SequenceAction.Blocked, 0)));
        Assert.That(change.Blocks.Single().Code, Is.EqualTo(BlockCode.Conflict));
        Assert.That(change.Blocks.Single().Message, Does.Contain("The lock file has keys for the wrong emails"));
        Assert.That(change.Blocks.Single().LinesToAdd, Is.Not.Empty);
    }

    [Test]
    public async Task The_lines_of_the_block_settle_it_for_good([Values] Bend bend)
    {
        var wish = Three();
        var id = (await scene.ApplyAsync(wish)).Id!;
        await BendAsync(id, bend);
        var lines = (await scene.PlanAsync(Consents.None, wish)).Sequences.Single().Blocks.Single().LinesToAdd;
        var stated = wish;
        for (var line = 0; line < lines.Length; line += 2)
        {
            var (key, stands) = (
                lines[line].Replace("- key: ", "", StringComparison.Ordinal),
                lines[line + 1].Replace("  id: ", "", StringComparison.Ordinal)
            );
            stated = stated with
            {
                Steps = [.. stated.Steps!.Value.Select(step => step.Key == key ? step with { Id = stands } : step)],
            };
        }

        var texts = await TextsAsync(id);
        var plan = await scene.PlanAsync(Consents.None, stated);
        Assert.That(
            plan.HasBlocked,
            Is.False,
            string.Join(' ', plan.Sequences.Single().Blocks.Select(block => block.Message))
        );
        await scene.ApplyAsync(plan);
        var after = await TextsAsync(id);

        Assert.That(
            texts.Where(text => after.GetValueOrDefault(text.Key) != text.Value),
            Is.Empty,
            "every email is as it was"
        );
        Assert.That(
            (await scene.PlanAsync(Consents.None, wish)).Sequences.Single().Action,
            Is.EqualTo(SequenceAction.None)
        );
    }

    [Test]
    public async Task Texts_that_a_file_exchanges_between_its_steps_are_an_edit()
    {
        var wish = Three();
        await scene.ApplyAsync(wish);
        var touches = wish.Steps!.Value.Select(step => step.Touches).ToList();

        var change = (
            await scene.PlanAsync(
                Consents.None,
                wish.WithStep(0, step => step with { Touches = touches[1] })
                    .WithStep(1, step => step with { Touches = touches[0] })
            )
        ).Sequences.Single();

        Assert.That(change.Action, Is.EqualTo(SequenceAction.Update));
    }

    [Test]
    public async Task Steps_that_change_their_places_in_the_file_are_moves()
    {
        var wish = Three();
        await scene.ApplyAsync(wish);
        var steps = wish.Steps!.Value;

        var change = (
            await scene.PlanAsync(Consents.None, wish with { Steps = [steps[1], steps[0], steps[2]] })
        ).Sequences.Single();

        Assert.That(
            (change.Action, change.Steps.Count(step => step.Action == PartAction.Move)),
            Is.EqualTo((SequenceAction.Update, 1))
        );
    }

    private static DesiredSequence Three() =>
        Wanted.New(
            "Fresh",
            Wanted.Draft("s1", "First", "<p>One</p>"),
            Wanted.Draft("s2", "Second", "<p>Two</p>"),
            Wanted.Draft("s3", "Third", "<p>Three</p>")
        );

    private async Task<Dictionary<string, string>> TextsAsync(string id) =>
        (await scene.ReadAsync(id)).Steps.ToDictionary(
            step => step.Id,
            step => $"{step.Touches[0].Fields[Fields.Subject]}",
            StringComparer.Ordinal
        );

    // As the program noted it once: what was read in a place went to the key that was sent there.
    private async Task BendAsync(string id, Bend bend)
    {
        new Colleague(scene).Edit(
            id,
            steps =>
            {
                if (bend == Bend.Added)
                    steps.Insert(0, Colleague.Email("Theirs", "<p>Written by a colleague</p>"));
                if (bend == Bend.Deleted)
                    steps.RemoveAt(0);
                if (bend != Bend.Moved)
                    return;
                var first = steps[0];
                steps.RemoveAt(0);
                steps.Insert(1, first);
            }
        );
        var held = (await scene.ReadAsync(id)).Steps;
        var store = scene.Store();
        var known = store.Read().Base!.Sequences.Single();
        var entry =
            bend == Bend.KeysExchanged
                ? known with
                {
                    Steps = [known.Steps[0] with { Key = "s2" }, known.Steps[1] with { Key = "s1" }, known.Steps[2]],
                }
                : known with
                {
                    Steps =
                    [
                        .. known.Steps.Zip(
                            held,
                            (sent, now) =>
                                new BaseStep(
                                    now.Id,
                                    sent.Key,
                                    now.Type,
                                    sent.Fields,
                                    [new(now.Touches[0].Id, "a", Bent(sent.Touches[0].Fields, now.Touches[0].Fields))]
                                )
                        ),
                    ],
                };
        store.Record(store.Read().Base!.Account!, entry);
        store.Save();
    }

    private static BaseFields Bent(BaseFields sent, FieldSet now)
    {
        foreach (var field in new[] { Fields.Subject, Fields.Body })
        {
            var (was, back) = (sent[field]!.Sent, FieldToken.Of(field, now[field]));
            sent = sent.With(field, new(was, back, null, was != back));
        }

        return sent;
    }
}
