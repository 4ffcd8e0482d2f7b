using System.Text.Json.Nodes;
using SequencesAsCode.Core.Planning;
using SequencesAsCode.Core.Plans;
using SequencesAsCode.Service;

namespace SequencesAsCode.Testing.Apollo;

/// <summary>A person who edits the same account by hand. An edit keeps every other step as it is.</summary>
/// <param name="call">Makes a call of that person, with method, path and body.</param>
internal sealed class Colleague(Func<string, string, string, JsonNode> call)
{
    public Colleague(Scene scene)
        : this(scene.Call) { }

    /// <summary>Edits the list of steps of a sequence.</summary>
    public void Edit(string id, Action<JsonArray> edit) => Put(id, [], edit);

    /// <summary>Renames a sequence and keeps every step as it is.</summary>
    public void Rename(string id, string name) => Put(id, new() { ["name"] = name }, _ => { });

    private void Put(string id, JsonObject body, Action<JsonArray> edit)
    {
        var raw = (JsonObject)call("GET", $"/emailer_campaigns/{id}", "");
        var steps = new JsonArray([
            .. raw["emailer_steps"]!
                .AsArray()
                .OrderBy(step => (int)step!["position"]!)
                .Select(step => (JsonNode)Step(raw, step!)),
        ]);
        edit(steps);
        foreach (var (index, step) in steps.Index())
            step!["position"] = index + 1;
        body["emailer_steps"] = steps;
        var answer = call("PUT", $"/sequences/{id}", body.ToJsonString());
        Assert.That(answer["error"], Is.Null, answer.ToJsonString());
    }

    public static JsonObject Email(string subject, string body) =>
        new()
        {
            ["type"] = StepTypes.AutoEmail,
            ["wait_time"] = 1,
            ["wait_mode"] = "day",
            ["emailer_touches"] = new JsonArray(Touch(subject, body)),
        };

    public static JsonObject Touch(string subject, string body) =>
        new()
        {
            ["type"] = "new_thread",
            ["status"] = "to_be_reviewed",
            ["emailer_template"] = new JsonObject { ["subject"] = subject, ["body_html"] = body },
        };

    private static JsonObject Step(JsonObject raw, JsonNode step)
    {
        var touches = raw["emailer_touches"]!
            .AsArray()
            .Where(touch => (string?)touch!["emailer_step_id"] == (string?)step["id"])
            .Select(touch =>
            {
                var template = raw["emailer_templates"]!
                    .AsArray()
                    .Single(other => (string?)other!["id"] == (string?)touch!["emailer_template_id"])!;
                return (JsonNode)
                    new JsonObject
                    {
                        ["id"] = (string?)touch!["id"],
                        ["type"] = (string?)touch["type"],
                        ["status"] = (string?)touch["status"],
                        ["emailer_template"] = new JsonObject
                        {
                            ["subject"] = (string?)template["subject"],
                            ["body_html"] = (string?)template["body_html"],
                        },
                    };
            });
        return new()
        {
            ["id"] = (string?)step["id"],
            ["type"] = (string?)step["type"],
            ["wait_time"] = (int?)step["wait_time"],
            ["wait_mode"] = (string?)step["wait_mode"],
            ["note"] = (string?)step["note"],
            ["emailer_touches"] = new JsonArray([.. touches]),
        };
    }
}

/// <summary>
/// A service with hooks: after a write, on the answer to a write, and on the result of a read.
/// </summary>
internal sealed class MeddledService(ISequenceService service) : ISequenceService
{
    public Action<PlannedRequest, string?>? Written { get; set; }

    public Func<PlannedRequest, WriteAnswer, WriteAnswer> Answered { get; set; } = (_, answer) => answer;

    public Func<CurrentState, CurrentState> Seen { get; set; } = state => state;

    public Capabilities Capabilities => service.Capabilities;

    public System.Collections.Immutable.ImmutableArray<PlannedRequest> Describe(SequenceChange change) =>
        service.Describe(change);

    public PlannedRequest Fill(PlannedRequest request, CreatedParts created) => service.Fill(request, created);

    public async Task<CurrentState> ReadAsync(ReadScope scope, CancellationToken cancellation) =>
        Seen(await service.ReadAsync(scope, cancellation).ConfigureAwait(false));

    public async Task<WriteAnswer> ExecuteAsync(PlannedRequest request, CancellationToken cancellation)
    {
        var answer = await service.ExecuteAsync(request, cancellation).ConfigureAwait(false);

        // An answer is parsed on demand, so this keeps its text of now.
        var said = await answer.ReadAsync(cancellation).ConfigureAwait(false);
        Written?.Invoke(request, answer.Id);
        return Answered(request, new(answer.Id, said is null ? null : _ => Task.FromResult<CurrentSequence?>(said)));
    }
}
