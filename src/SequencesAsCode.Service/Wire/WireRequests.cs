using System.Text.Json.Nodes;

namespace SequencesAsCode.Service.Wire;

/// <summary>
/// The exact requests of a change. Apollo's update takes the whole ordered list of steps and removes all others
/// (documented), so every update contains every step and touch that stays, with all known values.
/// </summary>
internal static class WireRequests
{
    private static readonly ImmutableArray<Field> StepFields = Fields.Of(FieldOwner.Step);

    private static readonly ImmutableArray<Field> TouchFields = Fields.Of(FieldOwner.Touch);

    /// <summary>The requests in the order they are sent.</summary>
    public static ImmutableArray<PlannedRequest> Describe(SequenceChange change) =>
        change.Action switch
        {
            SequenceAction.Create => Create(change.Target!),
            SequenceAction.Update => Update(change),
            SequenceAction.Archive => [Verb(RequestKind.Archive, change.Id!, "archive")],
            _ => [],
        };

    /// <summary>
    /// Whether a request creates a sequence, step or touch, so that sent twice it may create it twice.
    /// </summary>
    public static bool MakesParts(PlannedRequest request)
    {
        if (request.Kind == RequestKind.Create)
            return true;
        return request.Kind == RequestKind.Update
            && JsonNode.Parse(request.Body)?["emailer_steps"] is JsonArray steps
            && steps.Any(step =>
                step!["id"] is null || (step["emailer_touches"] as JsonArray ?? []).Any(touch => touch!["id"] is null)
            );
    }

    // First inactive with all steps, then the fields that create ignores, activation last.
    private static ImmutableArray<PlannedRequest> Create(TargetSequence target)
    {
        var requests = ImmutableArray.CreateBuilder<PlannedRequest>();
        var body = Properties(target.Fields.Where(field => field.Class != FieldClass.UpdateOnly));
        body["active"] = false;
        body["emailer_steps"] = new JsonArray([.. target.Steps.Select(step => (JsonNode)Step(step, null))]);
        requests.Add(new(RequestKind.Create, "POST", "/sequences", Text(body)));

        var later = target.Fields.Where(field => field.Class == FieldClass.UpdateOnly);
        var id = Placeholders.Sequence(target.Key);
        if (later.Count > 0)
        {
            var update = Properties(later);
            update["emailer_steps"] = Steps(target, []);
            requests.Add(new(RequestKind.Update, "PUT", $"/sequences/{id}", Text(update)));
        }

        if (target.Fields[Fields.Active] is FieldValue.Flag { Value: true })
            requests.Add(Verb(RequestKind.Activate, id, "approve"));
        return requests.ToImmutable();
    }

    // Deactivation first, then the whole list of steps (also for a rename), activation last.
    private static ImmutableArray<PlannedRequest> Update(SequenceChange change)
    {
        var target = change.Target!;
        var requests = ImmutableArray.CreateBuilder<PlannedRequest>();
        var active = change.Fields.FirstOrDefault(field => ReferenceEquals(field.Field, Fields.Active));
        if (active?.After is FieldValue.Flag { Value: false })
            requests.Add(Verb(RequestKind.Deactivate, change.Id!, "abort"));

        var others = change.Fields.Where(field => !ReferenceEquals(field.Field, Fields.Active)).ToList();
        if (others.Count > 0 || change.Steps.Any(step => step.Action != PartAction.None))
        {
            var changed = FieldSet.From(others.Select(field => KeyValuePair.Create(field.Field, field.After)));
            var body = Properties(changed.With(KeptAccess(changed, target)));
            body["emailer_steps"] = Steps(target, change.Steps);
            requests.Add(new(RequestKind.Update, "PUT", $"/sequences/{change.Id}", Text(body)));
        }

        if (active?.After is FieldValue.Flag { Value: true })
            requests.Add(Verb(RequestKind.Activate, change.Id!, "approve"));
        return requests.ToImmutable();
    }

    // Documented: a changed visibility resets the access type, so a managed access type is sent again.
    private static FieldSet KeptAccess(FieldSet changed, TargetSequence target) =>
        changed.Contains(Fields.Visibility)
            ? target.Recorded.Where(field => ReferenceEquals(field, Fields.AccessType))
            : FieldSet.Empty;

    private static JsonArray Steps(TargetSequence target, ImmutableArray<StepChange> changes) =>
        Steps(target.Steps, changes, target.Id is null);

    /// <summary>The whole list of steps as a request has it.</summary>
    /// <param name="steps">The steps in order.</param>
    /// <param name="changes">
    /// The changes of existing steps: a removed value is sent as null, a value that never was is not sent.
    /// </param>
    /// <param name="isCreated">Whether the ids are placeholders for parts that are about to be created.</param>
    public static JsonArray Steps(
        ImmutableArray<TargetStep> steps,
        ImmutableArray<StepChange> changes,
        bool isCreated = false
    )
    {
        var byId = changes.Where(change => change.Id is not null).ToLookup(change => change.Id, StringComparer.Ordinal);
        return new([
            .. steps.Select(
                (step, index) => (JsonNode)Step(step, index + 1, byId[step.Id].FirstOrDefault(), isCreated)
            ),
        ]);
    }

    private static JsonObject Step(TargetStep step, int? position, StepChange? change = null, bool isCreated = false)
    {
        var json = new JsonObject();
        if (step.Id is { } id)
            json["id"] = id;
        else if (isCreated)
            json["id"] = Placeholders.Id(step.Handle);
        if (position is { } place)
            json["position"] = place;
        json["type"] = step.Type;
        foreach (var field in StepFields)
        {
            if ((step.Resent[field] ?? step.Fields[field]) is not { } value)
                continue;
            if (value is not FieldValue.Nothing || step.Id is null || Clears(change, field))
                WireValue.Write(json, field, value);
        }

        // A step that loses its touches is sent with an empty list; a step that never had touches is sent without a
        // list.
        if (
            !step.Touches.IsEmpty
            || change?.Touches.Any(touch => touch.Action is PartAction.Remove or PartAction.Replace) == true
        )
        {
            json["emailer_touches"] = Touches(step.Touches, isCreated);
        }
        else if (isCreated && StepTypes.TakesTouches(step.Type))
        {
            json["emailer_touches"] = Placeholders.Touches(step.Handle);
        }

        return json;
    }

    private static bool Clears(StepChange? change, Field field) =>
        change?.Fields.Any(each => ReferenceEquals(each.Field, field)) == true;

    private static JsonArray Touches(ImmutableArray<TargetTouch> touches, bool isCreated) =>
        new([.. touches.Select(touch => (JsonNode)Touch(touch, isCreated))]);

    private static JsonObject Touch(TargetTouch touch, bool isCreated)
    {
        var json = new JsonObject();
        var template = new JsonObject();
        if (touch.Id is { } id)
            json["id"] = id;
        else if (isCreated)
            json["id"] = Placeholders.Id(touch.Handle);
        foreach (var field in TouchFields)
        {
            if ((touch.Resent[field] ?? touch.Fields[field]) is not { } value)
                continue;
            WireValue.Write(field.ApiParent == "emailer_template" ? template : json, field, value);
        }

        json["emailer_template"] = template;
        return json;
    }

    private static JsonObject Properties(FieldSet fields)
    {
        var json = new JsonObject();
        var sharing = new JsonObject();
        foreach (var (field, value) in fields)
        {
            WireValue.Write(field.ApiParent == "sharing_permission" ? sharing : json, field, value);
        }

        if (sharing.Count > 0)
            json["sharing_permission"] = sharing;
        return json;
    }

    private static PlannedRequest Verb(RequestKind kind, string id, string verb) =>
        new(kind, "POST", $"/emailer_campaigns/{id}/{verb}", "{}");

    /// <summary>Compact JSON; letters are not escaped.</summary>
    public static string Text(JsonNode body) => body.ToJsonString(CompactJson.Options);
}
