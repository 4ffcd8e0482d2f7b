using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Service.Reading;
using Held = SequencesAsCode.Testing.Builders.Held;

namespace SequencesAsCode.Service.Tests;

/// <summary>Calls are the budget: what a plan of a large account costs.</summary>
[TestFixture]
internal sealed class RefreshTests
{
    private const int Count = 1000;

    [Test]
    public async Task Of_a_thousand_sequences_ten_pages_and_the_five_that_changed_are_read()
    {
        using var scene = new Scene(Seed());
        var all = await scene.Service.ReadAsync(new(true, true, [], Labels: true), CancellationToken.None);
        var whole = await scene.Service.ReadAsync(
            ReadScope.Of([.. all.Rows.Select(row => row.Id)]),
            CancellationToken.None
        );
        var files = all.Rows.Select((row, index) => File(whole.Sequences[row.Id], index)).ToImmutableArray();
        var @base = new Base(
            SomeAccount.Team,
            [
                .. files
                    .Select(file => Held.Known(file, whole.Sequences[file.Id!]))
                    .OrderBy(known => known.Id, StringComparer.Ordinal),
            ],
            [],
            ""
        );
        var edited = files
            .Select(
                (file, index) =>
                    index % 200 == 7 ? file.WithStep(0, step => step.With(Fields.Wait, Some.Days(30))) : file
            )
            .ToImmutableArray();
        var desired = new DesiredState(
            new(scene.Folder.Path, [new WorkspaceEnvironment.Emulator("local", null)], Policy.Default, [], []),
            new WorkspaceEnvironment.Emulator("local", null),
            edited,
            "files"
        );
        scene.Apollo.ClearLog();

        var options = PlanOptions.For("emulator") with { Refresh = Refresh.Changed };
        var plan = Planner
            .CreatePlan(
                desired,
                await new CurrentStateReader(scene.Service).ReadAsync(desired, @base, options, CancellationToken.None),
                @base,
                options,
                scene.Service
            )
            .Plan!;

        var calls = scene
            .Apollo.Requests.Select(request =>
                System.Text.RegularExpressions.Regex.Replace(
                    $"{request.Method} {request.Path["/api/v1".Length..]}",
                    "[0-9a-f]{24}",
                    "ID"
                )
            )
            .CountBy(call => call)
            .ToDictionary();
        Assert.That(
            calls,
            Is.EquivalentTo(
                new Dictionary<string, int>
                {
                    ["GET /users/api_profile"] = 1,
                    ["POST /emailer_campaigns/search"] = 10,
                    ["GET /labels"] = 1,
                    ["GET /emailer_campaigns/ID"] = 5,
                }
            )
        );
        Assert.That(
            (plan.Counts[SequenceAction.Update], plan.Counts[SequenceAction.NotRead]),
            Is.EqualTo((5, Count - 5))
        );
        Assert.That(
            plan.Sequences.Where(change => change.Action == SequenceAction.NotRead),
            Has.All.Matches<SequenceChange>(change =>
                change is { Reason: Reason.AsLocked, MatchedBy: MatchedBy.Id, Live: true, Id: not null, At: not null }
            )
        );
    }

    private static DesiredSequence File(CurrentSequence held, int index)
    {
        var managed = new[] { Fields.Name, Fields.Active, Fields.Schedule, Fields.Labels };
        return Wanted.Like(held, $"key-{index}") with
        {
            Fields = held.Fields.Where(managed.Contains),
            Steps =
            [
                .. held.Steps.Select(
                    (step, place) =>
                        new DesiredStep(
                            $"s{place}",
                            null,
                            step.Type,
                            step.Fields.Where(field => field == Fields.Wait),
                            step.Touches.IsEmpty
                                ? null
                                :
                                [
                                    .. step.Touches.Select(touch => new DesiredTouch(
                                        "a",
                                        null,
                                        touch.Fields.Where(field => field == Fields.Subject || field == Fields.Body),
                                        Some.At("any")
                                    )),
                                ],
                            Some.At("any")
                        )
                ),
            ],
        };
    }

    private static string Seed()
    {
        var seed = JsonNode.Parse(SomeAccount.Seed())!.AsObject();
        seed["sequences"] = new JsonArray([
            .. Enumerable
                .Range(0, Count)
                .Select(index =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["id"] = Id(index, 0),
                            ["name"] = $"Sequence {index}",
                            ["active"] = true,
                            ["emailer_schedule_id"] = SomeAccount.Schedule,
                            ["label_names"] = new JsonArray("Outbound"),
                            ["steps"] = new JsonArray([
                                .. Enumerable
                                    .Range(1, 5)
                                    .Select(step =>
                                        (JsonNode)
                                            new JsonObject
                                            {
                                                ["id"] = Id(index, step),
                                                ["type"] = step == 3 ? "call" : "auto_email",
                                                ["wait_time"] = step,
                                                ["wait_mode"] = "day",
                                                ["touches"] =
                                                    step == 3
                                                        ? null
                                                        : new JsonArray(
                                                            new JsonObject
                                                            {
                                                                ["id"] = Id(index, 10 + step),
                                                                ["status"] = "approved",
                                                                ["subject"] = $"Subject {step}",
                                                                ["body_html"] = $"<p>Words {index} {step}</p>",
                                                            }
                                                        ),
                                            }
                                    ),
                            ]),
                        }
                ),
        ]);
        return seed.ToJsonString();
    }

    private static string Id(int sequence, int part) => $"66e9e215ece198{sequence:000000}{part:0000}";
}
