using System.Text.Json.Nodes;
using SequencesAsCode.Core.Reports;
using SequencesAsCode.Emulator;

namespace SequencesAsCode.Applying.Tests;

[TestFixture]
internal sealed class RoundTripTests
{
    [TestCase(OmittedStepFields.Reset, true)]
    [TestCase(OmittedStepFields.Keep, true)]
    [TestCase(OmittedStepFields.Keep, false)]
    public async Task After_a_rename_everything_else_is_as_it_was(OmittedStepFields omitted, bool nullClears)
    {
        using var scene = new Scene(
            SomeAccount.Seed(active: true, people: 4),
            new() { OmittedStepFields = omitted, NullClears = nullClears }
        );
        var before = scene.Raw();

        var result = await scene.ApplyAsync((await scene.LikeAsync()).Named("Renamed"));

        before["emailer_campaign"]!["name"] = "Renamed";
        foreach (var touch in before["emailer_touches"]!.AsArray())
            touch!["attachment_ids"] ??= new JsonArray();
        Assert.That(result.Status, Is.EqualTo(ChangeStatus.Applied), result.Message);
        Assert.That(
            JsonNode.DeepEquals(scene.Raw(), before),
            Is.True,
            $"{before.ToJsonString()}\nbecame\n{scene.Raw().ToJsonString()}"
        );
    }

    [Test]
    public async Task After_a_move_ids_people_and_copy_are_as_they_were()
    {
        using var scene = new Scene(SomeAccount.Seed(people: 4));
        var current = await scene.ReadAsync();
        var wish = Wanted.Like(current);

        await scene.ApplyAsync(
            wish with
            {
                Steps = [wish.Steps!.Value[1], wish.Steps.Value[0], .. wish.Steps.Value.Skip(2)],
            }
        );

        var after = await scene.ReadAsync();
        Assert.That(after.Steps.Select(step => step.Id[^2..]), Is.EqualTo(new[] { "02", "01", "03", "04", "05" }));
        Assert.That(after.Steps[1].People.Count, Is.EqualTo(4));
        Assert.That(
            after.Steps[1].Touches.Select(touch => touch.Id),
            Is.EqualTo(current.Steps[0].Touches.Select(touch => touch.Id))
        );
        Assert.That(after.Steps[0].Fields[Fields.Note], Is.EqualTo(current.Steps[1].Fields[Fields.Note]));
    }
}
